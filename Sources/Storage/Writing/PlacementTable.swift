import GRDB
import Vocabulary

/// Where articles belong: what was decided, and what a reader put right.
struct PlacementTable {
  let db: Database

  /// Where an article belongs; nil for one that is not there.
  func placement(of id: ArticleID) throws -> ArticlePlacement? {
    let reader = ArticleReader(db: db)
    guard let row = try db.row(PlacementTable.decision, [id]),
      let article = try reader.summaries([id.rawValue]).first
    else { return nil }
    let correction: String? = try db.value(
      "SELECT kind FROM correction WHERE articleId = ?", [id])
    let copies: [Int64] = try db.values(
      PlacementTable.copies, [article.lineage, id, Limits.otherArticlesPerStory])
    let others: [Int64] = try db.values(
      PlacementTable.others, [article.story, article.lineage, Limits.otherArticlesPerStory])
    return ArticlePlacement(
      article: article, score: row[0], why: row[1],
      correction: correction.flatMap(ArticlePlacement.Correction.init),
      sameText: try reader.summaries(copies), sameStory: try reader.summaries(others))
  }

  static let decision = "SELECT lineageScore, lineageWhy FROM article WHERE id = ?"

  static let copies = "SELECT id FROM article WHERE lineageId = ? AND id <> ? ORDER BY id LIMIT ?"

  static let others = """
    SELECT id FROM article WHERE storyId = ? AND lineageId <> ? ORDER BY id LIMIT ?
    """

  /// Takes an article out of its lineage and its story.
  func split(_ id: ArticleID, at time: Timestamp) throws {
    try requireArticle(id)
    for column in ["lineageId", "storyId"] {
      // A cluster is named after its first article; where that one leaves, after the next.
      try db.run(
        """
        UPDATE article SET \(column) = (
          SELECT min(id) FROM article WHERE \(column) = ?1 AND id <> ?1)
        WHERE \(column) = ?1 AND id <> ?1
        """, [id])
      try db.run("UPDATE article SET \(column) = ?1 WHERE id = ?1", [id])
    }
    try note(.split, of: id, at: time)
  }

  /// Puts two articles together, with all that belongs to them.
  func merge(_ id: ArticleID, with other: ArticleID, at time: Timestamp) throws {
    try requireArticle(id)
    try requireArticle(other)
    for column in ["lineageId", "storyId"] {
      try db.run(
        """
        UPDATE article SET \(column) = (
          SELECT min(\(column)) FROM article WHERE id IN (?1, ?2))
        WHERE \(column) IN (SELECT \(column) FROM article WHERE id IN (?1, ?2))
        """, [id, other])
    }
    try note(.merge, of: id, at: time)
    try note(.merge, of: other, at: time)
  }

  /// Whether a reader took an article of the lineage out of another: then it stays alone.
  func isSplit(lineage: Int64) throws -> Bool {
    let found: Int? = try db.value(PlacementTable.splitMember, [lineage])
    return found != nil
  }

  static let splitMember = """
    SELECT 1 FROM article a CROSS JOIN correction c ON c.articleId = a.id
    WHERE a.lineageId = ? AND c.kind = 'split' LIMIT 1
    """

  private func requireArticle(_ id: ArticleID) throws {
    let found: Int? = try db.value("SELECT 1 FROM article WHERE id = ?", [id])
    guard found != nil else {
      throw StorageError.notFound(kind: "article", name: id.description, nearest: [])
    }
  }

  private func note(
    _ correction: ArticlePlacement.Correction, of id: ArticleID, at time: Timestamp
  ) throws {
    try db.run(
      "INSERT OR REPLACE INTO correction (articleId, kind, madeAt) VALUES (?, ?, ?)",
      [id, correction.rawValue, time])
  }
}
