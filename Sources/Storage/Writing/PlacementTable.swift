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
      article: article, score: row[0], why: row[1], storyScore: row[2], storyWhy: row[3],
      isBacklog: row[4], correction: correction.flatMap(ArticlePlacement.Correction.init),
      sameText: try reader.summaries(copies), sameStory: try reader.summaries(others))
  }

  static let decision = """
    SELECT lineageScore, lineageWhy, storyScore, storyWhy, isBacklog FROM article WHERE id = ?
    """

  static let copies = "SELECT id FROM article WHERE lineageId = ? AND id <> ? ORDER BY id LIMIT ?"

  static let others = """
    SELECT id FROM article WHERE storyId = ? AND lineageId <> ? ORDER BY id LIMIT ?
    """

  /// Takes an article out of its lineage and its story.
  func split(_ id: ArticleID, at time: Timestamp) throws {
    try requireArticle(id)
    let others: [Int64] = try db.values(PlacementTable.companions, [id])
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
    let rest: [Int64] = try others.prefix(1).compactMap { other in
      try db.value("SELECT storyId FROM article WHERE id = ?", [other])
    }
    try regather(rest + [id.rawValue], at: time)
  }

  static let companions = """
    SELECT o.id FROM article a CROSS JOIN article o ON o.storyId = a.storyId
    WHERE a.id = ?1 AND o.id <> ?1 LIMIT 1
    """

  /// Puts two articles together, with all that belongs to them.
  func merge(_ id: ArticleID, with other: ArticleID, at time: Timestamp) throws {
    try requireArticle(id)
    try requireArticle(other)
    let stories: [Int64] = try db.values(
      "SELECT DISTINCT storyId FROM article WHERE id IN (?, ?) ORDER BY storyId", [id, other])
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
    for story in stories.dropFirst() { try db.run("DELETE FROM story WHERE id = ?", [story]) }
    try regather(Array(stories.prefix(1)), at: time)
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

  static let splitInStory = """
    SELECT 1 FROM article a CROSS JOIN correction c ON c.articleId = a.id
    WHERE a.storyId = ? AND c.kind = 'split' LIMIT 1
    """

  private func regather(_ stories: [Int64], at time: Timestamp) throws {
    var writer = StoryWriter(db: db, now: time)
    try writer.regather(stories)
  }

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
