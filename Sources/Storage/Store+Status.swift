import GRDB
public import Vocabulary

extension Store {
  /// The figures of `winnow status`.
  public func status() async throws(StorageError) -> StoreStatus {
    let reader = StatusReader(now: time.now, path: path)
    return try await read { db in try reader.status(in: db) }
  }

  /// The last polls of a feed, newest first.
  public func fetchLog(of feed: FeedID, limit: Int) async throws(StorageError) -> [FetchLogEntry] {
    try await read { db in
      try db.rows(
        """
        SELECT startedAt, milliseconds, httpStatus, outcome, byteCount, newCount, updatedCount,
          duplicateCount, failureCode, failureMessage, why
        FROM fetchLog WHERE feedId = ? ORDER BY sequence DESC LIMIT ?
        """, [feed, limit]
      ).map { row in
        FetchLogEntry(
          startedAt: row["startedAt"], milliseconds: row["milliseconds"],
          httpStatus: row["httpStatus"], outcome: row["outcome"], byteCount: row["byteCount"],
          newCount: row["newCount"], updatedCount: row["updatedCount"],
          duplicateCount: row["duplicateCount"], failure: FeedFailure(row), why: row["why"])
      }
    }
  }
}
