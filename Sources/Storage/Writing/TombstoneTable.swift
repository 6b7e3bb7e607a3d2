import Deduplication
import Foundation
import GRDB
import Vocabulary
import WebText

/// The keys of purged articles, so that these are known again.
struct TombstoneTable {
  let db: Database

  /// Remembers the keys of an article that is going.
  func remember(_ article: ArticleID) throws {
    try db.run(
      """
      INSERT INTO tombstone (feedId, hash, lastListedAt)
      SELECT k.feedId, k.hash, a.lastListedAt FROM articleKey k JOIN article a ON a.id = k.articleId
      WHERE k.articleId = ? ON CONFLICT DO NOTHING
      """, [article])
  }

  /// Which of these keys of a feed belonged to purged articles.
  func known(of feed: FeedID, among keys: [EntryKey]) throws -> Set<StableHash> {
    let first: Int? = try db.value("SELECT 1 FROM tombstone WHERE feedId = ? LIMIT 1", [feed])
    guard first != nil else { return [] }
    let rows = try db.rows(
      TombstoneTable.query, [feed, Data(keys.flatMap(\.hash.bytes)), keys.count])
    return Set(rows.compactMap { StableHash(column: $0[0]) })
  }

  /// Notes that a document still lists what was purged.
  func note(_ hashes: [StableHash], of feed: FeedID, at now: Timestamp) throws {
    for hash in hashes {
      try db.run(
        "UPDATE tombstone SET lastListedAt = ? WHERE feedId = ? AND hash = ?", [now, feed, hash])
    }
  }

  /// Forgets what its feed has not listed for long; counted by the documents that came, so that a
  /// feed which is silent for a year forgets nothing.
  func forget(at now: Timestamp, limit: Int) throws {
    let age = Limits.tombstoneLife.components.seconds
    try db.run(TombstoneTable.expiry, [now + .seconds(-age), age, limit])
  }

  /// The hashes arrive as one blob, as in `KnownEntryReader`.
  static let query = """
    WITH RECURSIVE
      position (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM position WHERE i + 1 < ?3),
      wanted (hash) AS (SELECT DISTINCT substr(?2, 16 * i + 1, 16) FROM position)
    SELECT t.hash FROM wanted w CROSS JOIN tombstone t ON t.feedId = ?1 AND t.hash = w.hash
    """

  static let expiry = """
    DELETE FROM tombstone WHERE (feedId, hash) IN (
      SELECT t.feedId, t.hash FROM tombstone t CROSS JOIN feedState s ON s.feedId = t.feedId
      WHERE t.lastListedAt < ?1 AND t.lastListedAt + ?2 < s.listedAt LIMIT ?3)
    """
}
