import ArgumentParser
import Parsing
import Storage
import Vocabulary
import WebText

/// `winnow feed import`.
struct FeedImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Subscribes to the feeds of OPML files, in their folders.",
    discussion: """
      Feeds that are subscribed already stay as they are. What cannot be read is told
      with its line, and the rest is imported.

      Examples:
        winnow feed import subscriptions.opml
        winnow feed import --dry-run --json subscriptions.opml
        other-reader --export | winnow feed import -
      """
  )

  @Argument(help: ArgumentHelp("OPML files; - is standard input.", valueName: "file"))
  var files: [InputFile]

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    var failures: [any Error] = []
    for file in files {
      do {
        try await importFeeds(of: file, into: store)
      } catch let error as ParsingError {
        let message = FailureMessage(error)
        failures.append(
          CommandFailure(.dataError, "\(file.path): \(message.message)", advice: nil))
      } catch let error as CommandFailure where files.count > 1 {
        failures.append(error)
      }
    }
    await store.close()
    for error in failures.dropLast() { global.messages.error(FailureMessage(error)) }
    if let last = failures.last { throw last }
  }

  private func importFeeds(of file: InputFile, into store: Store) async throws {
    let document = try await OutlineImport(file.read(), into: store, dryRun: dry.dryRun)
    for warning in document.warnings where !global.json { tell(warning, in: file) }
    try report(document, of: file)
    guard !document.isEmpty else {
      throw CommandFailure(
        .dataError, "\(file.path): there is no feed in it",
        advice: "what other readers export is read by: winnow import \(file.path)")
    }
  }

  private func tell(_ warning: ParsingWarning, in file: InputFile) {
    let place = warning.line.map { "\(file.path):\($0)" } ?? file.path
    global.messages.warning("\(place): \(Printable.line(warning.message))")
  }

  private func report(_ document: OutlineImport, of file: InputFile) throws {
    for outline in document.outlines {
      guard let problem = outline.problem, !global.json else { continue }
      let place = outline.line.map { "\(file.path):\($0)" } ?? file.path
      global.messages.warning("\(place): \(Printable.line(problem))")
    }
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      for outline in document.outlines { outline.write(to: &writer, file: file.path) }
      for warning in document.unread { warning.write(to: &writer, file: file.path) }
      try output.write(writer.bytes)
    } else {
      try output.write(
        "\(Printable.line(file.path)): \(Quantity.of(document.count(.added), "feed")) "
          + (dry.dryRun ? "would be added" : "added")
          + ", \(document.count(.known)) known already, "
          + "\(document.count(.invalid) + document.unread.count) invalid\n")
    }
    try output.flush()
  }
}

extension ParsingWarning {
  /// Writes the line of `feed import --json` for an outline that could not be read.
  fileprivate func write(to writer: inout JSONWriter, file: String) {
    writer.object { writer in
      writer.member("file", file)
      writer.member("line", line)
      writer.member("status", ImportedOutline.Result.invalid.rawValue)
      writer.member("message", message)
    }
    writer.endLine()
  }
}
