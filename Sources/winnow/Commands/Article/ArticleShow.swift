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
      Examples:
        winnow article show 1234 | less
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

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !(html && original) else {
      throw ValidationError("--html and --original exclude each other.")
    }
  }

  func run() async throws {
    let store = try global.openStore()
    let record = try await store.article(article.id)
    var output = StandardOutput()
    if original {
      try output.write((record.original ?? record.content?.string ?? "") + "\n")
    } else if html {
      try output.write((record.content?.string ?? "") + "\n")
    } else if global.json {
      var writer = JSONWriter()
      JSONFeedItem(record).write(to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
    } else {
      try output.write(text(of: record))
    }
    try output.flush()
    await store.close()
  }

  private func text(of record: ArticleRecord) -> String {
    let palette = global.palette
    let summary = record.summary
    let authors = summary.details.authors.compactMap { $0.name ?? $0.email }
    let facts = [
      summary.feedTitle, authors.isEmpty ? nil : authors.joined(separator: ", "),
      (summary.publishedAt ?? summary.modifiedAt)?.description,
      summary.version > 1 ? "version \(summary.version)" : nil,
    ].compactMap { $0 }
    var text = palette.paint(Printable.line(summary.shownTitle), .strong) + "\n"
    text += palette.paint(Printable.line(facts.joined(separator: " · ")), .faint) + "\n"
    if let url = summary.url { text += palette.paint(Printable.line(url), .faint) + "\n" }
    let body = record.text ?? summary.summary
    if let body, !body.isEmpty {
      text += "\n" + wrapped(Printable.paragraphs(body.string)) + "\n"
    }
    for enclosure in record.enclosures {
      text += "\n" + Printable.line("attached: \(enclosure.url)")
    }
    return record.enclosures.isEmpty ? text : text + "\n"
  }

  /// Lines that fit the terminal; in a pipe they stay as they are.
  private func wrapped(_ text: String) -> String {
    guard global.terminal.isTerminal else { return text }
    return LineWrapper(columns: min(global.terminal.width, 100)).wrap(text)
  }
}
