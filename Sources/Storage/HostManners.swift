public import Vocabulary

/// How often a host wants to be asked, as its answers taught it; survives a restart.
public struct HostManners: Hashable, Sendable {
  /// The least time between two requests, in seconds; 0 for none.
  public var spacingSeconds: Int64 = 0
  /// When that was taught, or last became less.
  public var spacingSince: Timestamp?
  /// When the host was last asked; only kept while there is a spacing.
  public var askedAt: Timestamp?
  /// The feeds that answered 503 since the host last answered otherwise.
  public var unavailable: [FeedID] = []

  /// A host of which nothing is known.
  public init() {}
}

/// A host as `winnow explain feed` shows it.
public struct HostRecord: Sendable {
  /// Its name or address.
  public var name: String
  /// Before this time it wants no request.
  public var notBefore: Timestamp?
  /// How often it wants to be asked.
  public var manners: HostManners
}

/// Why a feed was asked.
public enum PollTrigger: String, Hashable, Sendable {
  /// Its time had come.
  case due
  /// It was never asked before.
  case first
  /// The user named it.
  case named
  /// The user wanted all feeds.
  case all
}

/// What polls cost publishers over some time.
public struct PollCost: Hashable, Sendable {
  /// Requests for feeds, redirects not counted.
  public var requestCount = 0
  /// Those that were answered by 304.
  public var notModifiedCount = 0
  /// Those that failed.
  public var failureCount = 0
  /// Bytes of bodies after decoding.
  public var byteCount = 0
  /// Bytes of bodies that brought nothing new.
  public var wastedByteCount = 0

  /// No polls.
  public init() {}
}
