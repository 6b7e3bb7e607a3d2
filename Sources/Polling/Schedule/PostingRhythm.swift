import Glibc
import Vocabulary

/// How often a feed is believed to publish, by the hour: a mean rate times the course of its day and
/// of its week, each learned from a prior on.
struct PostingRhythm {
  /// What is believed before anything is known: so many entries, as many a day.
  private static let priorEntries = 0.3
  private static let priorPerDay = 0.3
  /// With so many entries the prior weighs half.
  private static let priorYield = 5.0
  /// So many bursts weigh as much as the long memory when the recent rate departs from it.
  private static let recentPrior = 5.0
  /// A feed is believed to publish at most so many bursts in a time as long as its silence.
  private static let silenceFactor = 3.0
  /// So many entries come together at the most.
  private static let largestBurst = 1_000.0
  /// How many bursts a harmonic of the day needs to be half believed.
  private static let harmonicPrior = [4.0, 12.0]
  /// The least share of its mean rate that a feed is believed to have at any hour.
  private static let leastHour = 0.1
  /// How many bursts the week's prior is worth, and how busy it takes a day of the weekend to be.
  private static let weekPrior = 4.0
  private static let weekend = 0.6
  /// Beyond so many days all days of the week have been seen equally often.
  private static let weekReach: Int64 = 56

  /// Entries a day at present, over all hours and days.
  let perDay: Double
  /// How many entries come together.
  let burstSize: Double

  private let start: Int64
  private let hours: [Double]
  private let days: [Double]

  /// The rhythm of a feed as it is believed at a time.
  init(_ history: FeedHistory, at now: Timestamp) {
    start = now.secondsSinceEpoch
    let minute = now.minutes
    let size = history.bursts > 0 ? Double(history.entries / history.bursts) : 1
    burstSize = min(max(1, size), PostingRhythm.largestBurst)
    perDay = PostingRhythm.rate(history, burstSize, at: minute)
    hours = PostingRhythm.courseOfDay(history, at: minute)
    days = PostingRhythm.courseOfWeek(history, burstSize, at: minute)
  }

  private static func rate(
    _ history: FeedHistory, _ burstSize: Double, at minute: Int64
  ) -> Double {
    let since = history.knownSince ?? minute
    let memory = FeedHistory.memoryDays
    let elapsed = minute - history.countedAt
    let entries = Double(history.entries) * FeedHistory.share(after: elapsed)
    let span = memory * (1 - FeedHistory.share(after: minute - since))
    let priorDays = priorEntries / priorPerDay / (1 + entries / priorYield)
    let mean = (entries + priorEntries) / (span + priorDays)
    let recent = Double(history.recentEntries) * FeedHistory.recentShare(after: elapsed)
    let recentSpan = FeedHistory.recentDays * (1 - FeedHistory.recentShare(after: minute - since))
    let prior = recentPrior * burstSize
    let rate = (recent + prior) / (recentSpan + prior / mean)
    // Beyond the memory's reach only the length of the silence tells a slow feed from a dead one.
    let silence = Double(max(0, minute - (history.latest ?? since))) / 1_440
    return min(rate, silenceFactor * burstSize / max(silence, 0.01))
  }

  /// The share of each hour: one plus harmonics, each believed the more the more bursts were seen.
  private static func courseOfDay(_ history: FeedHistory, at minute: Int64) -> [Double] {
    let since = Double(history.countedAt - (history.knownSince ?? history.countedAt))
    guard history.entries > 0, since > 0 else { return [Double](repeating: 1, count: 24) }
    let seenDays = FeedHistory.memoryDays * (1 - FeedHistory.share(after: Int64(since)))
    var hours = [Double](repeating: 1, count: 24)
    for harmonic in 0..<FeedHistory.harmonicCount {
      let belief =
        Double(history.bursts) / (Double(history.bursts) + harmonicPrior[harmonic])
        * min(1, seenDays)
      let seen = exposure(history, harmonic + 1, days: seenDays)
      let entries = Double(history.entries)
      let cosine = belief * (Double(history.harmonics[2 * harmonic]) / entries - seen.cosine)
      let sine = belief * (Double(history.harmonics[2 * harmonic + 1]) / entries - seen.sine)
      for hour in hours.indices {
        let turn = waves[(harmonic + 1) * (2 * hour + 1) % 48]
        hours[hour] += 2 * (cosine * turn.cosine + sine * turn.sine)
      }
    }
    let held = hours.map { max($0, leastHour) }
    let sum = held.reduce(0, +)
    return held.map { $0 * 24 / sum }
  }

