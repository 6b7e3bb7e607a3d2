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
    let columns: Arguments =
      [cleaned.content?.string, cleaned.text?.string]
      + TextMeasures(of: cleaned.text ?? again.body.summary).columns
    guard !again.body.isFromPage else { return try updatePage(again, columns) }
    let source = again.body.source
    let keepsOriginal = !cleaned.removed.isEmpty || again.body.original != nil
    try db.run(
      """
      UPDATE articleContent SET html = ?, text = ?, wordCount = ?, readingMinutes = ?, removed = ?,
        original = ?, originalBase = ?
      WHERE articleId = ?
      """,
      columns + [
        try column(cleaned.removed), keepsOriginal ? source?.html : nil,
        keepsOriginal ? source?.base : nil, again.body.article,
      ])
  }

  /// The original is the feed's own and stays.
  private func updatePage(_ again: CleanedBody, _ columns: Arguments) throws {
    let removed = try removedFromPage(again)
    let keepsPage = !again.cleaned.removed.isEmpty || again.body.pageContent != nil
    try db.run(
      """
      UPDATE articleContent SET html = ?, text = ?, wordCount = ?, readingMinutes = ?, removed = ?,
        pageHTML = ?
      WHERE articleId = ?
      """,
      columns + [
        try column(removed), keepsPage ? again.body.source?.html : nil, again.body.article,
      ])
  }

  /// What was taken out of a page when it came, which is not in what is cleaned again, and now.
  private func removedFromPage(_ again: CleanedBody) throws -> [RemovedBlock] {
    let stored: String? = try db.value(
      "SELECT removed FROM articleContent WHERE articleId = ?", [again.body.article])
    let former = try stored.map { try JSONColumn.decode([RemovedBlock].self, $0) } ?? []
    let cleaned = again.cleaned
    let text = cleaned.text?.string ?? ""
    return former.filter { !cleaned.removed.contains($0) && !text.contains($0.text) }
      + cleaned.removed
  }

  private func column(_ removed: [RemovedBlock]) throws -> String? {
    removed.isEmpty ? nil : try JSONColumn.encode(removed)
  }
}
