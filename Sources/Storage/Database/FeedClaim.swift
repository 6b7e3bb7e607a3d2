import Foundation
import GRDB
import Vocabulary
import WebText

/// Leases: which process polls which feed, and until when.
struct FeedClaim {
  let owner: LeaseOwner
  let lease: Duration
  let now: Timestamp
  /// The latest due time that is taken.
  let dueBy: Timestamp
  /// How many due feeds of one host may be held at one time.
  let perHost: Int

  /// Takes feeds that nobody holds, in one statement.
  func take(
    _ selection: FeedSelection, after: FeedID?, limit: Int, in db: Database
  ) throws -> [DueFeed] {
    try FeedClaim.endLeasesOfTheDead(in: db)
    // The clock has moved when a time lies further ahead than any schedule sets one.
    try db.run(
      "UPDATE feedState SET nextFetchAt = ?1 WHERE nextFetchAt > ?2",
      [dueBy, now + Limits.farthestDueTime])
    let lower = after?.rawValue ?? 0
    let ids: [Int64] =
      switch selection {
      case .due: try db.values(FeedClaim.takeDue, head + [dueBy, limit, perHost])
      case .all: try db.values(FeedClaim.takeAll, head + [lower, limit])
      case .named(let feeds):
        try db.values(
          FeedClaim.takeNamed, head + [JSONColumn.list(feeds.map(\.rawValue)), lower, limit])
      }
    let feeds = try claimed(ids, in: db)
    guard case .due = selection else { return feeds.sorted { $0.id < $1.id } }
    return feeds
  }

  /// Ends what an owner holds.
  static func endLeases(of owner: LeaseOwner, in db: Database) throws {
    for table in leased {
      try db.run(
        """
        UPDATE \(table) SET leaseProcess = NULL, leaseStart = NULL, leaseUntil = NULL
        WHERE leaseUntil IS NOT NULL AND leaseProcess = ? AND leaseStart = ?
        """, [owner.processID, Int64(bitPattern: owner.startTicks)])
    }
  }

  /// Whether a process that runs is polling one of these feeds.
  static func isHeld(anyOf feeds: [FeedID], at now: Timestamp, in db: Database) throws -> Bool {
    try endLeasesOfTheDead(in: db)
    let held: Int? = try db.value(
      """
      SELECT 1 FROM feedState
      WHERE leaseUntil > ? AND feedId IN (SELECT value FROM json_each(?)) LIMIT 1
      """, [now, JSONColumn.list(feeds.map(\.rawValue))])
    return held != nil
  }

  /// The earliest time at which a claim may find a feed.
  static func nextDue(at now: Timestamp, in db: Database) throws -> Timestamp? {
    let moved: Int? = try db.value(
      "SELECT 1 FROM feedState WHERE nextFetchAt > ?", [now + Limits.farthestDueTime])
    if moved != nil { return now }
    let due: Timestamp? = try db.value(nextFree, [now])
    let over: Timestamp? = try db.value(
      "SELECT leaseUntil FROM feedState WHERE leaseUntil > ? ORDER BY leaseUntil LIMIT 1", [now])
    return [due, over].compactMap { $0 }.min()
  }

  /// Walks the due times in order past the feeds that are being polled.
  static let nextFree = """
    SELECT nextFetchAt FROM feedState
    WHERE nextFetchAt IS NOT NULL AND (leaseUntil IS NULL OR leaseUntil <= ?)
    ORDER BY nextFetchAt LIMIT 1
    """

  /// Numbers the due feeds of each host, those that are held first, so that a host with hundreds of
  /// them leaves room for the others.
  static let takeDue = """
    \(take) (
      SELECT feedId FROM (
        SELECT feedId, nextFetchAt, leaseUntil IS NULL OR leaseUntil <= ?4 AS isFree,
          row_number() OVER (
            PARTITION BY host
            ORDER BY leaseUntil IS NULL OR leaseUntil <= ?4, nextFetchAt, feedId) AS number
        FROM feedState WHERE nextFetchAt <= ?5)
      WHERE isFree AND number <= ?7
      ORDER BY nextFetchAt, feedId LIMIT ?6
    ) RETURNING feedId
    """

