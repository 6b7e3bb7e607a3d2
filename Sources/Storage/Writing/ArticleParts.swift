import Cleaning
import Deduplication
import GRDB
import Vocabulary

/// Writes what belongs to an article beside its own row.
struct ArticleParts {
  let db: Database

  /// Writes all parts of a new article.
  func insert(_ draft: ArticleDraft, of id: ArticleID, in feed: FeedID) throws {
    try insertKeys(draft.evidence.keys, of: id, in: feed)
    try db.run(
      """
      INSERT INTO articleContent
        (details, titleHTML, summaryHTML, removed, text, html, original, originalBase, language,
          wordCount, readingMinutes, articleId)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, try columns(of: draft) + [id])
    try insertEnclosures(draft.enclosures, of: id)
    try SearchIndex(db: db).insert(SearchText(draft), of: id)
  }

  /// Replaces all parts of an article but its search row.
  func replace(_ draft: ArticleDraft, of id: ArticleID, in feed: FeedID) throws {
    try replaceLists(draft, of: id, in: feed)
    try db.run(
      """
      UPDATE articleContent SET details = ?, titleHTML = ?, summaryHTML = ?, removed = ?, text = ?,
        html = ?, original = ?, originalBase = ?, language = ?, wordCount = ?, readingMinutes = ?
      WHERE articleId = ?
      """, try columns(of: draft) + [id])
  }

  /// Replaces all parts of an article but its search row and its body, which is its page's.
  func replaceBesideBody(_ draft: ArticleDraft, of id: ArticleID, in feed: FeedID) throws {
    try replaceLists(draft, of: id, in: feed)
    try db.run(
      """
      UPDATE articleContent SET details = ?, titleHTML = ?, summaryHTML = ?, original = ?,
        originalBase = ?
      WHERE articleId = ?
      """,
      [
        try details(of: draft), draft.article.titleHTML?.string, draft.article.summaryHTML?.string,
        draft.original ?? draft.article.content?.string, draft.originalBase, id,
      ])
  }

  private func replaceLists(_ draft: ArticleDraft, of id: ArticleID, in feed: FeedID) throws {
    try db.run("DELETE FROM articleKey WHERE articleId = ?", [id])
    try insertKeys(draft.evidence.keys, of: id, in: feed)
    try db.run("DELETE FROM enclosure WHERE articleId = ?", [id])
    try insertEnclosures(draft.enclosures, of: id)
  }

  private func details(of draft: ArticleDraft) throws -> String? {
    draft.details == EntryDetails() ? nil : try JSONColumn.encode(draft.details)
  }

  private func columns(of draft: ArticleDraft) throws -> Arguments {
    let article = draft.article
    return [
      try details(of: draft), article.titleHTML?.string, article.summaryHTML?.string,
      article.removed.isEmpty ? nil : try JSONColumn.encode(article.removed),
      article.text?.string, article.content?.string, draft.original,
      draft.originalBase, draft.language,
    ] + draft.measures.columns
  }

  private func insertKeys(_ keys: [EntryKey], of id: ArticleID, in feed: FeedID) throws {
    for key in keys {
      try db.run(
        """
        INSERT INTO articleKey (feedId, hash, articleId, kind) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, [feed, key.hash, id, key.kind.rawValue])
    }
  }

  private func insertEnclosures(_ enclosures: [Enclosure], of id: ArticleID) throws {
    for (position, enclosure) in enclosures.enumerated() {
      try db.run(
        """
        INSERT INTO enclosure
          (articleId, position, url, mimeType, title, byteCount, durationSeconds)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          id, position, enclosure.url, enclosure.mimeType, enclosure.title, enclosure.byteCount,
          enclosure.durationSeconds,
        ])
    }
  }
}
