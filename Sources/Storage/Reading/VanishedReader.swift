import Cleaning
import Deduplication
import Foundation
import GRDB
import Vocabulary

/// Reads the articles of a feed that its last document listed and the present one does not.
struct VanishedReader {
  /// An article and what tells it under another name.
  struct Article {
    var id: ArticleID
    var evidence: RenameEvidence
  }

  let db: Database

  /// Those of a feed that were listed at a time or since, without those that still are.
  func vanished(
    from feed: FeedID, listedSince time: Timestamp, except listed: Set<ArticleID>
  ) throws -> [Article] {
    let rows = try db.rows(VanishedReader.query, [feed, time, Limits.vanishedArticles])
    return rows.compactMap { row in
      let id = ArticleID(rawValue: row[0])
      guard !listed.contains(id) else { return nil }
      return Article(
        id: id,
        evidence: RenameEvidence(
          title: (row[1] as String?).map(PlainText.init(verbatim:)), url: row[2],
          published: row[3], sketch: (row[4] as Data?).flatMap { Sketch(bytes: [UInt8]($0)) }))
    }
  }

  static let query = """
    SELECT a.id, a.title, a.url, a.publishedAt, s.signature
    FROM article a INDEXED BY articleListed LEFT JOIN sketch s ON s.articleId = a.id
    WHERE a.feedId = ?1 AND a.lastListedAt >= ?2
    ORDER BY a.lastListedAt DESC LIMIT ?3
    """
}