  static let takeAll = """
    \(take) (
      SELECT feedId FROM feedState
      WHERE feedId > ?5 AND nextFetchAt IS NOT NULL AND (leaseUntil IS NULL OR leaseUntil <= ?4)
      ORDER BY feedId LIMIT ?6
    ) RETURNING feedId
    """

  static let takeNamed = """
    \(take) (
      SELECT feedId FROM feedState
      WHERE feedId IN (SELECT value FROM json_each(?5)) AND feedId > ?6
        AND (leaseUntil IS NULL OR leaseUntil <= ?4)
      ORDER BY feedId LIMIT ?7
    ) RETURNING feedId
    """

  private static let take = """
    UPDATE feedState SET leaseProcess = ?1, leaseStart = ?2, leaseUntil = ?3 WHERE feedId IN
    """

  private var head: Arguments {
    [owner.processID, Int64(bitPattern: owner.startTicks), now + lease, now]
  }

  /// What has leases: feeds, and the pages of articles.
  private static let leased = ["feedState", "page"]

  /// Ends what processes hold that no longer run.
  static func endLeasesOfTheDead(in db: Database) throws {
    let held = leased.map {
      "SELECT leaseProcess, leaseStart FROM \($0) WHERE leaseUntil IS NOT NULL"
    }
    let owners = try db.rows(held.joined(separator: " UNION "))
    for row in owners {
      let owner = LeaseOwner(
        processID: row[0], startTicks: UInt64(bitPattern: row[1] as Int64))
      if !owner.isRunning { try endLeases(of: owner, in: db) }
    }
  }

  private func claimed(_ ids: [Int64], in db: Database) throws -> [DueFeed] {
    guard !ids.isEmpty else { return [] }
    return try db.map(FeedClaim.details, [JSONColumn.list(ids)], dueFeed)
  }

  private static let details = """
    SELECT f.id, f.options, f.intervalSeconds, f.fullText, s.effectiveURL, s.host, s.etag,
      s.lastModified, s.bodyHash, s.fetchedAt, s.changedAt, s.fullFetchedAt, s.nextFetchAt,
      s.failureCount, s.history, s.notBefore, \(HostTable.columns),
      EXISTS (SELECT 1 FROM article a WHERE a.feedId = f.id) AS hasArticles
    FROM json_each(?) j
    JOIN feedState s ON s.feedId = j.value
    JOIN feed f ON f.id = s.feedId
    LEFT JOIN host h ON h.name = s.host
    ORDER BY s.nextFetchAt, f.id
    """

  private func dueFeed(_ row: Row) throws -> DueFeed {
    var feed = DueFeed(
      id: row["id"], url: row["effectiveURL"], host: row["host"],
      access: try FeedAccess(json: row["options"]), intervalSeconds: row["intervalSeconds"],
      wantsFullText: row["fullText"],
      validators: validators(row),
      bodyHash: StableHash(column: row["bodyHash"]), fetchedAt: row["fetchedAt"],
      changedAt: row["changedAt"],
      nextFetchAt: row["nextFetchAt"], failureCount: row["failureCount"],
      hasArticles: row["hasArticles"], history: [UInt8](row["history"] as Data),
      hostNotBefore: believable(row["hostNotBefore"]), notBefore: believable(row["notBefore"]))
    feed.hostManners = HostTable.manners(row)
    return feed
  }

  /// What to ask with; nil where a server has said for too long that nothing has changed.
  private func validators(_ row: Row) -> Validators? {
    let confirmedAt: Timestamp? = row["fullFetchedAt"]
    if let confirmedAt, now - confirmedAt > Limits.longestUnchanged { return nil }
    return Validators(entityTag: row["etag"], lastModified: row["lastModified"])
  }

  /// A wait that is longer than any which is obeyed was set by a clock that has moved.
  private func believable(_ wait: Timestamp?) -> Timestamp? {
    wait.flatMap { $0 > now + Limits.farthestDueTime ? nil : $0 }
  }
}
