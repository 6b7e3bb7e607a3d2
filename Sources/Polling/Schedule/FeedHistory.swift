import Glibc
import Vocabulary

/// What the schedule remembers of a feed: its hints and the times of its last updates.
///
/// A value of at most about 300 bytes; the store keeps it without knowing what is in it.
public struct FeedHistory: Hashable, Sendable {
  /// How many updates are remembered.
  static let capacity = 64
  /// Updates that are closer together than this are one: no poll could have told them apart.
  static let burstMinutes: Int64 = 15
  /// How fast updates are forgotten: after so many days one counts 1/e.
  static let memoryDays = 28.0

  /// Whether the server has ever shown that it can answer that nothing changed.
  var hasValidators = false
  /// The longest wait that the document asks for, in minutes; 0 for none.
  var hintMinutes = 0
  /// Hours of the day in GMT in which not to ask.
  var skippedHours = HourSet()
  /// Days of the week in GMT on which not to ask.
  var skippedDays = DaySet()
  /// Since when the feed's updates are known, in minutes since 1970; nil before the first document.
  private(set) var knownSince: Int64?
  /// The updates, ascending, in minutes since 1970.
  private(set) var updates: [Int64] = []

  /// Nothing known.
  public init() {}

  /// A history as it was, for the decoder.
  init(knownSince: Int64?, updates: [Int64]) {
    self.knownSince = knownSince
    self.updates = updates
  }

  /// Learns from the dates of a document's entries when it brought something new.
  mutating func learn(dates: [Timestamp], newCount: Int, now: Timestamp) {
    let present = now.minutes
    let isFirst = knownSince == nil
    // A feed that dates every entry to the moment of the request says nothing by it, and neither
    // does a date in the future; 1970 is what programs write who know no date.
    let usable = dates.map { min($0.minutes, present) }.filter { $0 > 0 }.sorted()
    if isFirst { knownSince = usable.first ?? present }
    guard newCount > 0 || isFirst else { return }
    let latest = updates.last ?? Int64.min
    var fresh = usable.filter { $0 > latest }
    // News without a newer date: the feed has no dates, or dates back. It came since the last poll.
    if fresh.isEmpty && !isFirst { fresh = [present] }
    for minute in fresh { append(minute) }
  }

  private mutating func append(_ minute: Int64) {
    if let last = updates.last, minute - last < FeedHistory.burstMinutes { return }
    updates.append(minute)
    guard updates.count > FeedHistory.capacity else { return }
    updates.removeFirst()
    knownSince = updates.first
  }

  /// The decayed rate of updates; silence since the last one lowers it.
  ///
  /// Half an update in three days is what is believed of a feed before anything is known, and less
  /// firmly with each update that is known.
  func updatesPerDay(at now: Timestamp) -> Double {
    let memory = FeedHistory.memoryDays
    func days(since minute: Int64) -> Double { max(0, Double(now.minutes - minute) / 1_440) }
    func share(_ minute: Int64) -> Double { exp(-days(since: minute) / memory) }
    let weight = updates.reduce(0) { $0 + share($1) }
    let span = memory * (1 - share(knownSince ?? now.minutes))
    let rate = (weight + 0.5) / (span + 3 / (1 + weight / 2))
    // Beyond the memory's reach only the length of the silence tells a slow feed from a dead one.
    let silence = days(since: updates.last ?? knownSince ?? now.minutes)
    return min(rate, 3 / max(silence, 0.01))
  }
}

extension Timestamp {
  /// Whole minutes since 1970, rounded down.
  var minutes: Int64 {
    let (quotient, remainder) = secondsSinceEpoch.quotientAndRemainder(dividingBy: 60)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
