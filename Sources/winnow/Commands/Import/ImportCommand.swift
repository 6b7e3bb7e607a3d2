import ArgumentParser
import Parsing
import Storage
import Vocabulary

/// `winnow import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over articles, feeds and marks from an export.",
    discussion: """
      Reads Winnow's own export (jsonl, json), any JSON Feed, OPML, and what other
      readers export: Miniflux (entries or feeds as JSON), FreshRSS and Feedly
      (articles as JSON), Newsboat (its file of addresses; its list of what was
      read, with --format newsboat-read). The format is told by the content.

      Feeds that are not there yet are subscribed to. Articles that are there stay
      as they are and get the marks of the export: nothing changes when a file is
      imported again, and an import that was stopped goes on where it was. Digests
      do not tell imported articles as new.

      Examples:
        winnow import articles.jsonl
        winnow import --dry-run starred.json
        winnow import --format newsboat-read read-articles.txt
        zcat export.json.gz | winnow import --feed "Harbour News" -
      """
  )

  @Argument(help: ArgumentHelp("Files; - is standard input.", valueName: "file"))
  var files: [InputFile]

  @Option(
    help: ArgumentHelp("What the files are, where the content does not tell.", valueName: "format"))
  var format: ImportFormat?

  @Option(help: ArgumentHelp("The feed of articles that name none.", valueName: "feed"))
  var feed: String?

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let fallback: FeedID? = if let feed { try await store.feed(named: feed).id } else { nil }
    var failures: [any Error] = []
    for file in files {
      var importing = try await FileImport(
        file, into: store, fallback: fallback, dryRun: dry.dryRun, global)
      do {
        try await importing.run(format)
      } catch let error as CommandFailure where error.status == .dataError || files.count > 1 {
        failures.append(error)
      }
    }
    await store.close()
    for error in failures.dropLast() { global.messages.error(FailureMessage(error)) }
    if let last = failures.last { throw last }
  }
}
