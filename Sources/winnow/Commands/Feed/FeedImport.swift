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

  /// The parser's word for an outline that is no feed.
  private static let invalidCode = "invalid-outline"

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
    let document = try Self.document(in: file)
    var outlines = document.outlines.map { ImportedOutline($0, of: document) }
    let ids = try await add(outlines, in: document, to: store)
    var results = ids.makeIterator()
    for index in outlines.indices where outlines[index].subscription != nil {
      outlines[index].isKnown = results.next().map { $0 == nil } ?? false
    }
    for warning in document.warnings where !global.json { tell(warning, in: file) }
    let unread = document.warnings.filter { $0.code == Self.invalidCode }
    try report(outlines, unread, of: file)
    guard !outlines.isEmpty || !document.folders.isEmpty else {
      throw CommandFailure(.dataError, "\(file.path): there is no feed in it")
    }
  }

  private static func document(in file: InputFile) throws -> OPMLDocument {
    let bytes = try file.read()
    return try OPMLDocument(parsing: bytes.span)
  }

  /// One id a subscription, nil for one that is known already; all in one transaction.
  private func add(
    _ outlines: [ImportedOutline], in document: OPMLDocument, to store: Store
  ) async throws -> [FeedID?] {
    let wanted = outlines.filter { $0.subscription != nil }
    let subscriptions = wanted.compactMap(\.subscription)
    guard !dry.dryRun else {
      let known = Set(try await store.feeds().flatMap(\.addresses))
      return subscriptions.map { known.contains($0.url) ? nil : FeedID(rawValue: 1) }
    }
    let folders = document.folders.map { folder in
      FolderRecord(folder, in: document, behind: outlines.prefix(folder.feedsBefore))
    }
    let ids = try await store.add(subscriptions, folders: folders)
    for (outline, id) in zip(wanted, ids) where outline.isPaused {
      if let id { try await store.pause(id) }
    }
    return ids
  }

  private func tell(_ warning: ParsingWarning, in file: InputFile) {
    let place = warning.line.map { "\(file.path):\($0)" } ?? file.path
    global.messages.warning("\(place): \(Printable.line(warning.message))")
  }

  private func report(
    _ outlines: [ImportedOutline], _ unread: [ParsingWarning], of file: InputFile
  ) throws {
    for outline in outlines {
      guard let problem = outline.problem, !global.json else { continue }
      let place = outline.line.map { "\(file.path):\($0)" } ?? file.path
      global.messages.warning("\(place): \(Printable.line(problem))")
    }
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      for outline in outlines { outline.write(to: &writer, file: file.path) }
      for warning in unread { warning.write(to: &writer, file: file.path) }
      try output.write(writer.bytes)
    } else {
      let count = { result in outlines.count { $0.result == result } }
      try output.write(
        "\(Printable.line(file.path)): \(Quantity.of(count(.added), "feed")) "
          + (dry.dryRun ? "would be added" : "added")
          + ", \(count(.known)) known already, \(count(.invalid) + unread.count) invalid\n")
    }
    try output.flush()
  }
}

extension FolderRecord {
  /// A folder of a document, behind those of its outlines that stand before it and can be read.
  fileprivate init(
    _ folder: OPMLFolder, in document: OPMLDocument, behind outlines: ArraySlice<ImportedOutline>
  ) {
    var attributes = folder.source.map { OutlineAttribute(name: $0.name, value: $0.value) }
    for namespace in document.namespaces
    where folder.source.contains(where: { $0.name.hasPrefix(namespace.name + ":") }) {
      attributes.append(
        OutlineAttribute(
          name: ImportedOutline.namespacePrefix + namespace.name, value: namespace.value))
    }
    self.init(
      path: folder.path, position: outlines.count { $0.subscription != nil },
      attributes: attributes)
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
