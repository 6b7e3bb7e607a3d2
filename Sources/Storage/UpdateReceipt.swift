public import Vocabulary

/// How a poll ended; the raw values are those of the command-line contract.
public enum PollStatus: String, Hashable, Sendable {
  /// A feed came.
  case ok
  /// Nothing changed.
  case notModified = "not-modified"
  /// Retry-After has not passed.
  case deferred
  /// 410.
  case gone
  /// It failed.
  case error
}

/// What became of an update.
public struct UpdateReceipt: Sendable {
  /// The feed.
  public var feed: FeedID
  /// Articles of a lineage that was not there before.
  public var newCount: Int
  /// Articles whose text changed.
  public var updatedCount: Int
  /// New articles that joined a lineage which was there already.
  public var duplicateCount: Int
  /// Articles whose pages are to be fetched.
  public var pageCount = 0
  /// What became of a feed whose address has changed for good; nil when it stayed.
  public var move: FeedMove?
  /// Why nothing was stored; nil when it was.
  public var failure: StorageError?

  /// What became of one update.
  public init(
    feed: FeedID, newCount: Int, updatedCount: Int, duplicateCount: Int, failure: StorageError?
  ) {
    self.feed = feed
    self.newCount = newCount
    self.updatedCount = updatedCount
    self.duplicateCount = duplicateCount
    self.failure = failure
  }
}
