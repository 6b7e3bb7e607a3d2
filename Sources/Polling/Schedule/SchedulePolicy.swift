import Fetching
import Parsing
import Vocabulary
import WebText

/// Decides when a feed is polled next, from what its polls showed; a value, without a clock.
///
/// A feed is asked when the entries that are expected at it have waited, unseen, for a threshold θ of
/// entry-seconds in all: ∫λ(s)(t−s)ds ≥ θ. For a constant rate λ that is the interval τ = √(2θ/λ),
/// which spends a number of requests best (Sia, Cho and Cho 2007; threshold policies after Olston and
/// Pandey 2008); λ(s) is the feed's own rate with the course of its day and its week. Wishes of
/// publisher, server and user move the time within the bounds of the command-line contract ("When").
public struct SchedulePolicy: Sendable {
  /// How many entry-minutes are worth a request unless the user says otherwise.
  public static let defaultUnseenMinutes = 12
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
  /// The share of a document that may be expected to scroll away between two polls, after room was
  /// left for a burst that is so many times as large as usual.
  static let documentShare = 1.0 / 3
  static let burstRoom = 3.0
  /// A document that holds fewer entries than this may be all that there is: nothing scrolls away.
  static let fullDocument = 10
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

  private let entrySeconds: Double

  /// The policy that `poll` and `daemon` use: a request is worth so many minutes by which one entry
  /// is known earlier.
  public init(unseenMinutes: Int = SchedulePolicy.defaultUnseenMinutes) {
    entrySeconds = Double(max(1, unseenMinutes)) * 60
  }

  /// How many seconds a feed waits that goes on as its history tells, wishes of its server and the
  /// spread aside.
  func expectedWait(after history: FeedHistory, at now: Timestamp) -> Int64 {
    let rhythm = PostingRhythm(history, at: now)
    let crossings = crossings(of: rhythm, history, at: now)
    let pace = pace(history, crossings).first?.seconds ?? SchedulePolicy.ceiling
    return max(pace, hint(history, rhythm, crossings) ?? 0)
  }

  /// When the feed is due again after a poll, and what to remember.
  public func next(after poll: PollObservation, history: FeedHistory) -> Scheduled {
    var history = history
    history.learn(from: poll)
    guard poll.result != .gone else {
      return Scheduled(next: nil, reasons: ScheduleReasons([.init(.gone)]), history: history)
    }
    let outlook = outlook(for: poll, history)
    var reasons = outlook.reasons
    let waited = poll.now + .seconds(spreadWait(outlook, for: poll))
    let next = outsideSkippedTimes(waited, for: poll, history: history)
    if next != waited {
      reasons.terms.insert(.init(.skip, (next - poll.now).components.seconds), at: 0)
    }
    return Scheduled(next: next, reasons: reasons, history: history)
  }
}

extension SchedulePolicy {
  /// A wait in seconds with its reasons.
  private struct Outlook {
    var reasons: ScheduleReasons
    /// The longest wish, which may be exceeded but not undercut.
    var least: Int64 = 0

    var seconds: Int64 { reasons.terms.first?.seconds ?? 0 }
  }

  private func outlook(for poll: PollObservation, _ history: FeedHistory) -> Outlook {
    var wishes: [ScheduleReasons.Term] = []
    func add(_ code: ScheduleReasons.Code, _ wait: Duration?) {
      guard let seconds = wait?.wholeSeconds, seconds > 0 else { return }
      wishes.append(.init(code, min(seconds, SchedulePolicy.ceiling)))
    }
    add(.retryAfter, poll.freshness.retryAfter)
    add(.maxAge, poll.freshness.lifetime)
    switch poll.result {
    case .failed(let count):
      return outlook([.init(.failure, backoff(count))], wishes)
    case .offline:
      return outlook([.init(.offline, SchedulePolicy.longestOffline)], wishes)
    case .document, .unchanged, .gone:
      break
    }
    if let interval = poll.intervalSeconds {
      let seconds = max(Int64(interval), SchedulePolicy.shortestInterval)
      return outlook([.init(.interval, min(seconds, SchedulePolicy.ceiling))], wishes)
    }
    let rhythm = PostingRhythm(history, at: poll.now)
    let crossings = crossings(of: rhythm, history, at: poll.now)
    if let hint = hint(history, rhythm, crossings) { wishes.append(.init(.ttl, hint)) }
    var outlook = outlook(pace(history, crossings), wishes)
    outlook.reasons.entriesPerDay = rhythm.perDay
    return outlook
  }

