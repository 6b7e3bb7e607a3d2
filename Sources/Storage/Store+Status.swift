import Foundation
import GRDB
public import Vocabulary

extension Store {
  /// The figures of `winnow status`.
  public func status() async throws(StorageError) -> StoreStatus {
    let reader = StatusReader(now: time.now, path: path)
    return try await read { db in try reader.status(in: db) }
  }

  /// The size of the log (WAL) of the database at a path, in bytes.
  public static func logByteCount(at path: String) -> Int64 {
    DatabaseFile.logByteCount(at: path)
  }

  /// The host of a feed; nil for a local file.
  public func host(of feed: FeedID) async throws(StorageError) -> HostRecord? {
    try await read { db in try HostTable(db: db).host(of: feed) }
  }

  /// What polls have cost publishers since a time.
  public func cost(since time: Timestamp) async throws(StorageError) -> PollCost {
    try await read { db in try CostTable(db: db).cost(since: time) }
  }

  /// What all polls have come to since the database was made.
  public func pollTotals() async throws(StorageError) -> [PollStatus: PollTotal] {
    try await read { db in try PollTotalTable(db: db).all() }
  }

  /// The feeds whose address has changed since a time.
  public func moves(since time: Timestamp) async throws(StorageError) -> Set<FeedID> {
    try await read { db in
      let ids: [Int64] = try db.values(
        "SELECT DISTINCT feedId FROM formerAddress WHERE leftAt > ?", [time])
      return Set(ids.map(FeedID.init(rawValue:)))
    }
  }

  /// What the schedule remembers of each feed that is polled; opaque to the store.
  public func histories() async throws(StorageError) -> [FeedID: [UInt8]] {
    try await read { db in
      let rows = try db.rows(
        "SELECT feedId, history FROM feedState WHERE nextFetchAt IS NOT NULL AND failureCount = 0")
      return rows.reduce(into: [:]) { $0[$1["feedId"] as FeedID] = [UInt8]($1["history"] as Data) }
    }
  }

  /// The feeds that took their time to answer: the mean of their polls since a time, where there
  /// were three at least and the mean is no shorter than a bound.
  public func slowFeeds(
    since time: Timestamp, bound: Duration
  ) async throws(StorageError) -> [FeedID: Duration] {
    let milliseconds = bound.components.seconds * 1_000
    return try await read { db in
      let rows = try db.rows(
        """
        SELECT feedId, avg(milliseconds) AS mean FROM fetchLog
        WHERE startedAt > ? AND failureCode IS NULL
        GROUP BY feedId HAVING count(*) >= 3 AND mean >= ?
        """, [time, milliseconds])
      return rows.reduce(into: [:]) { means, row in
        means[row["feedId"] as FeedID] = .milliseconds(Int64(row["mean"] as Double))
      }
    }
  }

  /// What the schedule remembers of so many of the feeds that are polled, spread evenly over them,
  /// and how many feeds those are.
  public func historySample(
    atMost count: Int
  ) async throws(StorageError) -> (histories: [[UInt8]], feedCount: Int) {
    try await read { db in
      let polled: Int? = try db.value(
        "SELECT count(*) FROM feedState WHERE nextFetchAt IS NOT NULL")
      let feedCount = polled ?? 0
      let step = max(1, (feedCount + count - 1) / max(1, count))
      let histories: [Data] = try db.values(
        """
        SELECT history FROM (
          SELECT history, row_number() OVER (ORDER BY feedId) AS place FROM feedState
          WHERE nextFetchAt IS NOT NULL)
        WHERE place % ?1 = 1 % ?1
        """, [step])
      return (histories.map { [UInt8]($0) }, feedCount)
    }
  }

  /// The last polls of a feed, newest first.
  public func fetchLog(of feed: FeedID, limit: Int) async throws(StorageError) -> [FetchLogEntry] {
    try await read { db in
      try db.rows(
        """
        SELECT startedAt, milliseconds, httpStatus, outcome, byteCount, newCount, updatedCount,
          duplicateCount, failureCode, failureMessage, why, askedBy
        FROM fetchLog WHERE feedId = ? ORDER BY sequence DESC LIMIT ?
        """, [feed, limit]
      ).map { row in
        var entry = FetchLogEntry(
          startedAt: row["startedAt"], milliseconds: row["milliseconds"],
          httpStatus: row["httpStatus"], outcome: row["outcome"], byteCount: row["byteCount"],
          newCount: row["newCount"], updatedCount: row["updatedCount"],
          duplicateCount: row["duplicateCount"], failure: FeedFailure(row), why: row["why"])
        entry.trigger = (row["askedBy"] as String?).flatMap(PollTrigger.init(rawValue:))
        return entry
      }
    }
  }
}
