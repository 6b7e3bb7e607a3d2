import Parsing
import Storage
import Vocabulary

/// Takes an OPML document over.
struct OutlineImport {
  /// The parser's word for an outline that is no feed.
  private static let invalidCode = "invalid-outline"

  /// Its feeds, and what became of each.
  private(set) var outlines: [ImportedOutline]
  /// What was wrong with the document.
  let warnings: [ParsingWarning]
  /// Whether there is neither a feed nor a folder in it.
  let isEmpty: Bool

  /// Subscribes to the feeds of a document in one transaction; with `dryRun` only looks them up.
  ///
  /// - Throws: `ParsingError` for what is no OPML, and what storing throws.
  init(_ bytes: [UInt8], into store: Store, dryRun: Bool) async throws {
    let document = try Self.document(bytes)
    warnings = document.warnings
    outlines = document.outlines.map { ImportedOutline($0, of: document) }
    isEmpty = document.outlines.isEmpty && document.folders.isEmpty
    let ids = try await add(to: store, document, dryRun: dryRun)
    var results = ids.makeIterator()
    for index in outlines.indices where outlines[index].subscription != nil {
      outlines[index].isKnown = results.next().map { $0 == nil } ?? false
    }
  }

  /// The outlines that could not be read.
  var unread: [ParsingWarning] { warnings.filter { $0.code == Self.invalidCode } }

  /// All that could not be used, with lines.
  var problems: [(line: Int?, message: String)] {
    warnings.map { ($0.line, $0.message) }
      + outlines.compactMap { outline in outline.problem.map { (outline.line, $0) } }
  }

  /// How many feeds came to this.
  func count(_ result: ImportedOutline.Result) -> Int { outlines.count { $0.result == result } }

  /// Apart, for a span must not live in an asynchronous function.
  private static func document(_ bytes: [UInt8]) throws -> OPMLDocument {
    try OPMLDocument(parsing: bytes.span)
  }

  /// One id a subscription, nil for one that is known already.
  private func add(
    to store: Store, _ document: OPMLDocument, dryRun: Bool
  ) async throws -> [FeedID?] {
    let wanted = outlines.filter { $0.subscription != nil }
    let subscriptions = wanted.compactMap(\.subscription)
    guard !dryRun else {
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
