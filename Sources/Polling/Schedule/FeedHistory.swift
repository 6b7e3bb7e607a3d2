import Glibc
import Vocabulary

/// What the schedule remembers of a feed: its hints, and how often and when it publishes.
///
/// Counts are decayed: an entry counts 1/e after `memoryDays`. They are kept as of the last document
/// that brought something, so a poll without news changes nothing. A value of about 100 bytes; the
/// store keeps it without knowing what is in it.
public struct FeedHistory: Hashable, Sendable {
  /// How fast entries are forgotten for the mean rate, for its daily and for its weekly course.
  static let memoryDays = 28.0
  /// How fast they are forgotten for the question whether the feed has become faster or slower.
  static let recentDays = 2.0
  /// Entries that follow one another faster than this were published together.
  static let burstMinutes: Int64 = 15
  /// How many harmonics of the day are remembered: more of them fit the noise of a few weeks.
  static let harmonicCount = 2
  /// So many entries of one document are counted at the most.
  private static let documentLimit = 500

  /// Whether the server has ever shown that it can answer that nothing changed.
  var hasValidators = false
  /// The longest wait that the document asks for, in minutes; 0 for none.
  var hintMinutes = 0
  /// Hours of the day in GMT in which not to ask.
  var skippedHours = HourSet()
  /// Days of the week in GMT on which not to ask.
  var skippedDays = DaySet()

  /// Since when the feed's entries are known, in minutes since 1970; nil before the first document.
  var knownSince: Int64?
  /// The date of the newest entry.
  var latest: Int64?
  /// The time of which the decayed counts are.
  var countedAt: Int64 = 0
  /// Entries, decayed.
  var entries: Float = 0
  /// Entries, decayed within days.
  var recentEntries: Float = 0
  /// Bursts of entries, decayed.
  var bursts: Float = 0
  /// Entries by day of the week from Monday on, decayed.
  var entriesByDay = [Float](repeating: 0, count: 7)
  /// The Fourier sums of the entries' time of day, cosine and sine of each harmonic, decayed.
  var harmonics = [Float](repeating: 0, count: 2 * harmonicCount)
  /// How many entries the last whole document held.
  var documentCount = 0
  /// The date of the middle one of them.
  var documentMiddle: Int64 = 0

  /// Nothing known.
  public init() {}

  /// Learns from the dates of a document's entries.
  ///
  /// `previous` is when the feed was asked before: where news has no date it came since then. A delta
  /// says nothing of how much a document holds.
  mutating func learn(
    dates: [Timestamp], newCount: Int, isDelta: Bool = false, previous: Timestamp? = nil,
    now: Timestamp
  ) {
    let present = now.minutes
    let isFirst = knownSince == nil
    // A date in the future is no date, and 1970 is what programs write who know none.
    var known = dates.map { min($0.minutes, present) }.filter { $0 > 0 }.sorted()
    if !isDelta, !known.isEmpty {
      documentCount = known.count
      documentMiddle = known[(known.count - 1) / 2]
    }
    if isFirst {
      known = FeedHistory.withoutPinned(known)
      knownSince = known.first ?? present
    }
    guard newCount > 0 || isFirst else { return }
    let newest = latest ?? Int64.min
    var fresh = Array(known.filter { $0 > newest }.suffix(isFirst ? known.count : newCount))
    if fresh.isEmpty && !isFirst {
      fresh = FeedHistory.spread(newCount, from: previous?.minutes ?? present, to: present)
    }
    count(fresh.suffix(FeedHistory.documentLimit), at: present)
  }

  /// Leaves out the oldest entries that lie far from the others: they are pinned, not recent.
  private static func withoutPinned(_ dates: [Int64]) -> [Int64] {
    guard dates.count >= 6, let last = dates.last else { return dates }
    var rest = dates[...]
    for _ in 0..<3 {
      guard let first = rest.first, let second = rest.dropFirst().first else { break }
      guard second - first > (last - first) / 2 else { break }
      rest = rest.dropFirst()
    }
    return Array(rest)
  }

  /// Times for entries without a date, evenly over the time in which they came.
  private static func spread(_ count: Int, from previous: Int64, to present: Int64) -> [Int64] {
    let count = min(count, documentLimit)
    let span = max(0, min(present - previous, 24 * 60))
    return (0..<count).map { present - span + span * Int64(2 * $0 + 1) / Int64(2 * count) }
  }

  private mutating func count(_ fresh: ArraySlice<Int64>, at present: Int64) {
    decay(to: present)
    for minute in fresh where minute > 0 {
      let share = Float(FeedHistory.share(after: present - minute))
      entries += share
      recentEntries += Float(FeedHistory.recentShare(after: present - minute))
      if latest.map({ minute - $0 >= FeedHistory.burstMinutes }) ?? true { bursts += share }
      entriesByDay[minute.dayOfWeek] += share
      for harmonic in 0..<FeedHistory.harmonicCount {
        let angle = Double(harmonic + 1) * minute.dayAngle
        harmonics[2 * harmonic] += share * Float(cos(angle))
        harmonics[2 * harmonic + 1] += share * Float(sin(angle))
      }
      latest = max(latest ?? minute, minute)
    }
  }

  private mutating func decay(to present: Int64) {
    let elapsed = present - countedAt
    // A clock that was set back makes nothing older.
    guard elapsed > 0 else { return }
    let share = Float(FeedHistory.share(after: elapsed))
    entries *= share
    recentEntries *= Float(FeedHistory.recentShare(after: elapsed))
    bursts *= share
    for day in entriesByDay.indices { entriesByDay[day] *= share }
    for term in harmonics.indices { harmonics[term] *= share }
    countedAt = present
  }

  /// What is left of an entry after so many minutes.
  static func share(after minutes: Int64) -> Double {
    exp(-Double(max(0, minutes)) / (memoryDays * 1_440))
  }

  /// What is left of a recent entry after so many minutes.
  static func recentShare(after minutes: Int64) -> Double {
    exp(-Double(max(0, minutes)) / (recentDays * 1_440))
  }
}

extension Timestamp {
  /// Whole minutes since 1970, rounded down.
  var minutes: Int64 {
    let (quotient, remainder) = secondsSinceEpoch.quotientAndRemainder(dividingBy: 60)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Int64 {
  /// The day of the week of a minute since 1970, from Monday on: 1970-01-01 was a Thursday.
  var dayOfWeek: Int { Int((self / 1_440 + 3) % 7) }

  /// The time of day of a minute since 1970 as an angle.
  var dayAngle: Double { Double(self % 1_440) / 1_440 * 2 * Double.pi }
}
