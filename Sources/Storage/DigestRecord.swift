public import Vocabulary

/// The settings of a named digest; kept as one JSON document (`digest.settings`).
public struct DigestSettings: Hashable, Codable, Sendable {
  /// Only articles of feeds in this folder or below it.
  public var folder: String?
  /// Only articles of feeds with this tag.
  public var tag: String?

  /// Everything that is new.
  public init() {}
}

/// A named, repeating selection.
public struct DigestRecord: Sendable {
  /// Its name.
  public var name: String
  /// What it selects.
  public var settings: DigestSettings
  /// The id of the last article that it has considered; 0 at first.
  public var cursor: ArticleID
  /// When it was last sent.
  public var lastIssueAt: Timestamp?

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
  /// Its number.
  public var id: Int64
  /// The fixed identifier of the message.
  public var messageID: String
  /// When it was made.
  public var createdAt: Timestamp
  /// The format that it was rendered in.
  public var format: String
  /// The rendered document.
  public var body: [UInt8]
  /// How many stories it tells.
  public var storyCount: Int
  /// True when it was made by an earlier call that did not get to deliver it.
  public var isRepeat: Bool

  /// An issue from the outbox.
  public init(
    id: Int64, messageID: String, createdAt: Timestamp, format: String, body: [UInt8],
    storyCount: Int, isRepeat: Bool
  ) {
    self.id = id
    self.messageID = messageID
    self.createdAt = createdAt
    self.format = format
    self.body = body
    self.storyCount = storyCount
    self.isRepeat = isRepeat
  }
}

/// A story in a digest: its first article, and the others that tell it too.
public struct DigestStory: Sendable {
  /// The article that is shown.
  public var lead: ArticleRecord
  /// The titles and addresses of the others, at most 20.
  public var alsoCoveredBy: [ArticleSummary]

  /// A story with its articles.
  public init(lead: ArticleRecord, alsoCoveredBy: [ArticleSummary]) {
    self.lead = lead
    self.alsoCoveredBy = alsoCoveredBy
  }
}
