import ArgumentParser
import Digests
import Storage
import Vocabulary

/// `winnow export`: the store, streamed.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints the stored articles, a JSON Feed item a line.",
    discussion: """
      Every article is there, also those of one lineage, in the order in which
      they were stored. The id is the entry's own, as winnow parse gives it.

      Examples:
        winnow export > articles.jsonl           everything
        winnow export --since 7d --folder News   what came this week
      """
  )

  /// The formats there are.
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// A JSON Feed item a line.
    case jsonl
  }

  @Option(help: "The format.")
  var format = Format.jsonl

  @Option(help: ArgumentHelp("Only what was stored since: a date, or 12h, 2d.", valueName: "time"))
  var since: SinceOption?

  @Option(help: ArgumentHelp("Only feeds in this folder or below it.", valueName: "folder"))
  var folder: String?

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    var filter = ArticleFilter()
    filter.folder = folder
    filter.since = since?.time(before: SystemTime().now)
    var output = StandardOutput()
    try await ArticleExport(filter, of: store).write { try output.write($0) }
    try output.flush()
    await store.close()
  }
}
