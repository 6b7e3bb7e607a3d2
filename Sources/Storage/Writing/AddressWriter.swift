import GRDB
import Vocabulary

/// Moves a feed to the address that a permanent redirect led to, and remembers the former one.
struct AddressWriter {
  let db: Database
  let now: Timestamp

  /// Moves a feed; where another one is there already, the two become one.
  ///
  /// Nil when it stays: the address was another feed's before, or the two ask as different people,
  /// to whom the same address may say different things.
  func move(_ feed: FeedID, to address: String) throws -> FeedMove? {
    let former: String? = try db.value(
      "SELECT effectiveURL FROM feedState WHERE feedId = ?", [feed])
    guard let former, former != address else { return nil }
    let other: FeedID? = try db.value(
      "SELECT feedId FROM feedState WHERE effectiveURL = ? AND feedId <> ? ORDER BY feedId LIMIT 1",
      [address, feed])
    if let other {
      let merging = FeedMerge(db: db, now: now)
      guard let merge = try merging.merge(feed, with: other) else { return nil }
      return FeedMove(from: former, to: address, merge: merge)
    }
    guard try !SubscriptionTable(db: db).isTaken(address, exceptBy: feed) else { return nil }
    try remember(former, of: feed)
    try db.run("DELETE FROM formerAddress WHERE url = ? AND feedId = ?", [address, feed])
    try db.run(
      "UPDATE feedState SET effectiveURL = ?, host = ? WHERE feedId = ?",
      [address, HostName.of(address), feed])
    return FeedMove(from: former, to: address)
  }

  /// Notes an address that a feed had.
  func remember(_ address: String, of feed: FeedID) throws {
    try db.run(
      """
      INSERT INTO formerAddress (url, feedId, leftAt) VALUES (?1, ?2, ?3)
      ON CONFLICT (url, feedId) DO UPDATE SET leftAt = ?3
      """, [address, feed, now])
  }
}
