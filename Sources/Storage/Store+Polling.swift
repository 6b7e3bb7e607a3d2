public import Deduplication
import GRDB
public import Vocabulary

extension Store {
  /// Takes feeds for this process until a lease ends; the ones that are due longest come first.
  ///
  /// Leases whose process no longer runs are ended first. Feeds that this owner holds already are
  /// not given again; with `.all` and `.named`, which go by id, neither are those whose ids are not
  /// above `after`. `dueBy` is the latest time at which a feed counts as due, the present where it is
  /// nil; of the due feeds of one host at most `perHost` are held at one time, whoever holds them.
  public func claimFeeds(
    _ selection: FeedSelection, after: FeedID?, dueBy: Timestamp? = nil, limit: Int,
    perHost: Int = .max, owner: LeaseOwner, for lease: Duration
  ) async throws(StorageError) -> [DueFeed] {
    let now = time.now
    let claim = FeedClaim(
      owner: owner, lease: lease, now: now, dueBy: dueBy ?? now, perHost: perHost)
    return try await write { db in
      try claim.take(selection, after: after, limit: limit, in: db)
    }
  }

  /// Gives back feeds that were claimed and not polled.
  public func release(_ owner: LeaseOwner) async throws(StorageError) {
    try await write { db in try FeedClaim.endLeases(of: owner, in: db) }
  }

  /// When the next feed is due; nil when none is.
  public func nextDue() async throws(StorageError) -> Timestamp? {
    let now = time.now
    return try await read { db in try FeedClaim.nextDue(at: now, in: db) }
  }

  /// What is stored of the entries of a document, by one query.
  public func knownEntries(
    of feed: FeedID, keys: [EntryKey]
  ) async throws(StorageError) -> KnownEntries {
    try await read { db in try KnownEntryReader(db: db).entries(of: feed, sharing: keys) }
  }

  /// Stores what polls taught, in one transaction; where that fails, one by one.
  public func apply(_ updates: [FeedUpdate]) async -> [UpdateReceipt] {
    let now = time.now
    do {
      return try await onWriter { [path] db in
        UpdateBatch(db: db, path: path, now: now).store(updates)
      }
    } catch {
      return updates.map { UpdateReceipt(feed: $0.feed, failure: error) }
    }
  }
}
