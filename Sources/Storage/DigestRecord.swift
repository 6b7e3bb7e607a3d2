public import Vocabulary

/// A named, repeating selection.
public struct DigestRecord: Sendable {
  /// Its name.
  public var name: String
  /// What it selects, and how it is told.
  public var settings: DigestSettings
  /// The id of the last article that it has considered; 0 at first.
  public var cursor: ArticleID
  /// When it was last sent.
  public var lastIssueAt: Timestamp?
  /// When it is made by itself the next time; nil without a schedule.
  public var nextRunAt: Timestamp?
  /// How many issues it has had.
  public var issueCount = 0
  /// How many of them have not been delivered.
  public var waitingCount = 0
  /// Why the delivery of the oldest of those failed.
  public var failure: String?

  /// A digest as the store has it.
  public init(name: String, settings: DigestSettings, cursor: ArticleID, lastIssueAt: Timestamp?) {
    self.name = name
    self.settings = settings
    self.cursor = cursor
    self.lastIssueAt = lastIssueAt
  }
}

/// One digest as it is to be delivered; it stays in the outbox until `markDelivered`.
public struct PendingIssue: Sendable {
  /// Its number in the store.
  public var id: Int64
  /// The name of its digest.
  public var digest: String
  /// Its number within the digest, from 1.
  public var number: Int
  /// The fixed identifier of the message.
  public var messageID: String
  /// When it was made.
  public var createdAt: Timestamp
  /// The format that it was rendered in.
  public var format: String
  /// Where it goes; nil for an issue of a time when that was not kept.
  public var delivery: DigestDelivery?
  /// The rendered document.
  public var body: [UInt8]
  /// How many stories it tells.
  public var storyCount: Int
  /// How often its delivery has failed.
  public var attemptCount: Int
  /// True when it was made by an earlier call that did not get to deliver it.
  public var isRepeat: Bool
}

/// What an issue is called before it is rendered.
public struct IssueHead: Hashable, Sendable {
  /// Its number within the digest, from 1.
  public var number: Int
  /// The fixed identifier of its message.
  public var messageID: String
  /// The identifier of the digest's first issue; nil for that itself.
  public var firstMessageID: String?
  /// When it is made.
  public var createdAt: Timestamp

  /// The head of an issue.
  public init(number: Int, messageID: String, firstMessageID: String?, createdAt: Timestamp) {
    self.number = number
    self.messageID = messageID
    self.firstMessageID = firstMessageID
    self.createdAt = createdAt
  }
}
