import Cleaning
import Foundation
import GRDB
import Vocabulary
import WebText

/// Reads what is known of a feed's blocks.
struct BlockReader {
  let db: Database

  /// The headlines of the feed's recent articles.
  func titles(of feed: FeedID) throws -> Set<BlockFingerprint> {
    let hashes: [Data] = try db.values(BlockReader.titles, [feed, titleKind])
    return Set(
      hashes.compactMap { StableHash(column: $0) }.map { BlockFingerprint(kind: .title, hash: $0) })
  }

  /// What is known of some blocks; bounded by their number, not by what is stored.
  func ledger(of feed: FeedID, for fingerprints: [BlockFingerprint]) throws -> BlockLedger {
    guard let scope = try db.row(BlockColumns.scope, [feed]) else { return BlockLedger() }
    var wanted = Data(capacity: fingerprints.count * 17)
    for fingerprint in fingerprints {
      wanted.append(BlockColumns.digit(of: fingerprint.kind))
      wanted.append(contentsOf: fingerprint.hash.bytes)
    }
    let rows =
      fingerprints.isEmpty
      ? [] : try db.rows(BlockReader.wanted, [scope[0] as Int64, wanted, fingerprints.count])
    return BlockLedger(articleCount: scope[1], records: records(rows))
  }

  /// All that is known of a feed's blocks.
  func ledger(of feed: FeedID) throws -> BlockLedger {
    guard let scope = try db.row(BlockColumns.scope, [feed]) else { return BlockLedger() }
    let rows = try db.rows(BlockReader.all, [scope[0] as Int64])
    return BlockLedger(articleCount: scope[1], records: records(rows))
  }

  private func records(_ rows: [Row]) -> [BlockFingerprint: BlockLedger.Record] {
    var records: [BlockFingerprint: BlockLedger.Record] = [:]
    for row in rows {
      guard let kind = BlockFingerprint.Kind(rawValue: row[0]),
        let hash = StableHash(column: row[1])
      else { continue }
      records[BlockFingerprint(kind: kind, hash: hash)] = BlockLedger.Record(
        articleCount: row[2], since: row[3], firstSeenAt: row[4], lastSeenAt: row[5],
        isKept: (row[6] as Int64?) != nil)
    }
    return records
  }

  private var titleKind: Int { BlockFingerprint.Kind.title.rawValue }

  private static let columns =
    "b.kind, b.hash, b.articleCount, b.since, b.firstSeenAt, b.lastSeenAt, b.keptAt"

  static let titles = """
    SELECT b.hash FROM blockScope s CROSS JOIN block b ON b.scopeId = s.id AND b.kind = ?2
    WHERE s.feedId = ?1
    """
  static let all = "SELECT \(columns) FROM block b WHERE b.scopeId = ?"

  /// The fingerprints arrive as one blob, so one statement serves documents of any size.
  static let wanted = """
    WITH RECURSIVE position (i) AS (
      SELECT 0 UNION ALL SELECT i + 1 FROM position WHERE i + 1 < ?3)
    SELECT \(columns) FROM position p CROSS JOIN block b
    WHERE b.scopeId = ?1
      AND b.kind = CAST(CAST(substr(?2, 17 * p.i + 1, 1) AS TEXT) AS INTEGER)
      AND b.hash = substr(?2, 17 * p.i + 2, 16)
    """
}
