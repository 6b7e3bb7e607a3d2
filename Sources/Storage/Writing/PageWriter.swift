import Cleaning
import GRDB
import Vocabulary

/// Stores what came of articles' pages, inside one transaction.
struct PageWriter {
  let db: Database
  let now: Timestamp

  /// Stores one attempt; false when its lease has passed to another or the article is gone.
  func write(_ update: PageUpdate) throws -> Bool {
    guard try isHeld(update) else { return false }
    switch update.result {
    case .replaced(let text):
      try replace(text, of: update.article)
      let words = text.article.text.map { WordCount.of($0) }
      try settle(update, PageTable.stored, wordCount: words, partCount: text.partCount)
    case .kept(let reason, let wordCount):
      try settle(update, PageTable.kept, reason: reason.rawValue, wordCount: wordCount)
    case .failed(let failure, nil):
      try settle(
        update, PageTable.failed, reason: failure.code.rawValue, message: failure.message)
    case .failed(let failure, let retryAt?):
      try db.run(
        """
        UPDATE page SET dueAt = ?, askedAt = ?, attempts = attempts + 1, reason = ?, message = ?,
          \(PageWriter.noLease) WHERE articleId = ?
        """,
        [retryAt, update.askedAt, failure.code.rawValue, failure.message, update.article])
    case .postponed(let until):
      try db.run(
        "UPDATE page SET dueAt = ?, \(PageWriter.noLease) WHERE articleId = ?",
        [until, update.article])
    }
    return true
  }

  private static let noLease = "leaseProcess = NULL, leaseStart = NULL, leaseUntil = NULL"

  private func isHeld(_ update: PageUpdate) throws -> Bool {
    let row = try db.row(
      """
      SELECT leaseProcess, leaseStart FROM page WHERE articleId = ? AND dueAt IS NOT NULL
      """, [update.article])
    guard let row, let process = row[0] as Int32? else { return false }
    return process == update.owner.processID
      && UInt64(bitPattern: row[1] as Int64) == update.owner.startTicks
  }

  /// An article whose text is a page's keeps it when that page is asked again in vain.
  private func settle(
    _ update: PageUpdate, _ outcome: String, reason: String? = nil, message: String? = nil,
    wordCount: Int? = nil, partCount: Int? = nil
  ) throws {
    try db.run(
      """
      UPDATE page SET dueAt = NULL, askedAt = ?, attempts = attempts + 1,
        outcome = CASE WHEN outcome = 'stored' THEN outcome ELSE ? END, reason = ?, message = ?,
        wordCount = coalesce(?, wordCount), partCount = coalesce(?, partCount),
        \(PageWriter.noLease)
      WHERE articleId = ?
      """, [update.askedAt, outcome, reason, message, wordCount, partCount, update.article])
  }

  /// Puts the page's text in the place of the feed's own, which is kept as the original.
  ///
  /// The sketch stays: copies are found by what feeds give. It counts as an update only where a page
  /// that was stored before said something else.
  private func replace(_ text: PageText, of id: ArticleID) throws {
    guard let stored = try db.row(ArticleRevision.stored, [id]) else { return }
    let former = SearchText(stored)
    let wasStored = try PageTable(db: db, now: now).row(of: id)?.isStored ?? false
    if wasStored, stored["body"] as String? != text.article.text?.string {
      try ArticleRevision(db: db, now: now).keepVersion(stored, of: id)
      try db.run("UPDATE article SET version = version + 1 WHERE id = ?", [id])
    }
    try writeBody(text, of: id, wasStored: wasStored)
    try writeDetails(text, of: id)
    guard let row = try db.row(ArticleRevision.stored, [id]) else { return }
    try SearchIndex(db: db).replace(former, by: SearchText(row), of: id)
    try learn(from: text, in: row["feedId"])
  }

  private func learn(from text: PageText, in feed: FeedID) throws {
    let blocks = BlockTable(db: db, now: now)
    if let seen = text.seen { try blocks.count([seen], of: feed) }
    guard !text.newlyKnown.isEmpty else { return }
    let last: ArticleID? = try db.value("SELECT max(id) FROM article WHERE feedId = ?", [feed])
    if let last { try blocks.note(text.newlyKnown, of: feed, upTo: last) }
  }

  private func writeBody(_ text: PageText, of id: ArticleID, wasStored: Bool) throws {
    let article = text.article
    try db.run(
      """
      UPDATE articleContent SET
        original = CASE WHEN ?1 THEN original ELSE coalesce(original, html, '') END,
        html = ?2, text = ?3, removed = ?4, pageHTML = ?5, wordCount = ?6, readingMinutes = ?7
      WHERE articleId = ?8
      """,
      [
        wasStored, article.content?.string, article.text?.string,
        article.removed.isEmpty ? nil : try JSONColumn.encode(article.removed),
        article.removed.isEmpty ? nil : text.original?.string,
      ] + TextMeasures(of: article.text).columns + [id])
  }

  /// What the page says fills only what the feed leaves open.
  private func writeDetails(_ text: PageText, of id: ArticleID) throws {
    let column: String? = try db.value(
      "SELECT details FROM articleContent WHERE articleId = ?", [id])
    let known = try column.map { try JSONColumn.decode(EntryDetails.self, $0) } ?? EntryDetails()
    let filled = known.filled(by: text.details)
    // An entry's own word goes before the page's, and that before the whole feed's.
    try db.run(
      """
      UPDATE articleContent SET details = ?, language = coalesce(?, language) WHERE articleId = ?
      """,
      [filled == EntryDetails() ? nil : try JSONColumn.encode(filled), filled.language, id])
    try db.run(
      """
      UPDATE article SET authors = coalesce(authors, ?), publishedAt = coalesce(publishedAt, ?),
        summary = coalesce(summary, ?)
      WHERE id = ?
      """, [filled.authorNames, text.publishedAt, text.article.summary?.string, id])
  }
}

extension EntryDetails {
  /// These details, and what others say of authors, language and picture where these do not.
  func filled(by other: EntryDetails) -> EntryDetails {
    var details = self
    if details.authors.isEmpty { details.authors = other.authors }
    details.language = details.language ?? other.language
    details.image = details.image ?? other.image
    return details
  }

  /// The authors as the search index has them; nil when nobody is named.
  var authorNames: String? {
    let names = authors.compactMap(\.name)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
