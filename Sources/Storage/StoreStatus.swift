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
  /// What came of the pages of all articles whose feeds want whole texts.
  public var pages = PageTally()
  /// The database's size on disk, in bytes.
  public var databaseByteCount: Int64 = 0
  /// Issues that wait for delivery.
  public var outboxCount = 0

  /// An empty store.
  public init() {}
}
