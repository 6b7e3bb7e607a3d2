import Fetching
import Parsing
import Vocabulary
import WebText

/// Decides when a feed is polled next, from what its polls showed; a value, without a clock.
///
/// The interval is the square-root rule for a budget of requests: τ = √(2θ/λ), where λ is the feed's
/// own decayed rate of updates and θ what one request is worth. It is held
/// between a floor and a day; wishes of publisher, server and user move it within the bounds of the
/// command-line contract ("When").
public struct SchedulePolicy: Sendable {
  /// What one request is worth, in seconds by which one update is known earlier: two hours between
  /// polls of a feed with one update a day.
  static let requestWorth = 300.0
  /// The shortest interval of a feed whose server can answer that nothing changed.
  static let floor = 15 * minute
  /// The shortest interval of any other feed: each poll transfers the whole document.
  static let floorWithoutValidators = 60 * minute
  /// The longest interval, and the longest that any server's wish is obeyed.
  static let ceiling = 24 * 60 * minute
  /// The longest that a hint in the document is obeyed.
  static let longestHint = 6 * 60 * minute
  /// A hint below this is obeyed whatever the feed's own pace.
  static let modestHint = 60 * minute
  /// The wait after a first failure.
  static let firstBackoff = 15 * minute
  /// The longest wait while nothing can be reached: that ends for all feeds at once.
  static let longestOffline = 30 * minute
  /// The shortest interval that a user may choose.
  static let shortestInterval = minute
  /// The share of an interval over which polls are spread.
  static let spread = 0.1

  private static let minute: Int64 = 60
  private static let secondsPerDay = 86_400.0

  /// The policy that `poll` and `daemon` use.
  public init() {}

  /// When the feed is due again after a poll, and what to remember.
  public func next(after poll: PollObservation, history: FeedHistory) -> Scheduled {
    var history = history
    history.learn(from: poll)
    guard poll.result != .gone else { return Scheduled(next: nil, why: "gone", history: history) }
    let chosen = latest(of: wishes(after: poll, history: history), or: pace(poll, history))
    let waited = poll.now + .seconds(spreadWait(chosen, for: poll))
    let next = outsideSkippedTimes(waited, for: poll, history: history)
    let why = next == waited ? chosen.why : "\(chosen.why), skip hours or days"
    return Scheduled(next: next, why: why, history: history)
  }

  /// A wait in seconds with its reason.
  private struct Wait {
    var seconds: Int64
    var why: String
    /// True for a wish that may be exceeded but not undercut.
    var isMinimum = false
  }

  /// The interval by the user's choice, the failures in a row, or the feed's own rhythm.
  private func pace(_ poll: PollObservation, _ history: FeedHistory) -> Wait {
    switch poll.result {
    case .failed(let count):
      return Wait(seconds: backoff(count), why: "failure \(count)")
    case .offline:
      return Wait(seconds: SchedulePolicy.longestOffline, why: "offline")
    case .document, .unchanged, .gone:
      break
    }
    if let interval = poll.intervalSeconds {
      let seconds = min(Int64(interval), SchedulePolicy.ceiling)
      return Wait(seconds: max(seconds, SchedulePolicy.shortestInterval), why: "interval")
    }
    return rhythm(history, at: poll.now)
  }

  private func backoff(_ count: Int) -> Int64 {
    let doublings = min(max(count - 1, 0), 10)
    return min(SchedulePolicy.firstBackoff << Int64(doublings), SchedulePolicy.ceiling)
  }

  private func rhythm(_ history: FeedHistory, at now: Timestamp) -> Wait {
    let rate = history.updatesPerDay(at: now)
    let floor =
      history.hasValidators ? SchedulePolicy.floor : SchedulePolicy.floorWithoutValidators
    // The spread only shortens, so the floor is raised by it.
    let least = Double(floor) / (1 - SchedulePolicy.spread)
    let seconds =
      (2 * SchedulePolicy.requestWorth * SchedulePolicy.secondsPerDay / rate).squareRoot()
    let why = "rhythm \(rate.inTenths) a day"
    if seconds < least { return Wait(seconds: Int64(least.rounded(.up)), why: "\(why), floor") }
    if seconds > Double(SchedulePolicy.ceiling) {
      return Wait(seconds: SchedulePolicy.ceiling, why: "\(why), ceiling")
    }
    return Wait(seconds: Int64(seconds), why: why)
  }

