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
        (details, titleHTML, summaryHTML, removed, text, html, original, originalBase, articleId)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, try columns(of: draft) + [id])
    try insertEnclosures(draft.enclosures, of: id)
    try index(SearchText(draft), of: id)
  }

  /// Replaces all parts of an article but its search row.
  func replace(_ draft: ArticleDraft, of id: ArticleID, in feed: FeedID) throws {
    try db.run("DELETE FROM articleKey WHERE articleId = ?", [id])
    try insertKeys(draft.evidence.keys, of: id, in: feed)
    try db.run(
      """
      UPDATE articleContent SET details = ?, titleHTML = ?, summaryHTML = ?, removed = ?, text = ?,
        html = ?, original = ?, originalBase = ?
      WHERE articleId = ?
      """, try columns(of: draft) + [id])
    try db.run("DELETE FROM enclosure WHERE articleId = ?", [id])
    try insertEnclosures(draft.enclosures, of: id)
  }

  /// Makes an article findable by its words.
  func index(_ text: SearchText, of id: ArticleID) throws {
    try db.run(
      "INSERT INTO articleSearch (rowid, title, authors, text) VALUES (?, ?, ?, ?)",
      [id, text.title, text.authors, text.text])
  }

  /// Forgets an article's words; the index keeps no text and needs the same one again.
  func removeFromIndex(_ text: SearchText, of id: ArticleID) throws {
    try db.run(
      """
      INSERT INTO articleSearch (articleSearch, rowid, title, authors, text)
      VALUES ('delete', ?, ?, ?, ?)
      """, [id, text.title, text.authors, text.text])
  }

  private func columns(of draft: ArticleDraft) throws -> Arguments {
    let article = draft.article
    return [
      draft.details == EntryDetails() ? nil : try JSONColumn.encode(draft.details),
      article.titleHTML?.string, article.summaryHTML?.string,
      article.removed.isEmpty ? nil : try JSONColumn.encode(article.removed),
      article.text?.string, article.content?.string, draft.original,
      draft.originalBase,
    ]
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

/// The texts of an article that can be searched, as the view `articleText` gives them.
struct SearchText: Equatable {
  /// The headline.
  var title: String?
  /// The names of the authors.
  var authors: String?
  /// The body, or the summary where there is none.
  var text: String?

  /// What a new article brings.
  init(_ draft: ArticleDraft) {
    title = draft.article.title?.string
    authors = draft.authorNames
    text = draft.article.text?.string ?? draft.article.summary?.string
  }

  /// What is stored, from the columns of `articleText`.
  init(_ row: Row) {
    title = row["title"]
    authors = row["authors"]
    text = row["text"]
  }
}
