import Foundation
import GRDB
import Vocabulary

/// Writes what a poll taught about its feed: one row of state, one line of the log.
struct FeedStateWriter {
  let db: Database
  let now: Timestamp

  /// What is known of a feed before its update is written.
  struct Before {
    /// When its articles were last noted as listed.
    var listedAt: Timestamp?
    /// When a poll last succeeded.
    var succeededAt: Timestamp?
    /// When a poll last brought news.
    var changedAt: Timestamp?
    /// How often it has been polled.
    fileprivate var pollCount: Int
  }

  /// Reads what the update goes on from; nil when it may not be stored any more, for somebody else
  /// has polled its feed since.
  func before(_ update: FeedUpdate) throws -> Before? {
    let row = try db.row(
      """
      SELECT leaseProcess, leaseStart, fetchedAt, listedAt, pollCount, succeededAt,
        changedAt FROM feedState
      WHERE feedId = ?
      """, [update.feed])
    guard let row, mayWrite(update, row) else { return nil }
    return Before(
      listedAt: row[3], succeededAt: row[5], changedAt: row[6], pollCount: row[4])
  }

  private func mayWrite(_ update: FeedUpdate, _ row: Row) -> Bool {
    guard let process = row[0] as Int32? else {
      // The lease is over and nobody has taken it; somebody may have had it in between.
      return (row[2] as Timestamp?).map { $0 <= update.startedAt } ?? true
    }
    return process == update.owner.processID
      && UInt64(bitPattern: row[1] as Int64) == update.owner.startTicks
  }

  /// Notes that the document still lists its articles, once a day: that is all purging asks.
  func noteListing(of update: FeedUpdate, _ before: Before) throws {
    guard !update.listed.isEmpty || !update.listedPurged.isEmpty else { return }
    if let listedAt = before.listedAt, listedAt <= now, now - listedAt < Limits.listingInterval {
      return
    }
    try db.run(
      "UPDATE article SET lastListedAt = ? WHERE id IN (SELECT value FROM json_each(?))",
      [now, JSONColumn.list(update.listed.map(\.rawValue))])
    try TombstoneTable(db: db).note(update.listedPurged, of: update.feed, at: now)
    try db.run("UPDATE feedState SET listedAt = ? WHERE feedId = ?", [now, update.feed])
  }

  /// Writes state, host and log, and ends the lease.
  func write(_ update: FeedUpdate, _ receipt: UpdateReceipt, _ before: Before) throws {
    try writeState(update, receipt)
    if let document = update.document { try write(document, of: update.feed) }
    if let validators = update.renewedValidators { try write(validators, of: update.feed) }
    if update.hostNotBefore != nil || update.hostManners != nil {
      let host: String? = try db.value(
        "SELECT host FROM feedState WHERE feedId = ?", [update.feed])
      try HostTable(db: db).write(
        HostLesson(
          host: host ?? "", notBefore: update.hostNotBefore, manners: update.hostManners))
    }
    try log(update, receipt, number: before.pollCount + 1)
  }

  /// Writes what each poll does.
  ///
  /// A feed that is paused, or gone and not back, stays out of the schedule.
  private func writeState(_ update: FeedUpdate, _ receipt: UpdateReceipt) throws {
    let isFetch = update.status != .deferred
    let isNews = receipt.newCount + receipt.updatedCount + receipt.duplicateCount > 0
    let isBack = update.status == .ok || update.status == .notModified
    try db.run(
      """
      UPDATE feedState SET
        nextFetchAt = CASE
          WHEN (SELECT pausedAt FROM feed WHERE id = feedId) IS NOT NULL THEN NULL
          WHEN isGone AND NOT ?2 THEN NULL ELSE ?3 END,
        isGone = CASE WHEN ?4 THEN 1 WHEN ?2 THEN 0 ELSE isGone END,
        notBefore = ?5,
        fetchedAt = CASE WHEN ?6 THEN ?7 ELSE fetchedAt END,
        httpStatus = CASE WHEN ?6 THEN ?8 ELSE httpStatus END,
        failureCode = CASE WHEN ?6 THEN ?9 ELSE failureCode END,
        failureMessage = CASE WHEN ?6 THEN ?10 ELSE failureMessage END,
        succeededAt = CASE WHEN ?2 THEN ?7 ELSE succeededAt END,
        changedAt = CASE WHEN ?11 THEN ?7 ELSE changedAt END,
        fullFetchedAt = CASE WHEN ?2 AND ?8 IS NOT 304 THEN ?7 ELSE fullFetchedAt END,
        failingSince = CASE WHEN ?13 > 0 THEN coalesce(failingSince, ?7) END,
        history = ?12, failureCount = ?13, lastStatus = ?14, pollCount = pollCount + 1,
        leaseProcess = NULL, leaseStart = NULL, leaseUntil = NULL
      WHERE feedId = ?1
      """,
      [
        update.feed, isBack, update.nextFetchAt, update.status == .gone, update.notBefore, isFetch,
        update.startedAt, update.httpStatus, update.failure?.code.rawValue,
        update.failure?.message, isNews, Data(update.history), update.failureCount,
        update.status.rawValue,
      ])
  }

  private func write(_ document: DocumentFacts, of feed: FeedID) throws {
    try db.run(
      """
      UPDATE feedState SET etag = ?, lastModified = ?, bodyHash = ?, title = coalesce(?, title),
        siteURL = coalesce(?, siteURL)
      WHERE feedId = ?
      """,
      [
        document.validators?.entityTag, document.validators?.lastModified, document.bodyHash,
        document.title?.string, document.siteURL, feed,
      ])
  }

  private func write(_ validators: Validators, of feed: FeedID) throws {
    try db.run(
      "UPDATE feedState SET etag = ?, lastModified = ? WHERE feedId = ?",
      [validators.entityTag, validators.lastModified, feed])
  }

  /// Overwrites the oldest of the feed's lines; the first ones are new.
  ///
  /// By two statements in place of one `INSERT OR REPLACE`: for that one SQLite opens a savepoint, at
  /// which the search index writes out what it has gathered, a quarter of the cost of a batch.
  private func log(_ update: FeedUpdate, _ receipt: UpdateReceipt, number: Int) throws {
    let line: Arguments = [
      number, update.startedAt, update.milliseconds, update.httpStatus, update.status.rawValue,
      update.byteCount, receipt.newCount, receipt.updatedCount, receipt.duplicateCount,
      update.failure?.code.rawValue, update.failure?.message, update.why, update.trigger?.rawValue,
      update.feed, number % Limits.logLinesPerFeed,
    ]
    if number < Limits.logLinesPerFeed {
      try db.run(FeedStateWriter.addLine, line)
      guard db.changesCount == 0 else { return }
    }
    try db.run(
      """
      UPDATE fetchLog SET sequence = ?, startedAt = ?, milliseconds = ?, httpStatus = ?,
        outcome = ?, byteCount = ?, newCount = ?, updatedCount = ?, duplicateCount = ?,
        failureCode = ?, failureMessage = ?, why = ?, askedBy = ?
      WHERE feedId = ? AND slot = ?
      """, line)
    guard db.changesCount == 0 else { return }
    try db.run(FeedStateWriter.addLine, line)
  }

  private static let addLine = """
    INSERT OR IGNORE INTO fetchLog (sequence, startedAt, milliseconds, httpStatus, outcome, byteCount,
      newCount, updatedCount, duplicateCount, failureCode, failureMessage, why, askedBy, feedId,
      slot)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
}
