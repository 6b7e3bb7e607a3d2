public import Vocabulary

/// A subscription as the user made it.
public struct Subscription: Hashable, Sendable {
  /// The address to poll, without credentials; unique in the store.
  public var url: String
  /// The user's own title; nil to take the feed's.
  public var title: String?
  /// The folder's path, levels separated by `/`; empty for none.
  public var folder = ""
  /// Tags, in order.
  public var tags: [String] = []
  /// How often to poll, in seconds; nil to let the schedule decide.
  public var intervalSeconds: Int?
  /// For how many days articles are kept; 0 for ever, nil where the configuration decides.
  public var keepDays: Int?
  /// How many articles are kept; 0 for all, nil where the configuration decides.
  public var keepCount: Int?
  /// Whether a story is shown by this feed's article, where it has one.
  public var isPreferred = false
  /// Whether the articles' pages are fetched.
  public var wantsFullText = false
  /// The feed's web page, as OPML says.
  public var siteURL: String?
  /// How to get at the feed.
  public var access = FeedAccess()
  /// The attributes that its outline had in an imported list, with the namespaces (`xmlns:…`) that
  /// they need; kept for the round trip.
  public var outlineAttributes: [OutlineAttribute] = []

  /// A subscription to an address.
  public init(url: String) { self.url = url }
}

/// A feed as lists and commands show it: the subscription and what polling learned.
public struct FeedRecord: Sendable {
  /// Its number.
  public var id: FeedID
  /// What the user chose.
  public var subscription: Subscription
  /// Its place among all feeds; larger for what was subscribed later.
  public var position = 0
  /// The user's title, else the feed's own, else the address.
  public var displayTitle: String
  /// The address that is polled: after permanent redirects.
  public var effectiveURL: String
  /// The addresses that it had before, the last one first.
  public var formerURLs: [String] = []
  /// Set while the user has paused it.
  public var pausedAt: Timestamp?
  /// True once the server said that it is gone (410).
  public var isGone: Bool
  /// When it is due; nil when it is paused or gone.
  public var nextFetchAt: Timestamp?
  /// When it was last asked.
  public var fetchedAt: Timestamp?
  /// When it last answered with a feed or 304.
  public var succeededAt: Timestamp?
  /// Failures in a row.
  public var failureCount: Int
  /// Before this time it wants no request (Retry-After).
  public var notBefore: Timestamp?
  /// Since when it has failed at each poll; nil after a success.
  public var failingSince: Timestamp?
  /// The last failure, nil after a success.
  public var failure: FeedFailure?
  /// The last HTTP status.
  public var httpStatus: Int?
  /// How the last poll ended, a `PollStatus` of the contract; nil when it was never polled.
  public var lastStatus: String?
  /// How many articles are stored, and how many of them are unread.
  public var articleCount: Int
  /// How many articles nobody has read.
  public var unreadCount: Int

  /// A feed with all that lists show of it.
  public init(
    id: FeedID, subscription: Subscription, displayTitle: String, effectiveURL: String,
    pausedAt: Timestamp?, isGone: Bool, nextFetchAt: Timestamp?, fetchedAt: Timestamp?,
    succeededAt: Timestamp?, failureCount: Int, failure: FeedFailure?, httpStatus: Int?,
    lastStatus: String?, articleCount: Int, unreadCount: Int
  ) {
    self.id = id
    self.subscription = subscription
    self.displayTitle = displayTitle
    self.effectiveURL = effectiveURL
    self.pausedAt = pausedAt
    self.isGone = isGone
    self.nextFetchAt = nextFetchAt
    self.fetchedAt = fetchedAt
    self.succeededAt = succeededAt
    self.failureCount = failureCount
    self.failure = failure
    self.httpStatus = httpStatus
    self.lastStatus = lastStatus
    self.articleCount = articleCount
    self.unreadCount = unreadCount
  }
}
