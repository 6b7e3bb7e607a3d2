public import Storage
public import Vocabulary

/// What a poll of several feeds, one after the other, would make of each of them; asks no network.
public struct PollForecast {
  /// Why a feed would be left for later, and until when.
  public struct Wait: Hashable, Sendable {
    /// Before this time it would not be asked.
    public var until: Timestamp
    /// The wish that is obeyed so.
    public var reason: ScheduleReasons.Code
  }

  private let now: Timestamp
  private var hosts = HostTurns(perHost: 1)
  private var known: Set<String> = []

  /// The forecast for a poll that begins at a time.
  public init(at now: Timestamp) { self.now = now }

  /// Why the next feed would have to wait; nil when it would be asked.
  ///
  /// Each that would be asked takes its turn at a host that wants to be asked slowly.
  public mutating func wait(
    of feed: FeedRecord, at host: HostRecord?, asked trigger: PollTrigger
  ) -> Wait? {
    let pause = PollPause(feed: feed.notBefore, host: host?.notBefore, now: now)
    if let pause { return Wait(until: pause.until, reason: pause.reason) }
    guard let host, trigger != .all else { return nil }
    if known.insert(host.name).inserted { hosts.know(host.manners, of: host.name) }
    return hosts.wait(at: host.name, now: now).map { Wait(until: $0, reason: .spacing) }
  }
}

/// The time before which a feed or its host wants no request.
struct PollPause {
  /// Until when.
  let until: Timestamp
  /// Who said so: the feed's own answer or another one of its host.
  let reason: ScheduleReasons.Code

  /// The longer of the two; nil when there is none any more.
  ///
  /// A wait that is longer than any which is obeyed was noted before the clock was set back.
  init?(feed: Timestamp?, host: Timestamp?, now: Timestamp) {
    let farthest = now + .seconds(SchedulePolicy.ceiling)
    func holds(_ time: Timestamp?) -> Timestamp? {
      time.flatMap { $0 > now && $0 <= farthest ? $0 : nil }
    }
    let (ofFeed, ofHost) = (holds(feed), holds(host))
    guard let longest = [ofFeed, ofHost].compactMap(\.self).max() else { return nil }
    until = longest
    reason = longest == ofFeed ? .retryAfter : .host
  }
}
