import Foundation
import GRDB
import Vocabulary

/// Reads and writes what is known of hosts.
struct HostTable {
  let db: Database

  /// The columns of a `host` row that a feed's row is joined with.
  static let columns = """
    h.notBefore AS hostNotBefore, h.spacingSeconds, h.spacingSince, h.askedAt, h.unavailable
    """

  /// The host of a feed.
  static let hostOfFeed = """
    SELECT s.host, \(columns) FROM feedState s LEFT JOIN host h ON h.name = s.host
    WHERE s.feedId = ?
    """

  /// What a joined row says of its host.
  static func manners(_ row: Row) -> HostManners {
    var manners = HostManners()
    manners.spacingSeconds = row["spacingSeconds"] ?? 0
    manners.spacingSince = row["spacingSince"]
    manners.askedAt = row["askedAt"]
    let list: String = row["unavailable"] ?? ""
    manners.unavailable = list.split(separator: " ").compactMap {
      Int64($0).map { FeedID(rawValue: $0) }
    }
    return manners
  }

  /// Notes what an answer taught of a host.
  func write(_ lesson: HostLesson) throws {
    guard !lesson.host.isEmpty else { return }
    if let notBefore = lesson.notBefore {
      try db.run(
        """
        INSERT INTO host (name, notBefore) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET notBefore = excluded.notBefore
        """, [lesson.host, notBefore])
    }
    if let manners = lesson.manners {
      try db.run(
        """
        INSERT INTO host (name, notBefore, spacingSeconds, spacingSince, askedAt, unavailable)
        VALUES (?, 0, ?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET spacingSeconds = excluded.spacingSeconds,
          spacingSince = excluded.spacingSince, askedAt = excluded.askedAt,
          unavailable = excluded.unavailable
        """, [lesson.host] + HostTable.columns(of: manners))
    }
  }

  private static func columns(of manners: HostManners) -> Arguments {
    let unavailable = manners.unavailable.map(\.description).joined(separator: " ")
    return [
      manners.spacingSeconds, manners.spacingSince, manners.askedAt,
      unavailable.isEmpty ? nil : unavailable,
    ]
  }

  /// The host of a feed; nil for a local file.
  func host(of feed: FeedID) throws -> HostRecord? {
    let row = try db.row(HostTable.hostOfFeed, [feed])
    guard let row, let name = row["host"] as String?, !name.isEmpty else { return nil }
    let notBefore: Timestamp? = row["hostNotBefore"]
    return HostRecord(
      name: name,
      notBefore: notBefore.flatMap { $0.secondsSinceEpoch > 0 ? $0 : nil },
      manners: HostTable.manners(row))
  }
}

/// Adds up by the hour what polls cost publishers.
struct CostTable {
  /// So many hours are kept: a week and a day.
  private static let keptHours: Int64 = 192

  /// The sums of all hours after one.
  static let sums = """
    SELECT total(requestCount), total(notModifiedCount), total(failureCount), total(byteCount),
      total(wastedByteCount)
    FROM pollCost WHERE hour > ?
    """

  let db: Database

  /// Adds what the polls of a transaction cost.
  func add(_ cost: PollCost, at now: Timestamp) throws {
    guard cost.requestCount > 0 else { return }
    let hour = now.secondsSinceEpoch / 3_600
    let figures: Arguments = [
      cost.requestCount, cost.notModifiedCount, cost.failureCount, cost.byteCount,
      cost.wastedByteCount, hour,
    ]
    try db.run(
      """
      UPDATE pollCost SET requestCount = requestCount + ?, notModifiedCount = notModifiedCount + ?,
        failureCount = failureCount + ?, byteCount = byteCount + ?,
        wastedByteCount = wastedByteCount + ?
      WHERE hour = ?
      """, figures)
    guard db.changesCount == 0 else { return }
    try db.run(
      """
      INSERT INTO pollCost (requestCount, notModifiedCount, failureCount, byteCount,
        wastedByteCount, hour)
      VALUES (?, ?, ?, ?, ?, ?)
      """, figures)
    try db.run("DELETE FROM pollCost WHERE hour < ?", [hour - CostTable.keptHours])
  }

  /// What polls have cost since a time, by whole hours.
  func cost(since time: Timestamp) throws -> PollCost {
    var cost = PollCost()
    let row = try db.row(CostTable.sums, [time.secondsSinceEpoch / 3_600])
    guard let row else { return cost }
    func figure(_ column: Int) -> Int { Int(row[column] as Double) }
    cost.requestCount = figure(0)
    cost.notModifiedCount = figure(1)
    cost.failureCount = figure(2)
    cost.byteCount = figure(3)
    cost.wastedByteCount = figure(4)
    return cost
  }
}

extension PollCost {
  /// Counts one poll with what it brought.
  mutating func count(_ update: FeedUpdate, _ receipt: UpdateReceipt) {
    guard update.status != .deferred else { return }
    requestCount += 1
    notModifiedCount += update.httpStatus == 304 ? 1 : 0
    failureCount += update.status == .error ? 1 : 0
    byteCount += update.byteCount
    let brought = receipt.newCount + receipt.updatedCount + receipt.duplicateCount
    wastedByteCount += brought == 0 ? update.byteCount : 0
  }
}
