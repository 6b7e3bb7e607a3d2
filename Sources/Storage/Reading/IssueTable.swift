import Foundation
import GRDB
import Vocabulary

/// The issues of digests; those without a time of delivery are the outbox.
struct IssueTable {
  let db: Database

  /// The oldest issue of a digest that still waits for delivery.
  func waiting(in digest: Int64) throws -> PendingIssue? {
    try db.row(
      IssueTable.columns + " WHERE i.digestId = ? AND i.deliveredAt IS NULL ORDER BY i.id LIMIT 1",
      [digest]
    ).map(issue)
  }

  /// An issue by its number within a digest.
  ///
  /// - Throws: `StorageError.notFound` when there is none, or its document is not kept any more.
  func issue(_ number: Int, of digest: DigestTable.Entry) throws -> PendingIssue {
    let row = try db.row(
      IssueTable.columns + " WHERE i.digestId = ? AND i.number = ? AND i.body IS NOT NULL",
      [digest.id, number])
    if let row { return try issue(row) }
    let kept: [Int64] = try db.values(
      "SELECT number FROM digestIssue WHERE digestId = ? AND body IS NOT NULL ORDER BY number",
      [digest.id])
    throw StorageError.notFound(
      kind: "kept issue of the digest “\(digest.record.name)”", name: String(number),
      nearest: kept.map(String.init))
  }

  /// The oldest issue that waits, is due to be tried, and that nobody else delivers.
  func due(by now: Timestamp, for owner: LeaseOwner) throws -> PendingIssue? {
    let rows = try db.rows(
      """
      SELECT id, leaseProcess, leaseStart FROM digestIssue
      WHERE deliveredAt IS NULL AND nextAttemptAt <= ? ORDER BY id
      """, [now])
    guard let free = rows.first(where: { holder(of: $0, other: owner) == nil }) else { return nil }
    return try db.row(IssueTable.columns + " WHERE i.id = ?", [free["id"] as Int64]).map(issue)
  }

  /// Takes an issue for a process, which is to deliver it.
  ///
  /// - Throws: `StorageError.locked` while another process that runs has it.
  func claim(_ issue: PendingIssue, by owner: LeaseOwner) throws {
    let row = try db.row(
      "SELECT leaseProcess, leaseStart FROM digestIssue WHERE id = ?", [issue.id])
    if let row, let holder = holder(of: row, other: owner) {
      throw StorageError.locked(
        path: "the digest “\(issue.digest)”",
        holder: "process \(holder.processID), which is delivering its issue \(issue.number)")
    }
    try db.run(
      "UPDATE digestIssue SET leaseProcess = ?, leaseStart = ? WHERE id = ?",
      [owner.processID, Int64(bitPattern: owner.startTicks), issue.id])
  }

  /// Notes the delivery, and empties the bodies of issues that are long gone.
  func markDelivered(_ issue: Int64, at now: Timestamp) throws {
    let digest: Int64? = try db.value("SELECT digestId FROM digestIssue WHERE id = ?", [issue])
    guard let digest else {
      throw StorageError.notFound(kind: "issue", name: String(issue), nearest: [])
    }
    try db.run(
      """
      UPDATE digestIssue SET deliveredAt = coalesce(deliveredAt, ?), nextAttemptAt = NULL,
        failure = NULL, leaseProcess = NULL, leaseStart = NULL
      WHERE id = ?
      """, [now, issue])
    try db.run(
      """
      UPDATE digestIssue SET body = NULL
      WHERE digestId = ?1 AND body IS NOT NULL AND deliveredAt IS NOT NULL AND id <= (
        SELECT id FROM digestIssue WHERE digestId = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
      """, [digest, Limits.issueBodiesPerDigest])
  }

  /// Notes that a delivery failed, and when it is tried again; the issue is free then.
  func markFailed(_ issue: Int64, reason: String, retryAt: Timestamp?) throws {
    try db.run(
      """
      UPDATE digestIssue SET attemptCount = attemptCount + 1, failure = ?, nextAttemptAt = ?,
        leaseProcess = NULL, leaseStart = NULL
      WHERE id = ? AND deliveredAt IS NULL
      """, [reason, retryAt, issue])
  }

  /// Another process that runs and has the issue; nil when it is free.
  private func holder(of row: Row, other owner: LeaseOwner) -> LeaseOwner? {
    guard let process = row["leaseProcess"] as Int32?, let start = row["leaseStart"] as Int64?
    else { return nil }
    let holder = LeaseOwner(processID: process, startTicks: UInt64(bitPattern: start))
    return holder != owner && holder.isRunning ? holder : nil
  }

  private static let columns = """
    SELECT i.id, d.name, i.number, i.messageId, i.createdAt, i.format, i.delivery, i.body,
      i.storyCount, i.attemptCount
    FROM digestIssue i JOIN digest d ON d.id = i.digestId
    """

  private func issue(_ row: Row) throws -> PendingIssue {
    let delivery: String? = row["delivery"]
    return PendingIssue(
      id: row["id"], digest: row["name"], number: row["number"], messageID: row["messageId"],
      createdAt: row["createdAt"], format: row["format"],
      delivery: try delivery.map { try JSONColumn.decode(DigestDelivery.self, $0) },
      body: [UInt8](row["body"] as Data? ?? Data()), storyCount: row["storyCount"],
      attemptCount: row["attemptCount"], isRepeat: true)
  }
}
