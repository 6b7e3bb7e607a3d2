import Cleaning
import Foundation
import GRDB
import Vocabulary
import WebText

/// Writes what articles teach of their feed's blocks, inside the transaction that stores them.
struct BlockTable {
  let db: Database
  let now: Timestamp

  /// Counts the blocks of new articles of a feed.
  ///
  /// The counting is `BlockLedger`'s, in one statement for all blocks of a document.
  func count(_ articles: [SeenArticle], of feed: FeedID) throws {
    let distinct = BlockLedger.distinct(articles)
    guard !distinct.isEmpty else { return }
    let scope = try scope(of: feed)
    var counts: [BlockFingerprint: Int] = [:]
    for fingerprints in distinct {
      for fingerprint in fingerprints { counts[fingerprint, default: 0] += 1 }
    }
    let rows = counts.sorted { $0.key < $1.key }
    var packed = Data(capacity: rows.count * BlockTable.rowByteCount)
    for (fingerprint, count) in rows {
      packed.append(BlockColumns.digit(of: fingerprint.kind))
      packed.append(contentsOf: String(100 + min(count, 99)).utf8.dropFirst())
      packed.append(contentsOf: fingerprint.hash.bytes)
    }
    try db.run(
      BlockTable.countAll,
      [
        scope.id, packed, rows.count, scope.articleCount, now,
        LearningLimits.halfLife.components.seconds, LearningLimits.sporadicOneIn,
      ])
    try db.run(
      "UPDATE blockScope SET articleCount = articleCount + ? WHERE id = ?",
      [distinct.count, scope.id])
    try forgetOldest(of: scope.id)
  }

  /// Notes what blocks say that have come to recur, and that articles stored before carry them.
  func note(_ samples: [BlockFingerprint: String], of feed: FeedID, upTo last: ArticleID) throws {
    let scope = try scope(of: feed)
    for (fingerprint, sample) in samples.sorted(by: { $0.key < $1.key }) {
      try db.run(
        """
        UPDATE block SET sample = coalesce(sample, ?) WHERE scopeId = ? AND kind = ? AND hash = ?
        """, [sample, scope.id, fingerprint.kind.rawValue, fingerprint.hash])
    }
    try markUnclean(feed, upTo: last)
  }

  /// Asks for a feed's articles to be cleaned again; one that has none is left alone.
  func markUnclean(_ feed: FeedID, upTo last: ArticleID) throws {
    try db.run(
      """
      UPDATE blockScope SET cleanUpTo = max(coalesce(cleanUpTo, 0), ?2)
      WHERE feedId = ?1 AND EXISTS (SELECT 1 FROM article WHERE feedId = ?1 AND id <= ?2)
      """, [feed, last])
  }

  /// Keeps a block for good, or gives it up to cleaning again.
  func set(_ fingerprint: BlockFingerprint, kept: Bool, sample: String, of feed: FeedID) throws {
    let scope = try scope(of: feed)
    try db.run(
      """
      INSERT INTO block
        (scopeId, kind, hash, articleCount, since, firstSeenAt, lastSeenAt, sample, keptAt)
      VALUES (?1, ?2, ?3, 0, ?4, ?5, ?5, ?6, ?7)
      ON CONFLICT DO UPDATE SET keptAt = excluded.keptAt, sample = excluded.sample
      """,
      [
        scope.id, fingerprint.kind.rawValue, fingerprint.hash, scope.articleCount, now, sample,
        kept ? now : nil,
      ])
  }

  private func scope(of feed: FeedID) throws -> (id: Int64, articleCount: Int) {
    if let row = try db.row(BlockColumns.scope, [feed]) { return (row[0], row[1]) }
    try db.run("INSERT INTO blockScope (feedId, articleCount) VALUES (?, 0)", [feed])
    return (db.lastInsertedRowID, 0)
  }

  /// Keeps a scope within its bound; a fifth more goes at once, for it is sorted to find out.
  private func forgetOldest(of scope: Int64) throws {
    let count: Int = try db.value("SELECT count(*) FROM block WHERE scopeId = ?", [scope]) ?? 0
    guard count > LearningLimits.blocksPerScope else { return }
    let excess = count - LearningLimits.blocksPerScope * 4 / 5
    try db.run(
      """
      DELETE FROM block WHERE scopeId = ?1 AND (kind, hash) IN (
        SELECT kind, hash FROM block WHERE scopeId = ?1 AND keptAt IS NULL
        ORDER BY articleCount >= ?2, lastSeenAt, hash LIMIT ?3)
      """, [scope, LearningLimits.fewestArticles, excess])
  }

  /// A kind, a number of two digits and a hash.
  private static let rowByteCount = 3 + StableHash.byteCount

  /// A block's count halves for each half-life without it; what came to nothing, or was too rare
  /// among the articles since it was new, begins anew.
  static let countAll = """
    WITH RECURSIVE position (i) AS (
      SELECT 0 UNION ALL SELECT i + 1 FROM position WHERE i + 1 < ?3)
    INSERT INTO block (scopeId, kind, hash, articleCount, since, firstSeenAt, lastSeenAt)
    SELECT ?1, CAST(CAST(substr(?2, 19 * i + 1, 1) AS TEXT) AS INTEGER),
      substr(?2, 19 * i + 4, 16), CAST(CAST(substr(?2, 19 * i + 2, 2) AS TEXT) AS INTEGER),
      ?4, ?5, ?5
    FROM position WHERE i < ?3
    ON CONFLICT DO UPDATE SET
      articleCount = excluded.articleCount + CASE
        WHEN articleCount * ?7 < excluded.since - since THEN 0
        ELSE articleCount >> min(31, max(0, excluded.lastSeenAt - lastSeenAt) / ?6) END,
      since = CASE
        WHEN articleCount * ?7 < excluded.since - since
          OR articleCount >> min(31, max(0, excluded.lastSeenAt - lastSeenAt) / ?6) = 0
        THEN excluded.since ELSE since END,
      lastSeenAt = max(lastSeenAt, excluded.lastSeenAt)
    """
}

/// How fingerprints stand in columns and in the blobs that statements take.
enum BlockColumns {
  static let scope = "SELECT id, articleCount FROM blockScope WHERE feedId = ?"

  /// The digit for a kind.
  static func digit(of kind: BlockFingerprint.Kind) -> UInt8 {
    UInt8(ascii: "0") + UInt8(kind.rawValue)
  }
}
