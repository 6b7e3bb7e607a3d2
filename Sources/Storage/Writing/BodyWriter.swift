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
    let index = SearchIndex(db: db)
    try index.remove(former, of: id)
    try index.insert(text, of: id)
    try LineageWriter(db: db, now: now).resketch(id, as: again.sketch)
    return true
  }

  private func update(_ again: CleanedBody) throws {
    let cleaned = again.cleaned
    let source = again.body.source
    let keepsOriginal = !cleaned.removed.isEmpty || again.body.original != nil
    try db.run(
      """
      UPDATE articleContent SET html = ?, text = ?, removed = ?, original = ?, originalBase = ?
      WHERE articleId = ?
      """,
      [
        cleaned.content?.string, cleaned.text?.string,
        cleaned.removed.isEmpty ? nil : try JSONColumn.encode(cleaned.removed),
        keepsOriginal ? source?.html : nil, keepsOriginal ? source?.base : nil,
        again.body.article,
      ])
  }
}