  /// The pace, or the longest of the wishes where that is longer.
  private func outlook(
    _ pace: [ScheduleReasons.Term], _ wishes: [ScheduleReasons.Term]
  ) -> Outlook {
    let longest = wishes.max { ($0.seconds ?? 0) < ($1.seconds ?? 0) }
    guard let longest, longest.seconds ?? 0 > pace.first?.seconds ?? 0 else {
      return Outlook(reasons: ScheduleReasons(pace + wishes), least: longest?.seconds ?? 0)
    }
    let others = wishes.filter { $0 != longest }
    return Outlook(
      reasons: ScheduleReasons([longest] + pace + others), least: longest.seconds ?? 0)
  }

  private func backoff(_ count: Int) -> Int64 {
    let doublings = min(max(count - 1, 0), 10)
    return min(SchedulePolicy.firstBackoff << Int64(doublings), SchedulePolicy.ceiling)
  }

  /// When enough unseen entries are expected, and when too many for the document.
  private func crossings(
    of rhythm: PostingRhythm, _ history: FeedHistory, at now: Timestamp
  ) -> PostingRhythm.Crossings {
    let count = history.documentCount
    let room = Double(count) - SchedulePolicy.burstRoom * (rhythm.burstSize - 1)
    let limit = count > 0 ? max(1, room) * SchedulePolicy.documentShare : .infinity
    var crossings = rhythm.crossings(
      entrySeconds: entrySeconds, entries: limit, within: SchedulePolicy.ceiling)
    if count > 0 {
      // A feed that has just become faster: at the pace of the newer half of its document.
      let half = Double(max(0, now.minutes - history.documentMiddle)) * 60
      let turn = Int64(half * 2 * SchedulePolicy.documentShare)
      crossings.crowded = min(crossings.crowded ?? turn, turn)
    }
    return crossings
  }

  /// The feed's own interval, with what limits it.
  private func pace(
    _ history: FeedHistory, _ crossings: PostingRhythm.Crossings
  ) -> [ScheduleReasons.Term] {
    let ceiling = ScheduleReasons.Term(.ceiling, SchedulePolicy.ceiling)
    var terms = [crossings.worthwhile.map { .init(.rhythm, $0) } ?? ceiling]
    if let crowded = crossings.crowded, crowded < terms[0].seconds ?? 0 {
      terms.insert(.init(.window, crowded), at: 0)
    }
    let least = leastInterval(history)
    if terms[0].seconds ?? 0 < least { terms.insert(.init(.floor, least), at: 0) }
    return terms
  }

  /// The floor, raised by the spread, which only shortens.
  private func leastInterval(_ history: FeedHistory) -> Int64 {
    let floor =
      history.hasValidators ? SchedulePolicy.floor : SchedulePolicy.floorWithoutValidators
    return Int64((Double(floor) / (1 - SchedulePolicy.spread)).rounded(.up))
  }

  /// The publisher's hint, as far as it fits the feed's own pace; nil when there is none.
  ///
  /// A hint far beyond the mean gap between updates is a default that nobody chose, and obeying it
  /// would lose entries of a feed that lists few.
  private func hint(
    _ history: FeedHistory, _ rhythm: PostingRhythm, _ crossings: PostingRhythm.Crossings
  ) -> Int64? {
    guard history.hintMinutes > 0 else { return nil }
    let gap = SchedulePolicy.secondsPerDay * rhythm.burstSize / rhythm.perDay
    let longest = min(
      max(gap, Double(SchedulePolicy.modestHint)), Double(SchedulePolicy.longestHint))
    var hint = min(Int64(history.hintMinutes) * SchedulePolicy.minute, Int64(longest))
    if let crowded = crossings.crowded, history.documentCount >= SchedulePolicy.fullDocument {
      hint = min(hint, max(crowded, leastInterval(history)))
    }
    return hint
  }
}

extension SchedulePolicy {
  /// Spreads feeds that were polled together: a pace is shortened a little, a wish lengthened.
  private func spreadWait(_ outlook: Outlook, for poll: PollObservation) -> Int64 {
    let seconds = outlook.seconds
    let share = SchedulePolicy.spread * chance(poll, slot: seconds)
    guard outlook.least >= seconds else {
      let shorter = seconds - Int64(Double(seconds) * share)
      return max(shorter, outlook.least, SchedulePolicy.shortestInterval)
    }
    let longer = seconds + Int64(Double(min(seconds, 60 * SchedulePolicy.minute)) * share)
    return min(longer, max(SchedulePolicy.ceiling, seconds))
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
      learn(
        dates: dates, newCount: newCount, isDelta: poll.isDelta, previous: poll.previous,
        now: poll.now)
    }
  }
}

extension Duration {
  /// The seconds, a part of one counting as a whole one.
  fileprivate var wholeSeconds: Int64 {
    components.attoseconds > 0 ? components.seconds + 1 : components.seconds
  }
}
