public import Fetching
public import Parsing
public import Vocabulary

/// One poll as the schedule sees it.
public struct PollObservation: Sendable {
  /// What came of the poll.
  public enum Result: Hashable, Sendable {
    /// A document with the dates of all its entries, and how many entries were new.
    case document(dates: [Timestamp], newCount: Int)
    /// 304, or the same document again.
    case unchanged
    /// Nothing usable; the count is that of failures in a row, this one included.
    case failed(count: Int)
    /// No host could be reached at all, so that nothing is known of this one.
    case offline
    /// 410.
    case gone
  }

  /// What tells the feed from others; it only spreads the times.
  public var key: String
  /// When the answer came.
  public var now: Timestamp
  /// What came of it.
  public var result: Result
  /// What the answer says about when to ask again.
  public var freshness: Freshness
  /// What the document says about when to ask again; nil when there was no new document.
  public var hints: PollingHints?
  /// Whether the server can answer that nothing changed; nil when this poll does not tell.
  public var hasValidators: Bool?
  /// The user's choice of interval.
  public var intervalSeconds: Int?
  /// When the feed was asked before; nil when it never was.
  public var previous: Timestamp?
  /// True when the document holds only what is new (RFC 3229).
  public var isDelta: Bool

  /// One poll of a feed.
  public init(
    key: String, now: Timestamp, result: Result, freshness: Freshness = Freshness(),
    hints: PollingHints? = nil, hasValidators: Bool? = nil, intervalSeconds: Int? = nil,
    previous: Timestamp? = nil, isDelta: Bool = false
  ) {
    self.key = key
    self.now = now
    self.result = result
    self.freshness = freshness
    self.hints = hints
    self.hasValidators = hasValidators
    self.intervalSeconds = intervalSeconds
    self.previous = previous
    self.isDelta = isDelta
  }
}

/// When a feed is due again, and why then.
public struct Scheduled: Hashable, Sendable {
  /// The time; nil when it is never due again.
  public var next: Timestamp?
  /// Why then.
  public var reasons: ScheduleReasons
  /// What to remember until the next poll.
  public var history: FeedHistory
}
