import Cleaning
import GRDB
import Vocabulary

/// Writes the texts of articles that were cleaned again: no update, no version, the same marks.
struct BodyWriter {
  let db: Database
  let now: Timestamp

  /// Writes a text, unless the article has another one by now; true when it was written.
  func write(_ again: CleanedBody) throws -> Bool {
    let id = again.body.article
    guard let stored = try db.row(ArticleRevision.stored, [id]),
      stored["html"] as String? == again.body.content?.string
    else { return false }
    let former = SearchText(stored)
    try update(again)
    guard let row = try db.row(ArticleRevision.stored, [id]) else { return false }
    let text = SearchText(row)
    guard former != text else { return true }
    try SearchIndex(db: db).replace(former, by: text, of: id)
    // Copies are found by what feeds give.
    if !again.body.isFromPage {
      try LineageWriter(db: db, now: now).resketch(id, as: again.sketch)
    }
    return true
  }

  private func update(_ again: CleanedBody) throws {
    let cleaned = again.cleaned
    let source = again.body.source
    let measures = TextMeasures(of: cleaned.text ?? again.body.summary).columns
    let keepsOriginal = !cleaned.removed.isEmpty || again.body.original != nil
    guard !again.body.isFromPage else {
      let keepsPage = !cleaned.removed.isEmpty || again.body.pageContent != nil
      return try db.run(
        """
        UPDATE articleContent SET html = ?, text = ?, removed = ?, pageHTML = ?, wordCount = ?,
          readingMinutes = ?
        WHERE articleId = ?
        """,
        [
          cleaned.content?.string, cleaned.text?.string, try removedColumn(cleaned),
          keepsPage ? source?.html : nil,
        ] + measures + [again.body.article])
    }
    try db.run(
      """
      UPDATE articleContent SET html = ?, text = ?, removed = ?, original = ?, originalBase = ?,
        wordCount = ?, readingMinutes = ?
      WHERE articleId = ?
      """,
      [
        cleaned.content?.string, cleaned.text?.string,
        try removedColumn(cleaned), keepsOriginal ? source?.html : nil,
        keepsOriginal ? source?.base : nil,
      ] + measures + [again.body.article])
  }
  private func removedColumn(_ article: CleanArticle) throws -> String? {
    article.removed.isEmpty ? nil : try JSONColumn.encode(article.removed)
  }
}
