import Foundation
import GRDB
import Vocabulary

/// Makes the issues of digests: the outbox.
struct IssueWriter {
  /// What an issue is to be.
  struct Order {
    /// The name of its format.
    var format: String
    /// Where it goes.
    var delivery: DigestDelivery
    /// Who delivers it.
    var owner: LeaseOwner
  }

  let db: Database
  let now: Timestamp

  /// The issue that still waits for delivery, else a new one; nil when there is nothing to tell.
  func issue(
    of digest: DigestTable.Entry, _ order: Order,
    render: (IssueHead, StorySelection) throws -> [UInt8]
  ) throws -> PendingIssue? {
    let issues = IssueTable(db: db)
    if let waiting = try issues.waiting(in: digest.id) {
      try issues.claim(waiting, by: order.owner)
      return waiting
    }
    let selector = IssueSelector(db: db, now: now)
    let selection = try selector.select(for: digest)
    guard !selection.leads.isEmpty else {
      try move(digest, to: selection.cursor, hasIssue: false)
      return nil
    }
    var issue = try insert(order, into: digest, storyCount: selection.leads.count)
    let head = IssueHead(
      number: issue.number, messageID: issue.messageID,
      firstMessageID: try firstMessageID(of: digest, before: issue), createdAt: now)
    issue.body = try render(head, try selector.stories(selection, for: digest))
    try store(issue.body, in: issue.id)
    for article in selection.told {
      try db.run(
        "INSERT INTO digestItem (digestId, articleId, issueId) VALUES (?, ?, ?)",
        [digest.id, article, issue.id])
    }
    try move(digest, to: selection.cursor, hasIssue: true)
    try issues.claim(issue, by: order.owner)
    return issue
  }

  private func move(_ digest: DigestTable.Entry, to cursor: ArticleID, hasIssue: Bool) throws {
    // Corrections wait for an issue to be told in.
    let last: Int64? = hasIssue ? try db.value("SELECT max(id) FROM articleVersion") : nil
    try db.run(
      "UPDATE digest SET cursor = ?, versionCursor = max(versionCursor, ?) WHERE id = ?",
      [cursor, last ?? 0, digest.id])
  }

  private func insert(
    _ order: Order, into digest: DigestTable.Entry, storyCount: Int
  ) throws -> PendingIssue {
    let last: Int? = try db.value(
      "SELECT max(number) FROM digestIssue WHERE digestId = ?", [digest.id])
    let number = (last ?? 0) + 1
    // What goes to a file or by mail is tried again without anybody asking.
    let retryAt: Timestamp? = order.delivery == .standardOutput ? nil : now
    try db.run(
      """
      INSERT INTO digestIssue
        (digestId, number, messageId, createdAt, format, storyCount, delivery, nextAttemptAt)
      VALUES (?, ?, '', ?, ?, ?, ?, ?)
      """,
      [
        digest.id, number, now, order.format, storyCount, try JSONColumn.encode(order.delivery),
        retryAt,
      ])
    let id = db.lastInsertedRowID
    // `.invalid` (RFC 2606): the identifier belongs to no host, and stays the same at each attempt.
    let messageID = "issue-\(id).digest-\(digest.id).\(now.secondsSinceEpoch)@winnow.invalid"
    try db.run("UPDATE digestIssue SET messageId = ? WHERE id = ?", [messageID, id])
    return PendingIssue(
      id: id, digest: digest.record.name, number: number, messageID: messageID, createdAt: now,
      format: order.format, delivery: order.delivery, body: [], storyCount: storyCount,
      attemptCount: 0, isRepeat: false)
  }

  private func firstMessageID(
    of digest: DigestTable.Entry, before issue: PendingIssue
  ) throws -> String? {
    try db.value(
      "SELECT messageId FROM digestIssue WHERE digestId = ? AND id < ? ORDER BY id LIMIT 1",
      [digest.id, issue.id])
  }

  /// Without a copy: a digest of whole articles is long.
  private func store(_ body: [UInt8], in issue: Int64) throws {
    try body.withUnsafeBytes { bytes in
      let data =
        bytes.baseAddress.map {
          Data(
            bytesNoCopy: UnsafeMutableRawPointer(mutating: $0), count: bytes.count,
            deallocator: .none)
        } ?? Data()
      try db.run("UPDATE digestIssue SET body = ? WHERE id = ?", [data, issue])
    }
  }
}
