public import Vocabulary
public import WebText

/// Which feeds to claim.
public enum FeedSelection: Hashable, Sendable {
  /// Those whose time has come.
  case due
  /// All that are not paused and not gone, whatever their time.
  case all
  /// These, whatever their time; paused ones too, when the user names them.
  case named([FeedID])
}

/// A feed that this process may poll until its lease ends.
public struct DueFeed: Sendable {
  /// Its number.
  public var id: FeedID
  /// The address to ask: after permanent redirects.
  public var url: String
  /// The name that `host` rows have: host name or address in lower case, no port.
  public var host: String
  /// How to get at it.
  public var access: FeedAccess
  /// The user's choice of interval, in seconds.
  public var intervalSeconds: Int?
  /// Whether the articles' pages are wanted.
  public var wantsFullText: Bool
  /// What to ask with.
  public var validators: Validators?
  /// The hash of the last document.
  public var bodyHash: StableHash?
  /// When it was last asked.
  public var fetchedAt: Timestamp?
  /// When it last brought news.
  public var changedAt: Timestamp?
  /// When it was due; nil when it was never polled.
  public var nextFetchAt: Timestamp?
  /// Failures in a row.
  public var failureCount: Int
  /// Whether an article of it is stored.
  public var hasArticles: Bool
  /// What the schedule policy remembers; opaque to the store.
  public var history: [UInt8]
  /// Before this time the host wants no request (Retry-After, stored for the host).
  public var hostNotBefore: Timestamp?
  /// Before this time this feed wants no request: its own Retry-After.
  public var notBefore: Timestamp?
  /// How often its host wants to be asked.
  public var hostManners = HostManners()

  /// A feed that was claimed.
  public init(
    id: FeedID, url: String, host: String, access: FeedAccess, intervalSeconds: Int?,
    wantsFullText: Bool, validators: Validators?, bodyHash: StableHash?, fetchedAt: Timestamp?,
    changedAt: Timestamp?, nextFetchAt: Timestamp?, failureCount: Int, hasArticles: Bool,
    history: [UInt8], hostNotBefore: Timestamp?, notBefore: Timestamp?
  ) {
    self.id = id
    self.url = url
    self.host = host
    self.access = access
    self.intervalSeconds = intervalSeconds
    self.wantsFullText = wantsFullText
    self.validators = validators
    self.bodyHash = bodyHash
    self.fetchedAt = fetchedAt
    self.changedAt = changedAt
    self.nextFetchAt = nextFetchAt
    self.failureCount = failureCount
    self.hasArticles = hasArticles
    self.history = history
    self.hostNotBefore = hostNotBefore
    self.notBefore = notBefore
  }
}