  /// The least waits that server and publisher ask for.
  private func wishes(after poll: PollObservation, history: FeedHistory) -> [Wait] {
    var wishes: [Wait] = []
    func add(_ seconds: Int64, _ why: String) {
      guard seconds > 0 else { return }
      wishes.append(
        Wait(seconds: min(seconds, SchedulePolicy.ceiling), why: why, isMinimum: true))
    }
    if let retryAfter = poll.freshness.retryAfter { add(retryAfter.wholeSeconds, "retry-after") }
    if let lifetime = poll.freshness.lifetime { add(lifetime.wholeSeconds, "max-age") }
    switch poll.result {
    case .document, .unchanged:
      if poll.intervalSeconds == nil { add(hint(history, at: poll.now), "ttl") }
    case .failed, .offline, .gone:
      break
    }
    return wishes
  }

  /// The publisher's hint, as far as it fits the feed's own pace.
  ///
  /// A hint far beyond the mean gap between updates is a default that nobody chose, and obeying it
  /// would lose entries of a feed that lists few.
  private func hint(_ history: FeedHistory, at now: Timestamp) -> Int64 {
    let gap = SchedulePolicy.secondsPerDay / history.updatesPerDay(at: now)
    let longest = min(
      max(gap, Double(SchedulePolicy.modestHint)), Double(SchedulePolicy.longestHint))
    return min(Int64(history.hintMinutes) * SchedulePolicy.minute, Int64(longest))
  }

  private func latest(of wishes: [Wait], or pace: Wait) -> Wait {
    wishes.reduce(pace) { $1.seconds > $0.seconds ? $1 : $0 }
  }

  /// Spreads feeds that were polled together: a pace is shortened a little, a wish lengthened.
  private func spreadWait(_ wait: Wait, for poll: PollObservation) -> Int64 {
    let share = SchedulePolicy.spread * chance(poll, slot: wait.seconds)
    guard wait.isMinimum else {
      return max(
        wait.seconds - Int64(Double(wait.seconds) * share), SchedulePolicy.shortestInterval)
    }
    let longer = wait.seconds + Int64(Double(min(wait.seconds, 60 * SchedulePolicy.minute)) * share)
    return min(longer, max(SchedulePolicy.ceiling, wait.seconds))
  }

  /// The first time from `time` on that the publisher does not exclude, at most a day from now.
  private func outsideSkippedTimes(
    _ time: Timestamp, for poll: PollObservation, history: FeedHistory
  ) -> Timestamp {
    guard history.skips(time) else { return time }
    let limit = poll.now + .seconds(SchedulePolicy.ceiling)
    let hour: Int64 = 3_600
    var start = (time.secondsSinceEpoch / hour + 1) * hour
    while start < limit.secondsSinceEpoch && history.skips(Timestamp(secondsSinceEpoch: start)) {
      start += hour
    }
    let late = Int64(600 * chance(poll, slot: start))
    return min(Timestamp(secondsSinceEpoch: start + late), max(limit, time))
  }

  /// A number from 0 up to 1 that is the same for a feed and a slot in every process.
  private func chance(_ poll: PollObservation, slot: Int64) -> Double {
    let hash = StableHash(of: "\(poll.key) \(poll.now.minutes / 60) \(slot)")
    return Double(hash.high >> 11) / Double(UInt64(1) << 53)
  }
}

extension FeedHistory {
  /// Takes from one poll what later decisions need.
  fileprivate mutating func learn(from poll: PollObservation) {
    if poll.hasValidators == true { hasValidators = true }
    if let hints = poll.hints {
      let asked = max(hints.timeToLiveMinutes ?? 0, hints.updatePeriodMinutes ?? 0)
      hintMinutes = min(max(asked, 0), Int(SchedulePolicy.longestHint / 60))
      skippedHours = HourSet(hints.skipHours)
      skippedDays = DaySet(hints.skipDays)
    }
    if case .document(let dates, let newCount) = poll.result {
      learn(dates: dates, newCount: newCount, now: poll.now)
    }
  }
}

extension Duration {
  /// The seconds, a part of one counting as a whole one.
  fileprivate var wholeSeconds: Int64 {
    components.attoseconds > 0 ? components.seconds + 1 : components.seconds
  }
}

extension Double {
  /// The number with one digit after the point.
  fileprivate var inTenths: String {
    let tenths = Int64((self * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
