public import Cleaning
import GRDB
public import Vocabulary

extension Store {
  /// The headlines of a feed's recent articles, as fingerprints.
  public func headlines(of feed: FeedID) async throws(StorageError) -> Set<BlockFingerprint> {
    try await read { db in try BlockReader(db: db).titles(of: feed) }
  }

  /// What is known of some of a feed's blocks.
  public func blocks(
    of feed: FeedID, for fingerprints: [BlockFingerprint]
  ) async throws(StorageError) -> BlockLedger {
    try await read { db in try BlockReader(db: db).ledger(of: feed, for: fingerprints) }
  }

  /// The articles of one feed that are to be cleaned again because of what was learned since; nil
  /// when there are none.
  ///
  /// Only recent ones, and of one feed at a time: it is background work.
  public func nextCleaning() async throws(StorageError) -> CleaningTask? {
    let now = time.now
    return try await read { db in
      guard let row = try db.row(Store.uncleanScope) else { return nil }
      let feed: FeedID = row[0]
      let last: ArticleID = row[1]
      return CleaningTask(
        feed: feed, last: last, bodies: try Store.bodies(of: feed, upTo: last, at: now, in: db),
        ledger: try BlockReader(db: db).ledger(of: feed))
    }
  }

  /// Stores articles that were cleaned again; how many of them were written.
  ///
  /// Versions, marks and times stay: nothing of the story has changed.
  public func finish(
    _ task: CleaningTask, with bodies: [CleanedBody]
  ) async throws(StorageError) -> Int {
    let now = time.now
    return try await write { db in
      let writer = BodyWriter(db: db, now: now)
      var count = 0
      for body in bodies where try writer.write(body) { count += 1 }
      try db.run(
        "UPDATE blockScope SET cleanUpTo = NULL WHERE feedId = ? AND cleanUpTo <= ?",
        [task.feed, task.last])
      return count
    }
  }

  /// Keeps blocks of a feed for good, whatever recurs, or gives them up to cleaning again.
  ///
  /// Its recent articles are to be cleaned again after it.
  public func keep(
    _ blocks: [BlockFingerprint: String], of feed: FeedID, kept: Bool
  ) async throws(StorageError) {
    let now = time.now
    try await write { db in
      let table = BlockTable(db: db, now: now)
      for (fingerprint, sample) in blocks.sorted(by: { $0.key < $1.key }) {
        try table.set(fingerprint, kept: kept, sample: sample, of: feed)
      }
      let last: ArticleID? = try db.value("SELECT max(id) FROM article WHERE feedId = ?", [feed])
      if let last { try table.markUnclean(feed, upTo: last) }
    }
  }

  /// The texts of one article, as `nextCleaning` gives them.
  public func body(of article: ArticleID) async throws(StorageError) -> StoredBody {
    try await read { db in
      guard let row = try db.row(Store.bodyColumns + "WHERE a.id = ?", [article]) else {
        throw StorageError.notFound(kind: "article", name: article.description, nearest: [])
      }
      return StoredBody(row)
    }
  }

  static let uncleanScope = """
    SELECT feedId, cleanUpTo FROM blockScope WHERE cleanUpTo IS NOT NULL ORDER BY id LIMIT 1
    """

  static let bodyColumns = """
    SELECT a.id, a.url, a.title, a.summary, c.html, c.original, c.originalBase,
      p.outcome IS 'stored', c.pageHTML
    FROM article a CROSS JOIN articleContent c ON c.articleId = a.id
    LEFT JOIN page p ON p.articleId = a.id

    """

  static let uncleanBodies =
    bodyColumns + """
      WHERE a.feedId = ? AND a.id <= ? AND a.firstSeenAt >= ? ORDER BY a.id DESC LIMIT ?
      """

  private static func bodies(
    of feed: FeedID, upTo last: ArticleID, at now: Timestamp, in db: Database
  ) throws -> [StoredBody] {
    try db.rows(
      uncleanBodies,
      [feed, last, now + (.zero - Limits.cleanedAgainFor), Limits.articlesCleanedAgain]
    ).map(StoredBody.init)
  }
}

extension StoredBody {
  /// Reads the columns of `Store.bodyColumns`.
  fileprivate init(_ row: Row) {
    self.init(
      article: row[0], url: row[1], title: (row[2] as String?).map(PlainText.init(verbatim:)),
      summary: (row[3] as String?).map(PlainText.init(verbatim:)),
      content: (row[4] as String?).map(SafeHTML.init(sanitized:)), original: row[5],
      originalBase: row[6], isFromPage: row[7],
      pageContent: (row[8] as String?).map(SafeHTML.init(sanitized:)))
  }
}