  /// The Fourier sums that a feed would have which publishes evenly: what was seen of a feed is at
  /// first a part of a day only, and not that part because it publishes then.
  private static func exposure(
    _ history: FeedHistory, _ harmonic: Int, days: Double
  ) -> (cosine: Double, sine: Double) {
    // The integral of exp(-s/M + iωs) over the time seen, in days, over that of exp(-s/M).
    let since = history.knownSince ?? history.countedAt
    let damping = 1 / FeedHistory.memoryDays
    let frequency = 2 * Double.pi * Double(harmonic)
    let first = Double(harmonic) * since.dayAngle
    let last = Double(harmonic) * history.countedAt.dayAngle
    let share = FeedHistory.share(after: history.countedAt - since)
    let real = cos(last) - share * cos(first)
    let imaginary = sin(last) - share * sin(first)
    let norm = (damping * damping + frequency * frequency) * max(days, 0.001)
    return (
      (real * damping + imaginary * frequency) / norm,
      (imaginary * damping - real * frequency) / norm
    )
  }

  /// The share of each day of the week.
  private static func courseOfWeek(
    _ history: FeedHistory, _ burstSize: Double, at minute: Int64
  ) -> [Double] {
    let seen = exposureByDay(history)
    let seenAll = max(seen.reduce(0, +), 0.001)
    var days = (0..<7).map { day in
      let prior = weekPrior * (day < 5 ? 1 : weekend) * 7 / (5 + 2 * weekend)
      let expected = Double(history.entries) * seen[day] / seenAll
      return (Double(history.entriesByDay[day]) / burstSize + prior)
        / (expected / burstSize + weekPrior)
    }
    let sum = days.reduce(0, +)
    for day in days.indices { days[day] *= 7 / sum }
    return days
  }

  /// How much of each day of the week was seen, in days, the last ones counting more.
  private static func exposureByDay(_ history: FeedHistory) -> [Double] {
    var seen = [Double](repeating: 0, count: 7)
    var end = history.countedAt
    let start = max(history.knownSince ?? end, end - weekReach * 1_440)
    var share = 1.0
    while end > start {
      let midnight = max((end - 1) / 1_440 * 1_440, start)
      seen[(end - 1).dayOfWeek] += share * Double(end - midnight) / 1_440
      share *= dayShare
      end = midnight
    }
    return seen
  }

  private static let dayShare = FeedHistory.share(after: 1_440)

  /// Cosine and sine of the 48th parts of a turn.
  private static let waves: [(cosine: Double, sine: Double)] = (0..<48).map { part in
    let angle = Double(part) / 48 * 2 * Double.pi
    return (cos(angle), sin(angle))
  }
}

extension PostingRhythm {
  /// When it is worth asking, and when it becomes risky not to, in seconds from the start on.
  struct Crossings {
    /// When the expected unseen entries have waited for so many entry-seconds in all.
    var worthwhile: Int64?
    /// When so many entries are expected.
    var crowded: Int64?
  }

  /// Walks over the hours to come until both bounds are crossed, at most `limit` seconds.
  func crossings(entrySeconds: Double, entries limitCount: Double, within limit: Int64) -> Crossings
  {
    var crossings = Crossings()
    var elapsed: Int64 = 0
    var unseen = 0.0
    var waited = 0.0
    while elapsed < limit, crossings.worthwhile == nil || crossings.crowded == nil {
      let time = start + elapsed
      let step = min(3_600 - (time % 3_600 + 3_600) % 3_600, limit - elapsed)
      let rate = self.rate(at: time)
      let length = Double(step)
      if crossings.worthwhile == nil, rate > 0,
        waited + unseen * length + rate * length * length / 2 >= entrySeconds
      {
        // The root of waited + unseen·x + rate·x²/2 = entrySeconds.
        let root = (unseen * unseen + 2 * rate * (entrySeconds - waited)).squareRoot() - unseen
        crossings.worthwhile = elapsed + Int64(root / rate)
      }
      if crossings.crowded == nil, rate > 0, unseen + rate * length >= limitCount {
        crossings.crowded = elapsed + Int64((limitCount - unseen) / rate)
      }
      waited += unseen * length + rate * length * length / 2
      unseen += rate * length
      elapsed += step
    }
    return crossings
  }

  /// Entries a second at a time.
  private func rate(at seconds: Int64) -> Double {
    let hour = max(0, seconds) / 3_600
    return perDay / 86_400 * hours[Int(hour % 24)] * days[Int((hour / 24 + 3) % 7)]
  }
}
