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
    let pages = PageTable(db: db, now: now)
    if let page = try pages.row(of: id) {
      let isSame = page.feedText == draft.feedText
      if page.isStored, isSame || draft.wantsPage {
        if !isSame { try pages.askAgain(draft, of: id) }
        return try reviseBesidePage(id, by: draft, stored)
      }
      if draft.wantsPage {
        if !isSame { try pages.askAgain(draft, of: id) }
      } else {
        try pages.remove(id)
      }
    }
    let isVisible = isVisible(draft, after: stored)
    if isVisible { try keepVersion(stored, of: id) }
    try updateRow(draft, of: id, version: (stored["version"] as Int) + (isVisible ? 1 : 0))
    try ArticleParts(db: db).replace(draft, of: id, in: stored["feedId"])
    try SearchIndex(db: db).replace(SearchText(stored), by: SearchText(draft), of: id)
    if isVisible { try LineageWriter(db: db, now: now).resketch(id, as: draft.sketch) }
    return isVisible ? .updated : .unchanged
  }

  /// Takes over all but the text, which is the page's: that is asked for again where the feed has
  /// changed its own.
  private func reviseBesidePage(
    _ id: ArticleID, by draft: ArticleDraft, _ stored: Row
  ) throws -> ArticleWriter.Outcome {
    let isVisible = stored["title"] as String? ?? "" != draft.article.title?.string ?? ""
    if isVisible { try keepVersion(stored, of: id) }
    let draft = try filled(draft, of: id)
    try updateRow(draft, of: id, version: (stored["version"] as Int) + (isVisible ? 1 : 0))
    try ArticleParts(db: db).replaceBesideBody(draft, of: id, in: stored["feedId"])
    if let row = try db.row(ArticleRevision.stored, [id]) {
      try SearchIndex(db: db).replace(SearchText(stored), by: SearchText(row), of: id)
    }
    return isVisible ? .updated : .unchanged
  }

  /// A draft with what its page has said where the feed says nothing.
  private func filled(_ draft: ArticleDraft, of id: ArticleID) throws -> ArticleDraft {
    let row = try db.row(
      """
      SELECT c.details, a.summary, a.publishedAt
      FROM article a CROSS JOIN articleContent c ON c.articleId = a.id WHERE a.id = ?
      """, [id])
    guard let row else { return draft }
    var draft = draft
    if let details = row[0] as String? {
      draft.details = draft.details.filled(by: try JSONColumn.decode(EntryDetails.self, details))
    }
    draft.article.summary =
      draft.article.summary ?? (row[1] as String?).map(PlainText.init(verbatim:))
    draft.publishedAt = draft.publishedAt ?? row[2]
    return draft
  }

  static let stored = """
    SELECT a.feedId, a.version, a.lastListedAt, c.html, c.text AS body, t.title, t.authors, t.text
    FROM article a
    JOIN articleContent c ON c.articleId = a.id
    JOIN articleText t ON t.id = a.id
    WHERE a.id = ?
    """

  /// Words count; markup alone does not, for servers change addresses of pictures at each request,
  /// nor do numbers of comments and the like.
  ///
  /// Where there are no words, as in a comic strip, the markup is what a reader sees.
  private func isVisible(_ draft: ArticleDraft, after stored: Row) -> Bool {
    let title: String? = stored["title"]
    let body: String = stored["body"] ?? ""
    let newBody = draft.article.text ?? PlainText(verbatim: "")
    if title ?? "" != draft.article.title?.string ?? "" { return true }
    if body != newBody.string {
      return !isVolatileEdit(from: PlainText(verbatim: body), to: newBody)
    }
    guard body.isEmpty else { return false }
    return (stored["html"] as String?) ?? "" != draft.article.content?.string ?? ""
  }

  /// Keeps the text that an article has had so far.
  func keepVersion(_ stored: Row, of id: ArticleID) throws {
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
        draft.article.title?.string, draft.article.summary?.string, draft.details.authorNames,
        draft.publishedAt, draft.modifiedAt, now, version, id,
      ])
  }
}
