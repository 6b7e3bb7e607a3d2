import GRDB
import Vocabulary

/// Takes out what is beyond what is kept, a bounded number of articles at a time.
struct ArticlePurge {
  let db: Database
  let now: Timestamp
  let retention: Retention

  /// One step.
  func step(limit: Int) throws -> PurgeReport {
    let due = try due(limit: limit)
    let (tombstones, removal) = (TombstoneTable(db: db), ArticleRemoval(db: db))
    for article in due {
      try tombstones.remember(article)
      try removal.removeArticle(article)
    }
    try tombstones.forget(at: now, limit: limit * Limits.keysPerArticle)
    return PurgeReport(removedCount: due.count, isMore: due.count == limit)
  }

  /// The first articles that have to go: by age, by the feeds' own bounds, by number.
  private func due(limit: Int) throws -> [ArticleID] {
    var due: [Int64] = []
    if let days = retention.days {
      due = try db.values(ArticlePurge.aged, [cutoff(days), limit])
    }
    for feed in try feeds() where due.count < limit {
      if let days = feed.days {
        due += try db.values(ArticlePurge.agedOfFeed, [feed.id, cutoff(days), limit - due.count])
      }
      guard let count = feed.count, due.count < limit else { continue }
      let last: Int64? = try db.value(ArticlePurge.boundary, [feed.id, count])
      guard let last else { continue }
      let beyond: [Int64] = try db.values(
        ArticlePurge.beyond, [feed.id, last, limit - due.count])
      due += beyond.filter { !due.contains($0) }
    }
    return due.map(ArticleID.init(rawValue:))
  }

  private func cutoff(_ days: Int) -> Timestamp { now + .seconds(-86_400 * days) }

  /// The feeds that are looked at one by one.
  ///
  /// These are those with bounds of their own, and all where a number is the bound; age alone is
  /// asked of all the others at once.
  private func feeds() throws -> [(id: FeedID, days: Int?, count: Int?)] {
    let sql =
      retention.count == nil
      ? "SELECT id, keepDays, keepCount FROM feed WHERE keepDays IS NOT NULL OR keepCount IS NOT NULL"
      : "SELECT id, keepDays, keepCount FROM feed"
    return try db.rows(sql + " ORDER BY id").map { row in
      let (days, count): (Int?, Int?) = (row[1], row[2])
      guard days != nil || count != nil else { return (row[0], nil, retention.count) }
      let own = Retention(days: days, count: count)
      return (row[0], own.days, own.count)
    }
  }

  /// Of feeds without bounds of their own.
  static let aged = """
    SELECT a.id FROM article a
    WHERE a.firstSeenAt < ? AND a.starredAt IS NULL AND NOT EXISTS (
      SELECT 1 FROM feed f WHERE f.id = a.feedId AND (f.keepDays IS NOT NULL OR f.keepCount IS NOT NULL))
    ORDER BY a.firstSeenAt LIMIT ?
    """

  static let agedOfFeed = """
    SELECT a.id FROM article a
    WHERE a.feedId = ? AND a.firstSeenAt < ? AND a.starredAt IS NULL ORDER BY a.id LIMIT ?
    """

  /// The last article that is beyond a number.
  static let boundary = """
    SELECT a.id FROM article a WHERE a.feedId = ? ORDER BY a.id DESC LIMIT 1 OFFSET ?
    """

  static let beyond = """
    SELECT a.id FROM article a
    WHERE a.feedId = ? AND a.id <= ? AND a.starredAt IS NULL ORDER BY a.id LIMIT ?
    """
}
