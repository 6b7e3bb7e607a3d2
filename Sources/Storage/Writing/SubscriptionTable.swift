import GRDB
import Vocabulary
import WebText

/// Writes what the user chose, and the row in which polling notes what it learns.
struct SubscriptionTable {
  let db: Database

  /// Adds a feed behind all others.
  ///
  /// Its position is the number it will get: no position is larger, and finding the largest would
  /// make an import's cost grow with the square of the feeds.
  static let insertion = """
    INSERT INTO feed (url, title, siteURL, folder, position, intervalSeconds, fullText, options,
      outlineAttributes, keepDays, keepCount, isPreferred, addedAt)
    VALUES (?, ?, ?, ?, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'feed'), 0) + 1,
      ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Subscribes; nil when the address is there already, also as one that a feed has moved to or from.
  func insert(_ subscription: Subscription, at now: Timestamp) throws -> FeedID? {
    guard try !isTaken(subscription.url, exceptBy: nil) else { return nil }
    try db.run(Self.insertion, try columns(of: subscription) + [now])
    let id = FeedID(rawValue: db.lastInsertedRowID)
    try writeTags(subscription.tags, of: id)
    try db.run(
      """
      INSERT INTO feedState
        (feedId, host, effectiveURL, nextFetchAt, history, pollCount, failureCount, isGone)
      VALUES (?, ?, ?, ?, x'', 0, 0, 0)
      """, [id, HostName.of(subscription.url), subscription.url, now])
    return id
  }

  /// Replaces the user's choices; a new address starts anew.
  func replace(_ id: FeedID, by subscription: Subscription, at now: Timestamp) throws {
    let former: String? = try db.value("SELECT url FROM feed WHERE id = ?", [id])
    guard let former else { throw FeedReader.notFound(id) }
    if former != subscription.url, try isTaken(subscription.url, exceptBy: id) {
      throw StorageError.exists(kind: "feed", name: subscription.url)
    }
    try rewrite(id, as: subscription)
    if former != subscription.url { try startAnew(id, at: subscription.url, now) }
  }

  /// Writes the user's choices; what was learned stays.
  func rewrite(_ id: FeedID, as subscription: Subscription) throws {
    try db.run(
      """
      UPDATE feed SET url = ?, title = ?, siteURL = ?, folder = ?, intervalSeconds = ?,
        fullText = ?, options = ?, outlineAttributes = ?, keepDays = ?, keepCount = ?,
        isPreferred = ?
      WHERE id = ?
      """, try columns(of: subscription) + [id])
    try db.run("DELETE FROM feedTag WHERE feedId = ?", [id])
    try writeTags(subscription.tags, of: id)
  }

  /// Whether a feed is subscribed at this address, is there, or was there before it moved.
  func isTaken(_ url: String, exceptBy id: FeedID?) throws -> Bool {
    let except = id?.rawValue ?? 0
    let taken: Int? = try db.value(
      """
      SELECT 1 FROM feed WHERE url = ?1 AND id <> ?2
      UNION ALL SELECT 1 FROM feedState WHERE effectiveURL = ?1 AND feedId <> ?2
      UNION ALL SELECT 1 FROM formerAddress WHERE url = ?1 AND feedId <> ?2
      """, [url, except])
    return taken != nil
  }

  private func columns(of subscription: Subscription) throws -> Arguments {
    let access = subscription.access == FeedAccess() ? nil : subscription.access
    let attributes = subscription.outlineAttributes
    return [
      subscription.url, subscription.title, subscription.siteURL, subscription.folder,
      subscription.intervalSeconds, subscription.wantsFullText,
      try access.map(JSONColumn.encode),
      attributes.isEmpty ? nil : try JSONColumn.encode(attributes),
      subscription.keepDays, subscription.keepCount, subscription.isPreferred,
    ]
  }

  private func writeTags(_ tags: [String], of id: FeedID) throws {
    for (position, tag) in tags.enumerated() {
      try db.run(
        "INSERT INTO feedTag (tag, feedId, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [tag, id, position])
    }
  }

  /// Forgets what was learned, and gives the feed an owner that never was, whose lease is over: a poll
  /// that is under way asks the former address, and what it brings must not be stored.
  private func startAnew(_ id: FeedID, at url: String, _ now: Timestamp) throws {
    try db.run("DELETE FROM formerAddress WHERE feedId = ?", [id])
    try db.run(
      """
      UPDATE feedState SET host = ?, effectiveURL = ?, etag = NULL, lastModified = NULL,
        bodyHash = NULL, notBefore = NULL, failureCount = 0, isGone = 0,
        fullFetchedAt = NULL, failingSince = NULL,
        leaseProcess = 0, leaseStart = 0, leaseUntil = 0,
        nextFetchAt = CASE WHEN (SELECT pausedAt FROM feed WHERE id = feedId) IS NULL THEN ? END
      WHERE feedId = ?
      """, [HostName.of(url), url, now, id])
  }
}

/// The name under which requests to one server are counted.
enum HostName {
  /// The host in lower case, ports together; empty for a local file.
  static func of(_ url: String) -> String {
    WebURL(parsing: url)?.host?.lowercased() ?? ""
  }
}
