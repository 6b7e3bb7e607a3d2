import GRDB
import Vocabulary

/// Counts what `winnow status` shows.
struct StatusReader {
  let now: Timestamp
  let path: String

  /// The figures of this moment.
  func status(in db: Database) throws -> StoreStatus {
    var status = StoreStatus()
    try countFeeds(in: db, &status)
    try countArticles(in: db, &status)
    try countPolls(in: db, &status)
    status.pages = try PageTally(PageTable.tallyOfAll, [], in: db)
    let waiting: Int? = try db.value(
      "SELECT count(*) FROM digestIssue WHERE deliveredAt IS NULL")
    status.outboxCount = waiting ?? 0
    status.databaseByteCount = DatabaseFile.byteCount(at: path)
    return status
  }

  private var yesterday: Timestamp { now + .seconds(-86_400) }

  private func countFeeds(in db: Database, _ status: inout StoreStatus) throws {
    let row = try db.row(
      """
      SELECT count(*), count(f.pausedAt), total(s.isGone), total(s.failureCount > 0),
        total(s.nextFetchAt <= ?1 OR s.nextFetchAt > ?2), min(s.nextFetchAt)
      FROM feed f JOIN feedState s ON s.feedId = f.id
      """, [now, now + Limits.farthestDueTime])
    guard let row else { return }
    status.feedCount = row[0]
    status.pausedCount = row[1]
    status.goneCount = Int(row[2] as Double)
    status.failingCount = Int(row[3] as Double)
    status.dueCount = Int(row[4] as Double)
    status.nextFetchAt = row[5]
  }

  private func countArticles(in db: Database, _ status: inout StoreStatus) throws {
    let all: Int? = try db.value("SELECT count(*) FROM article")
    let unread: Int? = try db.value(
      "SELECT count(*) FROM article WHERE readAt IS NULL AND hiddenAt IS NULL")
    let recent: Int? = try db.value(
      "SELECT count(*) FROM article WHERE firstSeenAt > ?", [yesterday])
    status.articleCount = all ?? 0
    status.unreadCount = unread ?? 0
    status.newArticleCount = recent ?? 0
  }

  private func countPolls(in db: Database, _ status: inout StoreStatus) throws {
    let cost = try CostTable(db: db).cost(since: yesterday)
    status.pollCount = cost.requestCount
    status.notModifiedCount = cost.notModifiedCount
  }
}
