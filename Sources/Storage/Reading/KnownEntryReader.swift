import Deduplication
import Foundation
import GRDB
import Vocabulary
import WebText

/// Finds the stored articles that share a key with the entries of a document.
struct KnownEntryReader {
  let db: Database

  /// All keys of all articles of a feed that share a key, by one query.
  func entries(of feed: FeedID, sharing keys: [EntryKey]) throws -> KnownEntries {
    guard !keys.isEmpty else { return KnownEntries(entries: []) }
    let hashes = Data(keys.flatMap(\.hash.bytes))
    var entries: [KnownEntry] = []
    for row in try db.rows(
      KnownEntryReader.query, [feed, hashes, keys.count, Limits.articlesPerKey - 1])
    {
      let article: ArticleID = row[0]
      guard let source = StableHash(column: row[1]), let hash = StableHash(column: row[3]),
        let kind = EntryKey.Kind(rawValue: row[2])
      else { continue }
      if entries.last?.article != article {
        entries.append(KnownEntry(article: article, sourceHash: source, keys: []))
      }
      entries[entries.count - 1].keys.append(EntryKey(kind: kind, hash: hash))
    }
    return KnownEntries(
      entries: entries, tombstones: try TombstoneTable(db: db).known(of: feed, among: keys))
  }

  /// The hashes arrive as one blob, so one statement serves documents of any size.
  ///
  /// Feeds that give all their entries one GUID are bounded: of the articles that share a key, only
  /// the last ones are looked at; the entry's other keys find the right one.
  static let query = """
    WITH RECURSIVE
      position (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM position WHERE i + 1 < ?3),
      wanted (hash) AS (SELECT DISTINCT substr(?2, 16 * i + 1, 16) FROM position),
      found (articleId) AS MATERIALIZED (
        SELECT DISTINCT k.articleId FROM wanted w CROSS JOIN articleKey k
        WHERE k.feedId = ?1 AND k.hash = w.hash AND k.articleId >= coalesce((
          SELECT m.articleId FROM articleKey m WHERE m.feedId = ?1 AND m.hash = w.hash
          ORDER BY m.articleId DESC LIMIT 1 OFFSET ?4), 0))
    SELECT a.id, a.sourceHash, k.kind, k.hash
    FROM found n CROSS JOIN article a ON a.id = n.articleId
    CROSS JOIN articleKey k ON k.articleId = a.id
    ORDER BY a.id, k.kind
    """
}
