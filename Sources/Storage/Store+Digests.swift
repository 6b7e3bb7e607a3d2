import GRDB
public import Vocabulary

extension Store {
  /// Hands the stories of a filter to a closure, newest first, each once; nothing is remembered.
  ///
  /// What the closure throws comes as `StorageError.statement`, save another `StorageError`.
  public func tell<Value: Sendable>(
    _ filter: ArticleFilter, limit: Int,
    _ body: @escaping @Sendable (StorySelection) throws -> Value
  ) async throws(StorageError) -> Value {
    try await read { db in try body(try StoryReader(db: db).newest(filter, limit: limit)) }
  }

  /// The stories of a filter, newest first, each once; all of them at one time.
  public func stories(
    _ filter: ArticleFilter, limit: Int
  ) async throws(StorageError) -> [DigestStory] {
    try await tell(filter, limit: limit) { selection in
      var stories: [DigestStory] = []
      try selection.forEach { stories.append($0) }
      return stories
    }
  }

  /// The feeds that settings are about; nil for all.
  public func feeds(of settings: DigestSettings) async throws(StorageError) -> [FeedID]? {
    let now = time.now
    return try await read { db in try IssueSelector(db: db, now: now).feeds(of: settings) }
  }

  /// A named digest; nil when there is none of that name.
  public func digest(named name: String) async throws(StorageError) -> DigestRecord? {
    try await read { db in try DigestTable(db: db).digest(named: name)?.record }
  }

  /// A named digest.
  ///
  /// - Throws: `StorageError.notFound` with the nearest names.
  public func existingDigest(_ name: String) async throws(StorageError) -> DigestRecord {
    try await read { db in try DigestTable(db: db).existing(name).record }
  }

  /// All named digests by name.
  public func digests() async throws(StorageError) -> [DigestRecord] {
    try await read { db in try DigestTable(db: db).all().map(\.record) }
  }

  /// Makes a named digest that has told nothing yet, or changes the settings of one.
  public func define(
    digest name: String, settings: DigestSettings, nextRunAt: Timestamp? = nil
  ) async throws(StorageError) -> DigestRecord {
    try await write { db in
      let table = DigestTable(db: db)
      try table.define(name, settings, nextRunAt: nextRunAt)
      return try table.existing(name).record
    }
  }

  /// Forgets a named digest, its issues and what it told.
  public func remove(digest name: String) async throws(StorageError) {
    try await write { db in try DigestTable(db: db).remove(name) }
  }

  /// Notes when a digest is made by itself the next time.
  public func setNextRun(of name: String, at time: Timestamp?) async throws(StorageError) {
    try await write { db in try DigestTable(db: db).setNextRun(name, at: time) }
  }

  /// Selects, renders and records an issue and moves the cursor, in one transaction.
  ///
  /// Where an issue of this digest still waits for delivery, that one is returned instead. Nil when
  /// there is nothing new. `render` gives the document; what it throws undoes everything. The issue
  /// then belongs to `owner` until it is delivered or failed. On the disk when it returns: no power
  /// failure makes another issue of what has perhaps been delivered.
  ///
  /// - Throws: `StorageError.locked` while another process delivers the issue that waits.
  public func prepareIssue(
    of name: String, format: String, delivery: DigestDelivery = .standardOutput,
    owner: LeaseOwner = .thisProcess,
    render: @escaping @Sendable (IssueHead, StorySelection) throws -> [UInt8]
  ) async throws(StorageError) -> PendingIssue? {
    let now = time.now
    return try await writeDurably { db in
      let digest = try DigestTable(db: db).existing(name)
      return try IssueWriter(db: db, now: now).issue(
        of: digest, .init(format: format, delivery: delivery, owner: owner), render: render)
    }
  }

  /// Hands over what the next new issue of a digest would tell, newest first; nothing moves.
  ///
  /// The digest need not be there: without one, and with other settings than it has, these count.
  public func previewIssue<Value: Sendable>(
    of name: String, settings: DigestSettings?,
    _ body: @escaping @Sendable (StorySelection) throws -> Value
  ) async throws(StorageError) -> Value {
    let now = time.now
    return try await read { db in
      var entry =
        try DigestTable(db: db).digest(named: name)
        ?? DigestTable.Entry(
          id: 0, versionCursor: 0,
          record: DigestRecord(
            name: name, settings: DigestSettings(), cursor: ArticleID(rawValue: 0),
            lastIssueAt: nil))
      entry.record.settings = settings ?? entry.record.settings
      let selector = IssueSelector(db: db, now: now)
      return try body(try selector.stories(try selector.select(for: entry), for: entry))
    }
  }

  /// An issue by its number within a digest, as long as its document is kept.
  public func issue(_ number: Int, of name: String) async throws(StorageError) -> PendingIssue {
    try await read { db in
      try IssueTable(db: db).issue(number, of: DigestTable(db: db).existing(name))
    }
  }

  /// An issue whose delivery is to be tried now, which then belongs to `owner`; nil for none.
  public func claimDueIssue(owner: LeaseOwner) async throws(StorageError) -> PendingIssue? {
    let now = time.now
    return try await write { db in
      let issues = IssueTable(db: db)
      guard let issue = try issues.due(by: now, for: owner) else { return nil }
      try issues.claim(issue, by: owner)
      return issue
    }
  }

  /// Notes that an issue has arrived.
  public func markDelivered(_ issue: Int64) async throws(StorageError) {
    let now = time.now
    try await writeDurably { db in try IssueTable(db: db).markDelivered(issue, at: now) }
  }

  /// Notes why an issue did not arrive, and when it is tried again; nil for when somebody asks.
  public func markFailed(
    _ issue: Int64, reason: String, retryAt: Timestamp?
  ) async throws(StorageError) {
    try await write { db in
      try IssueTable(db: db).markFailed(issue, reason: reason, retryAt: retryAt)
    }
  }
}
