public import Vocabulary

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
  /// Why the feed was asked; nil where that was not noted.
  public var trigger: PollTrigger?

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
