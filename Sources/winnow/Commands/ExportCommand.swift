import ArgumentParser
import Digests
import Storage
import Vocabulary

/// `winnow export`: the store, streamed.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the stored articles: JSON, CSV, Atom or a database.",
    discussion: """
      Every article is there, also those of one lineage, in the order in which
      they were stored. The id is the entry's own, as winnow parse gives it; what was
      read and starred is in _winnow, and winnow import takes jsonl and json back.
      The number of the last article is told at the end: --after goes on from there.

      Examples:
        winnow export > articles.jsonl                    everything
        winnow export --since 7d --folder News            what came this week
        winnow export --starred --format csv              what was worth a star
        winnow export --format csv --output table.csv
        winnow export --after 1234 >> articles.jsonl      what came since
        winnow export --format sqlite --output copy.sqlite
      """
  )

  /// The formats there are.
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    case jsonl, json, csv, atom, sqlite

    /// How articles are written; nil for the database itself.
    var document: ExportFormat? { ExportFormat(rawValue: rawValue) }
  }

  @Option(help: "The format.")
  var format = Format.jsonl

  @Option(help: ArgumentHelp("Only what was stored behind this article.", valueName: "id"))
  var after: ArticleNumber?

  @Option(help: ArgumentHelp("A file in place of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Which articles") var selection: ArticleSelection
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard format == .sqlite else { return }
    guard selection.isEmpty, after == nil else {
      throw ValidationError("sqlite is the whole database, not the articles of an option.")
    }
    guard let output, output != "-" else { throw ValidationError("sqlite wants --output FILE.") }
  }

  func run() async throws {
    let store = try global.openStore()
    if let document = format.document {
      try await write(document, from: store)
    } else if let output {
      let copy = try await store.backUp(to: output)
      global.messages.notice("\(output) holds \(copy.words)")
    }
    await store.close()
  }

  private func write(_ format: ExportFormat, from store: Store) async throws {
    let now = SystemTime().now
    let export = ArticleExport(try await selection.filter(in: store), as: format, of: store)
    let last: ArticleID?
    if let output, output != "-" {
      last = try await write(export, to: output, now: now)
    } else {
      var output = StandardOutput()
      last = try await export.write(after: after?.id, now: now) { try output.write($0) }
      try output.flush()
    }
    guard let last else { return global.messages.notice("no articles to export") }
    global.messages.notice(
      "to go on later: winnow export --format \(format.rawValue) --after \(last)")
  }

  private func write(
    _ export: ArticleExport, to path: String, now: Timestamp
  ) async throws -> ArticleID? {
    do {
      return try await ReplacedFile(path: path).write(streaming: { sink in
        try await export.write(after: after?.id, now: now, to: sink)
      })
    } catch let error as DeliveryFailure {
      throw CommandFailure(error.isAboutCreating ? .cannotCreate : .inputOutput, "\(error)")
    }
  }
}
