public import Fetching
public import Storage
public import Vocabulary

/// What one poll of one feed came to, as `winnow poll` prints it.
public struct PollReport: Sendable {
  /// The feed.
  public var feed: FeedID
  /// The address that was asked, without credentials.
  public var url: String
  /// How it ended.
  public var status: PollStatus
  /// The last HTTP status.
  public var httpStatus: Int?
  /// Articles of a lineage that was not there before.
  public var newCount: Int
  /// Articles whose text changed.
  public var updatedCount: Int
  /// New articles that joined a lineage which was there already.
  public var duplicateCount: Int
  /// The bytes of the body after decoding.
  public var byteCount: Int
  /// How long the fetch took.
  public var milliseconds: Int
  /// Why it failed.
  public var failure: FeedFailure?

  /// What one poll came to.
  public init(
    feed: FeedID, url: String, status: PollStatus, httpStatus: Int?, newCount: Int,
    updatedCount: Int, duplicateCount: Int, byteCount: Int, milliseconds: Int,
    failure: FeedFailure?
  ) {
    self.feed = feed
    self.url = url
    self.status = status
    self.httpStatus = httpStatus
    self.newCount = newCount
    self.updatedCount = updatedCount
    self.duplicateCount = duplicateCount
    self.byteCount = byteCount
    self.milliseconds = milliseconds
    self.failure = failure
  }
}

/// Polls feeds: claims what is due, fetches, processes and stores, for ever or once.
public actor Poller {
  /// A poller on a store; `owner` holds its leases.
  public init(store: Store, fetcher: Fetcher, time: any TimeSource, owner: LeaseOwner) {}

  /// Polls what is due, whenever it is due, until `shutDown`.
  ///
  /// - Throws: `StorageError` when the store cannot be used any more.
  public func runForever(report: @escaping @Sendable (PollReport) -> Void) async throws {}

  /// Polls a selection once; ends when all of it is stored.
  ///
  /// `total` in each element's place is not known beforehand; reports come in the order of storing.
  public nonisolated func runOnce(
    _ selection: FeedSelection
  ) -> AsyncThrowingStream<PollReport, any Error> {
    AsyncThrowingStream { $0.finish() }
  }

  /// Answers once the poller, the fetcher and the writer have each come to it (for the watchdog).
  public func answer() async {}

  /// Looks for due feeds at once, as after a reload.
  public func wake() {}

  /// Stops claiming, gives running transfers the grace, drains, releases the leases.
  public func shutDown(grace: Duration) async {}
}
