import Cleaning
import Digests
import Parsing
import Vocabulary
import WebText

/// `winnow extract --feed`: a feed in, each of its articles cleaned, one a line.
struct ExtractFeed {
  /// Where the feed came from.
  let source: DocumentSource
  /// Whether the articles of one host inform each other.
  let learns: Bool

  private let cleaner = Cleaner()

  /// Prints the articles of a feed.
  ///
  /// - Throws: `CommandFailure` with 65 for what is no feed.
  func run(_ file: InputFile) throws {
    var output = StandardOutput()
    try write(try file.readFeed(from: source).entries, to: &output)
    try output.flush()
  }

  private func write(_ entries: [ParsedEntry], to output: inout StandardOutput) throws {
    let articles = entries.map { (site: $0.site, article: cleaner.prepare(EntryContent($0))) }
    // What is learned of one document has no age.
    let sites =
      learns
      ? LearnedSites(
        articles.map { ($0.site, $0.article.notes) }, at: Timestamp(secondsSinceEpoch: 0))
      : LearnedSites()
    for (entry, (site, article)) in zip(entries, articles) {
      var writer = JSONWriter()
      let clean = cleaner.finish(article, learned: sites.blocks(of: site))
      JSONFeedItem(entry, clean).write(to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
    }
  }
}

extension ParsedEntry {
  /// The host of its page.
  fileprivate var site: String? {
    url.flatMap { WebURL(parsing: $0) }?.host
  }
}

extension EntryContent {
  /// The texts of an entry that was read.
  init(_ entry: ParsedEntry) {
    self.init(
      title: entry.title, summary: entry.summary, content: entry.content,
      contentText: entry.contentText)
  }
}

extension JSONFeedItem {
  /// The item of an entry that was cleaned, with what was taken out.
  init(_ entry: ParsedEntry, _ article: CleanArticle) {
    var details = entry.details
    details.image = details.image ?? article.leadImage
    self.init(
      id: entry.identifier, url: entry.url, title: article.title, titleHTML: article.titleHTML,
      content: article.content, text: article.text, summary: article.summary,
      summaryHTML: article.summaryHTML, published: entry.published, modified: entry.modified,
      enclosures: entry.enclosures, details: details, articleID: nil)
    removed = article.removed
  }
}
