import Vocabulary

/// A number of requests a day for all feeds together, and the threshold at which they cost it.
public struct RequestBudget: Hashable, Sendable {
  /// Of so many feeds the cost is reckoned; the others are taken to be like them.
  static let sampleSize = 500
  /// How long a threshold stays: feeds come and go, and become faster and slower.
  static let validity = Duration.seconds(86_400)
  /// Feeds rest at night and at the weekend: what they cost is the mean of a day.
  private static let hours: [Int64] = [0, 6, 12, 18]
  /// The thresholds to choose from, in entry-minutes.
  private static let thresholds = 1...1_440

  /// How many requests a day.
  public let requestsPerDay: Int

  /// A budget of at least one request a day.
  public init(requestsPerDay: Int) { self.requestsPerDay = max(1, requestsPerDay) }

  /// The sharpest policy that costs no more, reckoned for feeds like a sample.
  ///
  /// No feed is asked less often than once in a day whatever the budget.
  func policy(for sample: [FeedHistory], of feedCount: Int, at now: Timestamp) -> SchedulePolicy {
    guard !sample.isEmpty else { return SchedulePolicy() }
    let share = Double(requestsPerDay) * Double(sample.count) / Double(max(1, feedCount))
    var (low, high) = (RequestBudget.thresholds.lowerBound, RequestBudget.thresholds.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let cost = cost(of: sample, under: SchedulePolicy(unseenMinutes: middle), at: now)
      if cost <= share { high = middle } else { low = middle + 1 }
    }
    return SchedulePolicy(unseenMinutes: low)
  }

  private func cost(of sample: [FeedHistory], under policy: SchedulePolicy, at now: Timestamp)
    -> Double
  {
    var requests = 0.0
    for history in sample {
      for hour in RequestBudget.hours {
        let wait = policy.expectedWait(after: history, at: now + .seconds(3_600 * hour))
        requests += 86_400 / Double(max(1, wait))
      }
    }
    return requests / Double(RequestBudget.hours.count)
  }
}
