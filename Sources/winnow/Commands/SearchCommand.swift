import ArgumentParser
import Digests
import Storage
import Vocabulary
import WebText

/// `winnow search`.
struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds articles by their words, best first.",
    discussion: """
      All words must occur; accents and case do not matter. "Words in quotes" follow
      one another, a word with * at its end is a beginning, and -word leaves out what
      has it. Words of Chinese, Japanese, Korean and Thai are found at any place.

      Fields ask for one thing, -FIELD: for its opposite:
        title: author: text:   words of that part alone
        feed:name              feeds with this in title or address
        folder:News tag:x      as --folder and --tag
        language:de            articles in it, regional kinds too
        after: before:         published since, or before: 2026-01-31, 2026-01, 7d
        is:                    unread, read or starred

      Examples:
        winnow search climate -cars
        winnow search '"open source" licen*' --since 30d
        winnow search title:election feed:gazette after:2026-01-01
        winnow search football -title:cup is:unread
      """
  )

  @Argument(help: "The words.")
  var query: [String]

  @OptionGroup(title: "Which articles") var selection: ArticleSelection

  @Option(help: ArgumentHelp("At most so many.", valueName: "count"))
  var limit = 50

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is a positive number.") }
    guard query.contains(where: { !$0.isEmpty }) else { throw ValidationError("No word to find.") }
  }

  func run() async throws {
    let store = try global.openStore()
    let filter = try await selection.filter(in: store)
    let words = query.joined(separator: " ")
    let hits = try await store.search(words, filter: filter, limit: limit)
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      for hit in hits {
        JSONFeedItem(hit).write(to: &writer)
        writer.endLine()
        try output.write(writer.bytes)
        writer.removeAll()
      }
    } else {
      for hit in hits { try output.write(text(of: hit)) }
    }
    try output.flush()
    await store.close()
    if hits.isEmpty { global.messages.notice("nothing found for: \(words)") }
  }

  /// One line in a pipe; on a terminal the piece that was found under the headline.
  private func text(of hit: SearchHit) -> String {
    let article = hit.article.summary
    let title = Printable.line(article.shownTitle)
    guard global.terminal.isTerminal else {
      return [article.id.description, Printable.line(article.feedTitle), title, article.url ?? ""]
        .joined(separator: "\t") + "\n"
    }
    let palette = global.palette
    let time = (article.publishedAt ?? article.firstSeenAt)
    let about = "\(article.feedTitle), \(RelativeTime.describe(time, now: SystemTime().now))"
    return "\(palette.paint("\(article.id)", .faint))  \(palette.paint(title, .strong))  "
      + palette.paint(Printable.line(about), .faint) + "\n    \(highlighted(hit.snippet))\n"
  }

  /// The words found stand between U+0002 and U+0003.
  private func highlighted(_ snippet: String) -> String {
    var isFound = false
    return snippet.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\u{02}" || $0 == "\u{03}" }
    ).map { piece in
      defer { isFound.toggle() }
      let text = Printable.line(String(piece))
      return isFound ? global.palette.paint(text, .warning) : text
    }.joined()
  }
}
