public import Vocabulary

/// The health of the store and its feeds at a glance.
public struct StoreStatus: Sendable {
  /// All feeds.
  public var feedCount = 0
  /// Feeds whose last poll failed.
  public var failingCount = 0
  /// Feeds that are paused.
  public var pausedCount = 0
  /// Feeds that are gone.
  public var goneCount = 0
  /// Feeds that are due now.
  public var dueCount = 0
  /// When the next one is due.
  public var nextFetchAt: Timestamp?
  /// All articles.
  public var articleCount = 0
  /// Articles that nobody has read.
  public var unreadCount = 0
  /// Polls of the last 24 hours.
  public var pollCount = 0
  /// Polls of the last 24 hours that were answered by 304.
  public var notModifiedCount = 0
  /// Articles that came in the last 24 hours.
  public var newArticleCount = 0
  /// The database's size on disk, in bytes.
  public var databaseByteCount: Int64 = 0
  /// Issues that wait for delivery.
  public var outboxCount = 0

  /// An empty store.
  public init() {}
}

/// One poll as it was logged.
public struct FetchLogEntry: Sendable {
  /// When it began.
  public var startedAt: Timestamp
  /// How long the fetch took.
  public var milliseconds: Int
  /// The last HTTP status.
  public var httpStatus: Int?
  /// How it ended, a `PollStatus`.
  public var outcome: String
  /// The bytes of the body after decoding.
  public var byteCount: Int
  /// What it brought.
  public var newCount: Int
  /// What it changed.
  public var updatedCount: Int
  /// What it brought that was there already.
  public var duplicateCount: Int
  /// Why it failed.
  public var failure: FeedFailure?
  /// Why the schedule chose the next time.
  public var why: String

  /// A line of the log.
  public init(
    startedAt: Timestamp, milliseconds: Int, httpStatus: Int?, outcome: String, byteCount: Int,
    newCount: Int, updatedCount: Int, duplicateCount: Int, failure: FeedFailure?, why: String
  ) {
    self.startedAt = startedAt
    self.milliseconds = milliseconds
    self.httpStatus = httpStatus
    self.outcome = outcome
    self.byteCount = byteCount
    self.newCount = newCount
    self.updatedCount = updatedCount
    self.duplicateCount = duplicateCount
    self.failure = failure
    self.why = why
  }
}

extension Store {
  /// The figures of `winnow status`.
  public func status() async throws(StorageError) -> StoreStatus { fatalError() }

  /// The last polls of a feed, newest first.
  public func fetchLog(of feed: FeedID, limit: Int) async throws(StorageError) -> [FetchLogEntry] {
    fatalError()
  }
}
