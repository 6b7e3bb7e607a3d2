import Cleaning
import Parsing
import Polling
import Storage
import Vocabulary
import WebText

/// Takes one file of another reader over, in transactions of some articles each.
struct FileImport {
  /// How many articles one transaction takes.
  private static let batchCount = 200
  /// How often a poll of one of their feeds is waited for, and how long each time.
  private static let attempts = 150
  private static let pause = Duration.milliseconds(200)

  private let file: InputFile
  private let store: Store
  private let fallback: FeedID?
  private let dryRun: Bool
  private let global: GlobalOptions
  private let cleaner = Cleaner()
  private let time = SystemTime()
  private var directory: FeedDirectory
  private var report = ImportReport()
  private var records: [Found] = []

  /// What the file says, and where.
  private typealias Found = (record: ImportRecord, line: Int)

  /// An import into a store; articles that name no feed go to `fallback`.
  init(
    _ file: InputFile, into store: Store, fallback: FeedID?, dryRun: Bool,
    _ global: GlobalOptions
  ) async throws {
    self.file = file
    self.store = store
    self.fallback = fallback
    self.dryRun = dryRun
    self.global = global
    directory = try await FeedDirectory(of: store, dryRun: dryRun)
  }

  /// Reads the file to its end, and tells what became of it.
  ///
  /// - Throws: `CommandFailure` with 65 when there is nothing in it, and what reading and storing
  ///   throw.
  mutating func run(_ format: ImportFormat?) async throws {
    let pieces = try file.pieces()
    let first = try pieces.next() ?? []
    if format == .opml || format == nil && ImportReader.isXML(first) {
      try await importOutlines(first, pieces)
    } else {
      try await importRecords(first, pieces, format)
    }
    try tell()
    guard !report.isEmpty else { throw unusable("there is nothing in it that Winnow can import") }
  }

  private func unusable(_ reason: String) -> CommandFailure {
    CommandFailure(
      .dataError, "\(file.path): \(reason)",
      advice: "to say what it is: winnow import --format FORMAT; see winnow import --help")
  }

  private mutating func importRecords(
    _ first: [UInt8], _ pieces: InputPieces, _ format: ImportFormat?
  ) async throws {
    var reader = ImportReader(format)
    var piece: [UInt8]? = first
    while let bytes = piece {
      var found: [Found] = []
      reader.read(bytes) { found.append(($0, $1)) }
      records += found
      if records.count >= Self.batchCount { try await flush() }
      piece = try pieces.next()
    }
    var last: [Found] = []
    reader.finish { last.append(($0, $1)) }
    records += last
    try await flush()
  }

  private mutating func importOutlines(_ first: [UInt8], _ pieces: InputPieces) async throws {
    var bytes = first
    while let piece = try pieces.next() { bytes += piece }
    let outlines: OutlineImport
    do {
      outlines = try await OutlineImport(bytes, into: store, dryRun: dryRun)
    } catch let error as ParsingError {
      throw unusable(FailureMessage(error).message)
    }
    for (line, problem) in outlines.problems { try complain(problem, line: line) }
    report.feeds = (
      outlines.count(.added), outlines.count(.known),
      outlines.count(.invalid) + outlines.unread.count
    )
  }

  /// Stores what was read.
  private mutating func flush() async throws {
    let batch = records
    records = []
    var listed = 0
    let feeds = batch.map { record, _ -> ImportedFeed in
      switch record {
      case .feed(let feed): return feed
      case .entry(let entry): return entry.feed
      case .read, .invalid: return ImportedFeed()
      }
    }
    let places = try await directory.places(of: feeds)
    var articles: [ArticleImport] = []
    var readOnes: [String] = []
    for ((record, line), place) in zip(batch, places) {
      switch record {
      case .invalid(let reason):
        report.articles.invalid += 1
        try complain(reason, line: line)
      case .read(let guid): readOnes.append(guid)
      case .feed:
        if case .impossible(let reason)? = place {
          report.feeds.invalid += 1
          try complain(reason, line: line)
        } else {
          listed += 1
        }
      case .entry(let entry):
        if let article = try article(entry, at: place, line: line) { articles.append(article) }
      }
    }
    let added = directory.takeAddedCount()
    report.feeds.added += added
    report.feeds.known += max(0, listed - added)
    try await keep(articles)
    if !readOnes.isEmpty {
      let marked = try await store.markRead(identifiers: readOnes, dryRun: dryRun)
      report.articles.marked += marked
      report.articles.known += readOnes.count - marked
    }
  }

  /// The article as it is to be stored; nil where that cannot be.
  private mutating func article(
    _ entry: ImportedEntry, at place: FeedDirectory.Place?, line: Int
  ) throws -> ArticleImport? {
    var problem: String?
    var feed = fallback
    switch place {
    case .subscribed(let id): feed = id
    case .wanted: feed = nil
    case .impossible(let reason):
      if fallback == nil { problem = "\(reason); add that feed first, or give --feed" }
    case nil:
      if fallback == nil { problem = "an article that names no feed; give --feed" }
    }
    let parts = [entry.entry.url, entry.entry.guid, entry.entry.title?.value]
    if parts.allSatisfy({ $0 == nil }) { problem = "an article without address and title" }
    if let problem {
      report.articles.invalid += 1
      try complain(problem, line: line)
      return nil
    }
    guard let feed else {
      report.articles.added += 1
      return nil
    }
    return ArticleImport(entry, of: feed, cleaner: cleaner, now: time.now)
  }

  private mutating func keep(_ articles: [ArticleImport]) async throws {
    guard !articles.isEmpty else { return }
    for attempt in 0..<Self.attempts {
      if attempt > 0 { try await time.sleep(for: Self.pause) }
      guard let outcomes = try await store.importArticles(articles, dryRun: dryRun) else {
        continue
      }
      report.articles.added += outcomes.count { $0 == .added }
      report.articles.marked += outcomes.count { $0 == .marked }
      report.articles.known += outcomes.count { $0 == .known }
      return
    }
    throw CommandFailure(
      .tryAgain, "\(file.path): one of its feeds has been polled all the time",
      advice: "what was imported stays; go on with: winnow import \(file.path)")
  }

  /// Tells what could not be used.
  private func complain(_ reason: String, line: Int?) throws {
    guard global.json else {
      let place = line.map { "\(file.path):\($0)" } ?? file.path
      return global.messages.warning("\(Printable.line(place)): \(Printable.line(reason))")
    }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("file", file.path)
      writer.member("line", line)
      writer.member("status", ImportedOutline.Result.invalid.rawValue)
      writer.member("message", reason)
    }
    writer.endLine()
    try write(writer.bytes)
  }

  private func tell() throws {
    guard global.json else {
      let sentence = report.sentence(dryRun: dryRun)
      return try write(Array("\(Printable.line(file.path)): \(sentence)\n".utf8))
    }
    var writer = JSONWriter()
    report.write(to: &writer, file: file.path)
    try write(writer.bytes)
  }

  private func write(_ bytes: [UInt8]) throws {
    var output = StandardOutput()
    try output.write(bytes)
    try output.flush()
  }
}
