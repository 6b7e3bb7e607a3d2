import Foundation
import GRDB
import Vocabulary

/// Makes the issues of digests: the outbox.
struct IssueWriter {
  let db: Database
  let now: Timestamp

  /// The issue that still waits for delivery, else a new one; nil when there is nothing to tell.
  func issue(
    of digest: DigestTable.Entry, format: String, render: ([DigestStory]) throws -> [UInt8]
  ) throws -> PendingIssue? {
    if let waiting = try waiting(in: digest) { return waiting }
    let selection = try select(for: digest)
    try db.run("UPDATE digest SET cursor = ? WHERE id = ?", [selection.cursor, digest.id])
    guard !selection.leads.isEmpty else { return nil }
    let stories = try StoryReader(db: db).stories(leadBy: selection.leads.reversed())
    let body = try render(stories)
    try db.run(
      """
      INSERT INTO digestIssue (digestId, messageId, createdAt, format, storyCount, body)
      VALUES (?, '', ?, ?, ?, ?)
      """, [digest.id, now, format, stories.count, Data(body)])
    let id = db.lastInsertedRowID
    // `.invalid` (RFC 2606): the identifier belongs to no host, and stays the same at each attempt.
    let messageID = "issue-\(id).digest-\(digest.id).\(now.secondsSinceEpoch)@winnow.invalid"
    try db.run("UPDATE digestIssue SET messageId = ? WHERE id = ?", [messageID, id])
    for article in selection.told {
      try db.run(
        "INSERT INTO digestItem (digestId, articleId, issueId) VALUES (?, ?, ?)",
        [digest.id, article, id])
    }
    return PendingIssue(
      id: id, messageID: messageID, createdAt: now, format: format, body: body,
      storyCount: stories.count, isRepeat: false)
  }

  /// What the next new issue would tell, newest first; nothing is written.
  func preview(of digest: DigestTable.Entry) throws -> [DigestStory] {
    let leads = try select(for: digest).leads
    return try StoryReader(db: db).stories(leadBy: leads.reversed())
  }

  /// Notes the delivery, and empties the bodies of issues that are long gone.
  func markDelivered(_ issue: Int64) throws {
    let digest: Int64? = try db.value("SELECT digestId FROM digestIssue WHERE id = ?", [issue])
    guard let digest else {
      throw StorageError.notFound(kind: "issue", name: String(issue), nearest: [])
    }
    try db.run(
      "UPDATE digestIssue SET deliveredAt = coalesce(deliveredAt, ?) WHERE id = ?", [now, issue])
    try db.run(
      """
      UPDATE digestIssue SET body = NULL
      WHERE digestId = ?1 AND body IS NOT NULL AND deliveredAt IS NOT NULL AND id <= (
        SELECT id FROM digestIssue WHERE digestId = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
      """, [digest, Limits.issueBodiesPerDigest])
  }

  /// Articles above the cursor whose story has not been told.
  ///
  /// Written as a cross join because the planner otherwise begins with all that was ever told.
  static func candidates(_ selection: ArticleSelection) -> String {
    """
    SELECT a.id, a.storyId FROM article a
    WHERE a.id > ? AND \(selection.sql) AND NOT EXISTS (
      SELECT 1 FROM article s CROSS JOIN digestItem i
      WHERE s.storyId = a.storyId AND i.digestId = ? AND i.articleId = s.id)
    ORDER BY a.id LIMIT ?
    """
  }

  private struct Selection {
    var leads: [Int64] = []
    var told: [Int64] = []
    var cursor: ArticleID
  }

  private func select(for digest: DigestTable.Entry) throws -> Selection {
    var filter = ArticleFilter()
    filter.folder = digest.record.settings.folder
    filter.tag = digest.record.settings.tag
    let conditions = ArticleSelection(filter)
    let rows = try db.rows(
      IssueWriter.candidates(conditions),
      [digest.record.cursor] + conditions.arguments + [digest.id, Limits.articlesPerIssue])
    var selection = Selection(cursor: digest.record.cursor)
    var stories: Set<Int64> = []
    for row in rows {
      selection.told.append(row[0])
      if stories.insert(row[1]).inserted { selection.leads.append(row[0]) }
    }
    selection.cursor = try cursor(after: selection.told, from: digest.record.cursor)
    return selection
  }

  /// A full page is gone on with after its last article; else everything there is was considered.
  private func cursor(after told: [Int64], from cursor: ArticleID) throws -> ArticleID {
    if told.count == Limits.articlesPerIssue, let last = told.last {
      return ArticleID(rawValue: last)
    }
    let last: ArticleID? = try db.value("SELECT max(id) FROM article")
    return max(cursor, last ?? cursor)
  }

  private func waiting(in digest: DigestTable.Entry) throws -> PendingIssue? {
    let row = try db.row(
      """
      SELECT id, messageId, createdAt, format, body, storyCount FROM digestIssue
      WHERE digestId = ? AND deliveredAt IS NULL ORDER BY id LIMIT 1
      """, [digest.id])
    return row.map { row in
      PendingIssue(
        id: row["id"], messageID: row["messageId"], createdAt: row["createdAt"],
        format: row["format"], body: [UInt8](row["body"] as Data? ?? Data()),
        storyCount: row["storyCount"], isRepeat: true)
    }
  }
}
