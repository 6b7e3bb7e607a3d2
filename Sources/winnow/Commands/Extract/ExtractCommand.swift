import ArgumentParser
import Cleaning
import Parsing
import WebText

/// `winnow extract`: a page or a feed in, its articles out, cleaned.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints the article of a page, and nothing else, as a JSON Feed item.",
    usage: """
      winnow extract [--url <url>] <file>
      winnow extract --batch [--learn] < <list>
      winnow extract --feed [--learn] <file>
      """,
    discussion: """
      Title, byline, date, site name, language and picture come from what the page
      says of itself; the body is the story alone, sanitised. A page without an
      article exits 65.

      With --batch, lines come on standard input, each an address (perhaps empty),
      a tab and a path, perhaps another tab and the HTTP Content-Type; an item a
      line comes out, in order.

      With --feed, the document is a feed: each of its articles is cleaned and
      printed, one a line, with what was taken out and why.

      With --learn, the pages or articles of one host inform each other: what recurs
      on them is not the story. With --explain, what was dropped of a page is listed
      with the reason.

      Where a site's pages are not read well, a file HOST.rules in the folder sites
      beside the configuration says where the article is:
        content: article .story-text
        remove:  .promo, aside.newsletter
        keep:    .poem
        next:    a.next-page
      Selectors are elements, .classes, #ids, [attributes=values], one in another.

      Examples:
        winnow extract --url https://example.org/story page.html
        curl -s https://example.org/story | winnow extract -
        printf '\\t%s\\n' pages/*.html | winnow extract --batch > articles.jsonl
        curl -s https://example.org/feed.xml | winnow extract --feed --learn -
      """
  )

  @OptionGroup var origin: DocumentOrigin

  @Flag(help: "Read addresses and paths from standard input and print an item a line.")
  var batch = false

  @Flag(help: "The document is a feed; print an article a line.")
  var feed = false

  @Flag(help: "Take out what recurs on the articles of one host.")
  var learn = false

  @Flag(help: "List all that was dropped of a page, and why.")
  var explain = false

  @Argument(help: "The document; - is standard input.")
  var file: InputFile?

  func validate() throws {
    if feed, batch { throw ValidationError("--feed and --batch read different things.") }
    if learn, !feed, !batch { throw ValidationError("--learn needs --batch or --feed.") }
    guard batch else {
      if file == nil { throw ValidationError("Name a file, or - for standard input.") }
      return
    }
    if file != nil || !origin.isEmpty {
      throw ValidationError("--batch takes file, address and type from standard input.")
    }
  }

  func run() async throws {
    let cleaner = Cleaner(explainsSelection: explain, siteRules: try SiteRuleFiles.read(.process))
    guard !batch else { return try ExtractBatch(cleaner: cleaner, learns: learn).run() }
    guard let file else { return }
    let source = try origin.source
    guard !feed else { return try ExtractFeed(source: source, learns: learn).run(file) }
    try printArticle(of: file, from: source, cleaner)
  }

  private func printArticle(
    of file: InputFile, from source: DocumentSource, _ cleaner: Cleaner
  ) throws {
    let page = try file.read()
    let transport = HTTPCharset.charset(in: source.contentType)
    switch cleaner.extract(page: page.span, at: source.url, transport: transport) {
    case .missing(let reason):
      throw CommandFailure(.dataError, "\(file.name): \(reason.message)")
    case .found(let article):
      var writer = JSONWriter()
      ExtractedItem(article, url: source.url?.string).write(to: &writer)
      writer.endLine()
      var output = StandardOutput()
      try output.write(writer.bytes)
      try output.flush()
    }
  }
}
