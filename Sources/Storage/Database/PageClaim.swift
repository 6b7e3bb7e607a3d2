import Cleaning
import GRDB
import Vocabulary

/// Leases of pages: which process fetches which, and until when.
struct PageClaim {
  let owner: LeaseOwner
  let lease: Duration
  let now: Timestamp
  /// How many of one host may be held at one time.
  let perHost: Int
  /// How many of one feed are taken in all, those of `taken` included.
  let perFeed: Int
  /// How many of each feed have been taken lately.
  let taken: [FeedID: Int]
  /// Only those of these feeds; nil for all.
  let feeds: [FeedID]?

  /// Takes pages that nobody holds, the newest first; those that feeds share come as one.
  func take(limit: Int, in db: Database) throws -> [DuePage] {
    try FeedClaim.endLeasesOfTheDead(in: db)
    try db.run(
      "UPDATE page SET dueAt = ?1 WHERE dueAt > ?2", [now, now + Limits.farthestDueTime])
    let ids: [Int64] = try db.values(
      PageClaim.takeDue,
      [
        owner.processID, Int64(bitPattern: owner.startTicks), now + lease, now, limit, perHost,
        perFeed, takenByFeed, feeds.map { JSONColumn.list($0.map(\.rawValue)) },
      ])
    guard !ids.isEmpty else { return [] }
    let shared: [Int64] = try db.values(
      PageClaim.takeShared,
      [
        owner.processID, Int64(bitPattern: owner.startTicks), now + lease, now,
        JSONColumn.list(ids),
      ])
    return try pages(ids + shared, in: db)
  }

  /// Numbers the due pages of each host and feed, those that are held first.
  static let takeDue = """
    \(take) (
      SELECT articleId FROM (
        SELECT articleId, feedId, isFree,
          row_number() OVER (PARTITION BY host ORDER BY isFree, articleId DESC) AS ofHost,
          row_number() OVER (PARTITION BY feedId, isFree ORDER BY articleId DESC) AS ofFeed
        FROM (
          SELECT p.articleId, p.host, a.feedId,
            p.leaseUntil IS NULL OR p.leaseUntil <= ?4 AS isFree
          FROM page p CROSS JOIN article a ON a.id = p.articleId
          CROSS JOIN feed f ON f.id = a.feedId
          WHERE p.dueAt <= ?4 AND f.fullText
            AND (?9 IS NULL OR a.feedId IN (SELECT value FROM json_each(?9)))))
      WHERE isFree AND ofHost <= ?6 AND ofFeed <= ?7 - coalesce(
        (SELECT j.value FROM json_each(?8) j WHERE j.key = CAST(feedId AS TEXT)), 0)
      ORDER BY articleId DESC LIMIT ?5
    ) RETURNING articleId
    """

  /// The articles of other feeds that wait for one of these pages.
  static let takeShared = """
    \(take) (
      SELECT p.articleId FROM json_each(?5) j
      CROSS JOIN article a ON a.id = j.value
      CROSS JOIN article o ON o.canonicalURL = a.canonicalURL
      CROSS JOIN page p ON p.articleId = o.id
      WHERE p.dueAt IS NOT NULL AND (p.leaseUntil IS NULL OR p.leaseUntil <= ?4)
    ) RETURNING articleId
    """

  /// The earliest time at which a claim may find a page.
  static func nextDue(at now: Timestamp, in db: Database) throws -> Timestamp? {
    let moved: Int? = try db.value(
      "SELECT 1 FROM page WHERE dueAt > ?", [now + Limits.farthestDueTime])
    return moved != nil ? now : try db.value(nextFree, [now])
  }

  /// Walks the due times past the pages that are being fetched.
  static let nextFree = """
    SELECT dueAt FROM page
    WHERE dueAt IS NOT NULL AND (leaseUntil IS NULL OR leaseUntil <= ?)
    ORDER BY dueAt LIMIT 1
    """

  private static let take = """
    UPDATE page SET leaseProcess = ?1, leaseStart = ?2, leaseUntil = ?3 WHERE articleId IN
    """

  private var takenByFeed: String {
    let members = taken.sorted { $0.key < $1.key }.map { "\"\($0.key.rawValue)\":\($0.value)" }
    return "{" + members.joined(separator: ",") + "}"
  }

  private func pages(_ ids: [Int64], in db: Database) throws -> [DuePage] {
    var pages: [DuePage] = []
    var positions: [String: Int] = [:]
    for row in try db.rows(PageClaim.details, [JSONColumn.list(ids)]) {
      let target = PageTarget(
        article: row["id"], feed: row["feedId"],
        title: (row["title"] as String?).map(PlainText.init(verbatim:)),
        summary: (row["summary"] as String?).map(PlainText.init(verbatim:)),
        html: row["feedHTML"], base: row["originalBase"], attempts: row["attempts"])
      let canonical: String? = row["canonicalURL"]
      if let position = canonical.flatMap({ positions[$0] }) {
        pages[position].targets.append(target)
        continue
      }
      if let canonical { positions[canonical] = pages.count }
      pages.append(try page(row, canonical, target, in: db))
    }
    return pages
  }

  private func page(
    _ row: Row, _ canonical: String?, _ target: PageTarget, in db: Database
  ) throws -> DuePage {
    var page = DuePage(
      url: row["url"] ?? "", host: row["host"], access: try FeedAccess(json: row["options"]),
      targets: [target])
    page.known = try canonical.flatMap { try known($0, in: db) }
    page.hostNotBefore = (row["hostNotBefore"] as Timestamp?).flatMap {
      $0 > now + Limits.farthestDueTime ? nil : $0
    }
    page.hostManners = HostTable.manners(row)
    return page
  }

  private static let details = """
    SELECT a.id, a.feedId, a.url, a.canonicalURL, a.title, a.summary,
      coalesce(c.original, c.html) AS feedHTML, c.originalBase, p.host, p.attempts, f.options, \(HostTable.columns)
    FROM json_each(?) j
    CROSS JOIN article a ON a.id = j.value
    CROSS JOIN articleContent c ON c.articleId = a.id
    CROSS JOIN page p ON p.articleId = a.id
    CROSS JOIN feed f ON f.id = a.feedId
    LEFT JOIN host h ON h.name = p.host
    ORDER BY a.id DESC
    """

  /// The page as an article has it that asked for it before.
  private func known(_ canonical: String, in db: Database) throws -> KnownPage? {
    guard let row = try db.row(PageClaim.knownPage, [canonical]) else { return nil }
    let details = row["details"] as String?
    return KnownPage(
      content: SafeHTML(sanitized: row["html"]),
      details: try details.map { try JSONColumn.decode(EntryDetails.self, $0) } ?? EntryDetails(),
      partCount: row["partCount"] ?? 1)
  }

  /// One that waits itself is being asked for anew, and says nothing.
  static let knownPage = """
    SELECT coalesce(c.pageHTML, c.html) AS html, c.details, p.partCount
    FROM article a CROSS JOIN page p ON p.articleId = a.id
    CROSS JOIN articleContent c ON c.articleId = a.id
    WHERE a.canonicalURL = ? AND p.outcome = 'stored' AND p.dueAt IS NULL
      AND coalesce(c.pageHTML, c.html) IS NOT NULL
    ORDER BY a.id DESC LIMIT 1
    """
}
