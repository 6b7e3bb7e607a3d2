public import Deduplication
public import Vocabulary

extension Store {
  /// Takes feeds for this process until a lease ends; the ones that are due longest come first.
  ///
  /// Leases whose process no longer runs are ended first. Feeds that this owner holds already are
  /// not given again; with `.all` and `.named`, neither are those whose ids are not above `after`.
  public func claimFeeds(
    _ selection: FeedSelection, after: FeedID?, limit: Int, owner: LeaseOwner,
    for lease: Duration
  ) async throws(StorageError) -> [DueFeed] { fatalError() }

  /// Gives back feeds that were claimed and not polled.
  public func release(_ owner: LeaseOwner) async throws(StorageError) { fatalError() }

  /// When the next feed is due; nil when none is.
  public func nextDue() async throws(StorageError) -> Timestamp? { fatalError() }

  /// What is stored of the entries of a document, by one query.
  public func knownEntries(
    of feed: FeedID, keys: [EntryKey]
  ) async throws(StorageError) -> KnownEntries { fatalError() }

  /// Stores what polls taught, in one transaction; where that fails, one by one.
  public func apply(_ updates: [FeedUpdate]) async -> [UpdateReceipt] { fatalError() }
}
