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
  /// What came of its articles' pages; nil when it brought none.
  public var pages: PageTally?
  /// What became of it when its address has changed for good.
  public var move: FeedMove?

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

extension PollReport {
  /// What is told of a feed that has been through the pipeline.
  init(_ finished: Pipeline.Finished) {
    let update = finished.update
    let receipt = finished.receipt
    let failure = finished.failure.map { FeedFailure($0) } ?? update.failure
    self.init(
      feed: update.feed, url: finished.url,
      status: finished.failure == nil ? update.status : .error, httpStatus: update.httpStatus,
      newCount: receipt?.newCount ?? 0, updatedCount: receipt?.updatedCount ?? 0,
      duplicateCount: receipt?.duplicateCount ?? 0, byteCount: update.byteCount,
      milliseconds: update.milliseconds, failure: failure)
    move = receipt?.move
    if let awaited = receipt?.pageCount, awaited > 0 {
      pages = PageTally()
      pages?.awaited = awaited
    }
  }
}
