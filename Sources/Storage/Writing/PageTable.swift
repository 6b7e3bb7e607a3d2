import Cleaning
import GRDB
import Vocabulary
import WebText

/// Reads and writes the rows of `page`.
struct PageTable {
  /// What is known of an article's page when its feed changes the entry.
  struct Row {
    /// Whether the article's text is the page's.
    var isStored: Bool
    /// The hash of the text that the feed gave.
    var feedText: StableHash?
  }

  let db: Database
  let now: Timestamp

  /// Asks for the page of a new article; false when its address has no host.
  func insert(_ draft: ArticleDraft, as id: ArticleID) throws -> Bool {
    let host = HostName.of(draft.url ?? "")
    guard !host.isEmpty else { return false }
    try db.run(
      """
      INSERT INTO page (articleId, host, dueAt, awaitedUntil, attempts, feedText)
      VALUES (?, ?, ?, ?, 0, ?)
      """, [id, host, now, now + Limits.longestPageWait, draft.feedText])
    return true
  }

  /// Asks for a page anew, for its feed has changed the entry; not soon after the last time.
  func askAgain(_ draft: ArticleDraft, of id: ArticleID) throws {
    let host = HostName.of(draft.url ?? "")
    guard !host.isEmpty else { return }
    try db.run(
      """
      UPDATE page SET host = ?, dueAt = max(?, coalesce(askedAt + ?, 0)), attempts = 0, feedText = ?
      WHERE articleId = ?
      """,
      [host, now, Limits.pageInterval.components.seconds, draft.feedText, id])
  }

  /// Forgets an article's page.
  func remove(_ id: ArticleID) throws {
    try db.run("DELETE FROM page WHERE articleId = ?", [id])
    try db.run("UPDATE articleContent SET pageHTML = NULL WHERE articleId = ?", [id])
  }

  /// What is known of an article's page; nil when none was ever wanted.
  func row(of id: ArticleID) throws -> Row? {
    try db.row("SELECT outcome, feedText FROM page WHERE articleId = ?", [id]).map { row in
      Row(isStored: (row[0] as String?) == Self.stored, feedText: StableHash(column: row[1]))
    }
  }

  /// The page of an article for people.
  func page(of id: ArticleID) throws -> ArticlePage? {
    let row = try db.row(
      """
      SELECT dueAt, outcome, reason, message, askedAt, attempts, wordCount, partCount
      FROM page WHERE articleId = ?
      """, [id])
    guard let row else { return nil }
    let reason: String? = row["reason"]
    let failure = reason.flatMap(FailureCode.init(rawValue:)).map {
      FeedFailure($0, row["message"] ?? "")
    }
    let state: PageState
    switch (row["outcome"] as String?, row["dueAt"] as Timestamp?) {
    case (_, let due?): state = .awaited(due: due, failure)
    case (Self.stored, nil): state = .stored
    case (Self.kept, nil): state = .kept(reason.flatMap(PageReason.init) ?? .noArticle)
    default: state = .failed(failure ?? FeedFailure(.storage, "nothing is known of it any more"))
    }
    return ArticlePage(
      state: state, askedAt: row["askedAt"], attempts: row["attempts"],
      wordCount: row["wordCount"], partCount: row["partCount"])
  }

  /// How many pages of a feed have each outcome, null for those that are still to come.
  static let tally = """
    SELECT CASE WHEN p.dueAt IS NULL THEN p.outcome END, count(*)
    FROM article a CROSS JOIN page p ON p.articleId = a.id WHERE a.feedId = ? GROUP BY 1
    """

  /// The same of all pages.
  static let tallyOfAll =
    "SELECT CASE WHEN dueAt IS NULL THEN outcome END, count(*) FROM page GROUP BY 1"

  /// The values of `outcome`.
  static let stored = "stored"
  static let kept = "kept"
  static let failed = "failed"
}

extension PageTally {
  /// What a statement counts, as `tally` does.
  init(_ sql: String, _ arguments: Arguments, in db: Database) throws {
    self.init()
    for row in try db.rows(sql, arguments) {
      let count: Int = row[1]
      switch row[0] as String? {
      case nil: awaited = count
      case PageTable.stored?: stored = count
      case PageTable.kept?: kept = count
      default: failed = count
      }
    }
  }
}

extension ArticleDraft {
  /// The hash of the text that the feed gives.
  var feedText: StableHash {
    let text = (article.text ?? article.summary)?.utf8 ?? []
    return StableHash(of: text.span)
  }
}
