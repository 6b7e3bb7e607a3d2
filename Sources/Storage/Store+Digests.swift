import GRDB
import Vocabulary

extension Store {
  /// The stories of a filter, newest first, each once; for a digest without a name.
  public func stories(
    _ filter: ArticleFilter, limit: Int
  ) async throws(StorageError) -> [DigestStory] {
    try await read { db in try StoryReader(db: db).newest(filter, limit: limit) }
  }

  /// A named digest; nil when there is none of that name.
  public func digest(named name: String) async throws(StorageError) -> DigestRecord? {
    try await read { db in try DigestTable(db: db).digest(named: name)?.record }
  }

  /// All named digests by name.
  public func digests() async throws(StorageError) -> [DigestRecord] {
    try await read { db in try DigestTable(db: db).all().map(\.record) }
  }

  /// Makes a named digest that has told nothing yet, or changes the settings of one.
  public func define(
    digest name: String, settings: DigestSettings
  ) async throws(StorageError) -> DigestRecord {
    try await write { db in
      let table = DigestTable(db: db)
      try table.define(name, settings)
      return try table.existing(name).record
    }
  }

  /// Selects, renders and records an issue and moves the cursor, in one transaction.
  ///
  /// Where an issue of this digest still waits for delivery, that one is returned instead. Nil when
  /// there is nothing new. `render` gets the stories, newest first, and gives the document; what it
  /// throws undoes everything. On the disk when it returns: no power failure makes another issue of
  /// what has perhaps been delivered.
  public func prepareIssue(
    of name: String, format: String,
    render: @escaping @Sendable ([DigestStory]) throws -> [UInt8]
  ) async throws(StorageError) -> PendingIssue? {
    let now = time.now
    return try await writeDurably { db in
      let writer = IssueWriter(db: db, now: now)
      let digest = try DigestTable(db: db).existing(name)
      return try writer.issue(of: digest, format: format, render: render)
    }
  }

  /// What the next new issue of a digest would tell, newest first; nothing moves.
  ///
  /// The digest need not be there: without one, and with other settings than it has, these count.
  public func previewIssue(
    of name: String, settings: DigestSettings?
  ) async throws(StorageError) -> [DigestStory] {
    let now = time.now
    return try await read { db in
      var entry =
        try DigestTable(db: db).digest(named: name)
        ?? DigestTable.Entry(
          id: 0,
          record: DigestRecord(
            name: name, settings: DigestSettings(), cursor: ArticleID(rawValue: 0),
            lastIssueAt: nil))
      entry.record.settings = settings ?? entry.record.settings
      return try IssueWriter(db: db, now: now).preview(of: entry)
    }
  }

  /// Notes that an issue has arrived.
  public func markDelivered(_ issue: Int64) async throws(StorageError) {
    let now = time.now
    try await writeDurably { db in try IssueWriter(db: db, now: now).markDelivered(issue) }
  }
}
