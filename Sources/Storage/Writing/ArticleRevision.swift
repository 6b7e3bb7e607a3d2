import Cleaning
import Deduplication
import GRDB
import Vocabulary

/// Replaces the text of an article and keeps the earlier one.
struct ArticleRevision {
  let db: Database
  let now: Timestamp

  /// Stores a new text; an update only where a reader sees a difference.
  ///
  /// An article that has gone meanwhile stays gone.
  func revise(_ id: ArticleID, by draft: ArticleDraft) throws -> ArticleWriter.Outcome {
    guard let stored = try db.row(ArticleRevision.stored, [id]) else { return .unchanged }
    let isVisible = isVisible(draft, after: stored)
    if isVisible { try keepVersion(stored, of: id) }
    try updateRow(draft, of: id, version: (stored["version"] as Int) + (isVisible ? 1 : 0))
    try ArticleParts(db: db).replace(draft, of: id, in: stored["feedId"])
    let former = SearchText(stored)
    let text = SearchText(draft)
    if former != text {
      let index = SearchIndex(db: db)
      try index.remove(former, of: id)
      try index.insert(text, of: id)
    }
    if isVisible { try LineageWriter(db: db, now: now).resketch(id, as: draft.sketch) }
    return isVisible ? .updated : .unchanged
  }

  static let stored = """
    SELECT a.feedId, a.version, a.lastListedAt, c.html, c.text AS body, t.title, t.authors, t.text
    FROM article a
    JOIN articleContent c ON c.articleId = a.id
    JOIN articleText t ON t.id = a.id
    WHERE a.id = ?
    """

  /// Words count; markup alone does not, for servers change addresses of pictures at each request.
  ///
  /// Where there are no words, as in a comic strip, the markup is what a reader sees.
  private func isVisible(_ draft: ArticleDraft, after stored: Row) -> Bool {
    let title: String? = stored["title"]
    let body: String = stored["body"] ?? ""
    let newBody = draft.article.text?.string ?? ""
    if title ?? "" != draft.article.title?.string ?? "" || body != newBody { return true }
    guard body.isEmpty else { return false }
    return (stored["html"] as String?) ?? "" != draft.article.content?.string ?? ""
  }

  private func keepVersion(_ stored: Row, of id: ArticleID) throws {
    let version: Int = stored["version"]
    try db.run(
      "INSERT INTO articleVersion (articleId, version, seenAt, title, html) VALUES (?, ?, ?, ?, ?)",
      [id, version, now, stored["title"] as String?, stored["html"] as String?])
    try db.run(
      "DELETE FROM articleVersion WHERE articleId = ? AND version <= ?",
      [id, version - Limits.versionsPerArticle])
  }

  private func updateRow(_ draft: ArticleDraft, of id: ArticleID, version: Int) throws {
    try db.run(
      """
      UPDATE article SET sourceHash = ?, guid = ?, url = ?, canonicalURL = ?, title = ?,
        summary = ?, authors = ?, publishedAt = ?, modifiedAt = ?, lastListedAt = ?, version = ?
      WHERE id = ?
      """,
      [
        draft.evidence.sourceHash, draft.guid, draft.url, draft.canonicalURL,
        draft.article.title?.string, draft.article.summary?.string, draft.authorNames,
        draft.publishedAt, draft.modifiedAt, now, version, id,
      ])
  }
}
