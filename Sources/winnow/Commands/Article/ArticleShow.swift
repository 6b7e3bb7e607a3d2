import ArgumentParser
import Cleaning
import Digests
import Storage
import Vocabulary
import WebText

/// `winnow article show`.
struct ArticleShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one article as text, HTML or a JSON Feed item.",
    discussion: """
      Links are numbered, their addresses stand at the end. On a terminal the text is
      wrapped and goes through $PAGER (else less); in a pipe lines stay whole.

      Examples:
        winnow article show 1234
        winnow article show 1234 --width 60      also in a pipe
        winnow article show 1234 --html > article.html
        winnow article show 1234 --original      what the feed gave
      """
  )

  @Argument(help: ArgumentHelp("The article's number.", valueName: "id"))
  var article: ArticleNumber

  @Flag(help: "Print the article's HTML, cleaned.")
  var html = false

  @Flag(help: "Print the feed's own HTML, not cleaned; do not open it in a browser.")
  var original = false

  @Option(help: ArgumentHelp("Wrap lines at so many columns.", valueName: "columns"))
  var width: Int?

  @Flag(help: "Print to the terminal without a pager.")
  var noPager = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard width ?? 20 >= 20 else { throw ValidationError("--width is at least 20.") }
    guard !(html && original) else {
      throw ValidationError("--html and --original exclude each other.")
    }
  }

  func run() async throws {
    let store = try global.openStore()
    let record = try await store.article(article.id)
    await store.close()
    if original {
      try write((record.original ?? record.content?.string ?? "") + "\n")
    } else if html {
      try write((record.content?.string ?? "") + "\n")
    } else if global.json {
      var writer = JSONWriter()
      JSONFeedItem(record).write(to: &writer)
      writer.endLine()
      try write(String(decoding: writer.bytes, as: UTF8.self))
    } else if global.terminal.isTerminal, !noPager, let pager = Pager.ofUser {
      try pager.show(text(of: record))
    } else {
      try write(text(of: record))
    }
  }

  private func write(_ text: String) throws {
    var output = StandardOutput()
    try output.write(text)
    try output.flush()
  }

  private func text(of record: ArticleRecord) -> String {
    let palette = global.palette
    let summary = record.summary
    let authors = summary.details.authors.compactMap { $0.name ?? $0.email }
    let facts = [
      summary.feedTitle, authors.isEmpty ? nil : authors.joined(separator: ", "),
      (summary.publishedAt ?? summary.modifiedAt)?.description,
      summary.measures.map { Quantity.of($0.wordCount, "word") },
      summary.measures?.readingMinutes.map { "\($0) min read" }, summary.language,
      summary.version > 1 ? "version \(summary.version)" : nil,
    ].compactMap { $0 }
    var text = palette.paint(Printable.line(summary.shownTitle), .strong) + "\n"
    text += palette.paint(Printable.line(facts.joined(separator: " · ")), .faint) + "\n"
    if let url = summary.url { text += palette.paint(Printable.line(url), .faint) + "\n" }
    let (body, addresses) = body(of: record)
    if !body.isEmpty { text += "\n" + wrapped(body) + "\n" }
    if !addresses.isEmpty { text += "\n" }
    for (position, address) in addresses.enumerated() {
      text += palette.paint("[\(position + 1)]", .faint) + " \(Printable.line(address))\n"
    }
    if !record.enclosures.isEmpty { text += "\n" }
    for enclosure in record.enclosures {
      text += Printable.line("attached: \(enclosure.url)") + "\n"
    }
    return text
  }

  /// The text with its links numbered, and where they lead.
  private func body(of record: ArticleRecord) -> (String, addresses: [String]) {
    if let linked = record.content?.linkedText {
      return (Printable.paragraphs(linked.text.string), linked.addresses)
    }
    let text = record.text ?? record.summary.summary
    return (Printable.paragraphs(text?.string ?? ""), [])
  }

  /// Lines that fit; in a pipe they stay as they are.
  private func wrapped(_ text: String) -> String {
    if let width { return LineWrapper(columns: width).wrap(text) }
    guard global.terminal.isTerminal else { return text }
    return LineWrapper(columns: min(global.terminal.width, Self.widestLine)).wrap(text)
  }

  /// Longer lines are hard to read.
  private static let widestLine = 80
}
