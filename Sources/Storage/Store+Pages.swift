import GRDB
public import Vocabulary

extension Store {
  /// Claims pages that are due, the newest articles' first.
  ///
  /// - Parameters:
  ///   - feeds: Only those of these feeds; nil for all.
  ///   - limit: How many at the most; those that feeds share count once for each.
  ///   - perHost: How many of one host may be held at one time, whoever holds them.
  ///   - perFeed: How many of one feed in all, those of `taken` included.
  ///   - taken: How many of each feed have been taken lately.
  ///   - owner: Who holds them.
  ///   - lease: How long.
  /// - Returns: The pages, those that several feeds share as one.
  /// - Throws: `StorageError` when the database is locked or cannot be used.
  public func claimPages(
    of feeds: [FeedID]? = nil, limit: Int, perHost: Int = .max, perFeed: Int = .max,
    taken: [FeedID: Int] = [:], owner: LeaseOwner, for lease: Duration
  ) async throws(StorageError) -> [DuePage] {
    let claim = PageClaim(
      owner: owner, lease: lease, now: time.now, perHost: perHost, perFeed: perFeed, taken: taken,
      feeds: feeds)
    return try await write { db in try claim.take(limit: limit, in: db) }
  }

  /// Stores what came of pages, and what it taught of their host; for each, whether it was stored.
  ///
  /// One transaction: texts, search and the end of the lease, or nothing of it.
  @discardableResult
  public func apply(
    _ updates: [PageUpdate], _ lesson: HostLesson? = nil
  ) async throws(StorageError) -> [Bool] {
    let now = time.now
    return try await write { db in
      let writer = PageWriter(db: db, now: now)
      let written = try updates.map { try writer.write($0) }
      if let lesson { try HostTable(db: db).write(lesson) }
      return written
    }
  }

  /// When the next page is due; nil when none is.
  public func nextDuePage() async throws(StorageError) -> Timestamp? {
    let now = time.now
    return try await read { db in try PageClaim.nextDue(at: now, in: db) }
  }

  /// How many pages of each of these feeds are still to come.
  public func awaitedPages(of feeds: [FeedID]) async throws(StorageError) -> [FeedID: Int] {
    try await read { db in
      let rows = try db.rows(
        """
        SELECT a.feedId, count(*) FROM page p CROSS JOIN article a ON a.id = p.articleId
        WHERE p.dueAt IS NOT NULL AND a.feedId IN (SELECT value FROM json_each(?))
        GROUP BY a.feedId
        """, [JSONColumn.list(feeds.map(\.rawValue))])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  /// What came of all pages of a feed's articles.
  public func pageTally(of feed: FeedID) async throws(StorageError) -> PageTally {
    try await read { db in try PageTally(PageTable.tally, [feed], in: db) }
  }

  /// What came of an article's page; nil when none was ever wanted.
  public func page(of article: ArticleID) async throws(StorageError) -> ArticlePage? {
    let now = time.now
    return try await read { db in try PageTable(db: db, now: now).page(of: article) }
  }
}
