import GRDB
import Vocabulary

/// Makes one subscription of two that have come to one address.
///
/// The older one stays, with its number and place; what the user chose for either holds for both,
/// and every article, mark and digest line is kept. It all happens in the transaction of the poll
/// that found out.
struct FeedMerge {
  let db: Database
  let now: Timestamp

  /// Merges a feed that is moving with the one that is at its new address; nil when they stay two.
  func merge(_ moving: FeedID, with present: FeedID) throws -> FeedMove.Merge? {
    let reader = FeedReader(db: db)
    let (mover, resident) = (try reader.feed(moving), try reader.feed(present))
    let (here, coming) = (resident.subscription.access, mover.subscription.access)
    guard !here.hasSecrets && !coming.hasSecrets || here.secrets == coming.secrets else {
      return nil
    }
    let kept = moving < present ? mover : resident
    let removed = moving < present ? resident : mover
    try ArticleMerge(db: db).move(from: removed.id, to: kept.id)
    try writeState(of: kept, removed, at: resident, polledBy: mover)
    var subscription = Self.union(kept.subscription, removed.subscription)
    // Who typed the address decides whether it may be private.
    subscription.access = here
    subscription.access.operatorHost = here.operatorHost ?? coming.operatorHost
    try SubscriptionTable(db: db).rewrite(kept.id, as: subscription)
    try takeAddresses(of: removed, to: kept, at: resident.effectiveURL)
    try db.run(
      "UPDATE OR IGNORE tombstone SET feedId = ? WHERE feedId = ?", [kept.id, removed.id])
    try db.run("UPDATE rule SET feedId = ? WHERE feedId = ?", [kept.id, removed.id])
    try db.run("DELETE FROM feed WHERE id = ?", [removed.id])
    return FeedMove.Merge(kept: kept.id, removed: removed.id)
  }

  /// What was chosen for either; where both chose, the older subscription's word holds.
  private static func union(_ kept: Subscription, _ removed: Subscription) -> Subscription {
    var union = kept
    union.title = kept.title ?? removed.title
    union.folder = kept.folder.isEmpty ? removed.folder : kept.folder
    union.tags += removed.tags.filter { !kept.tags.contains($0) }
    union.intervalSeconds =
      [kept.intervalSeconds, removed.intervalSeconds].compactMap(\.self).min()
    // The wider bounds: what either keeps is kept.
    union.keepDays = Self.wider(kept.keepDays, removed.keepDays)
    union.keepCount = Self.wider(kept.keepCount, removed.keepCount)
    union.isPreferred = kept.isPreferred || removed.isPreferred
    union.wantsFullText = kept.wantsFullText || removed.wantsFullText
    union.siteURL = kept.siteURL ?? removed.siteURL
    union.outlineAttributes += removed.outlineAttributes.filter { attribute in
      kept.outlineAttributes.allSatisfy { $0.name != attribute.name }
    }
    return union
  }

  private static func wider(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    return one == 0 || other == 0 ? 0 : max(one, other)
  }

  /// The state is that of a feed which has just answered, and is paused only where both were.
  ///
  /// Its next poll asks for the whole document: either may have known texts the other did not.
  private func writeState(
    of kept: FeedRecord, _ removed: FeedRecord, at resident: FeedRecord, polledBy mover: FeedRecord
  ) throws {
    let isPaused = kept.pausedAt != nil && removed.pausedAt != nil
    if !isPaused { try db.run("UPDATE feed SET pausedAt = NULL WHERE id = ?", [kept.id]) }
    let due = isPaused ? nil : [mover.nextFetchAt, resident.nextFetchAt].compactMap(\.self).min()
    try db.run(
      """
      UPDATE feedState SET effectiveURL = ?, host = ?, nextFetchAt = ?, etag = NULL,
        lastModified = NULL, bodyHash = NULL, isGone = 0, failureCount = 0, failingSince = NULL,
        failureCode = NULL, failureMessage = NULL
      WHERE feedId = ?
      """,
      [
        resident.effectiveURL, HostName.of(resident.effectiveURL), isPaused ? nil : due ?? now,
        kept.id,
      ])
  }

  private func takeAddresses(
    of removed: FeedRecord, to kept: FeedRecord, at address: String
  ) throws {
    let writer = AddressWriter(db: db, now: now)
    let former: [String] = try db.values(
      "SELECT url FROM formerAddress WHERE feedId = ?", [removed.id])
    let left =
      former + [
        removed.subscription.url, removed.effectiveURL, kept.effectiveURL, kept.subscription.url,
      ]
    for url in left where url != address { try writer.remember(url, of: kept.id) }
    try db.run("DELETE FROM formerAddress WHERE url = ? AND feedId = ?", [address, kept.id])
  }
}
