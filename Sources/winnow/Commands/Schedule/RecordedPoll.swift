import Fetching
import Foundation
import Parsing
import Polling
import Vocabulary
import WebText

/// One line of `simulate-schedule`: a poll that took place.
struct RecordedPoll: Decodable, Sendable {
  /// What tells the feed from others.
  var feed: String
  /// When the answer came.
  var now: Timestamp
  /// The status; absent where no answer came.
  var httpStatus: Int?
  /// How many entries were new.
  var newCount: Int
  /// The dates of all entries; absent when the document did not change.
  var dates: [Timestamp]?
  /// What the document asks for.
  var ttlMinutes: Int?
  /// What the answer says about when to ask again.
  var freshness: Freshness
  /// Whether the poll failed before or after the answer.
  var hasError: Bool

  private enum Key: String, CodingKey {
    case feed, now, dates, new, error
    case httpStatus = "http_status"
    case ttlMinutes = "ttl_minutes"
    case maximumAge = "max_age_seconds"
    case retryAfter = "retry_after_seconds"
  }

  init(from decoder: any Decoder) throws {
    let line = try decoder.container(keyedBy: Key.self)
    feed = try line.decode(String.self, forKey: .feed)
    now = try Self.time(try line.decode(String.self, forKey: .now), decoder)
    httpStatus = try line.decodeIfPresent(Int.self, forKey: .httpStatus)
    newCount = max(0, try line.decodeIfPresent(Int.self, forKey: .new) ?? 0)
    dates = try line.decodeIfPresent([String].self, forKey: .dates)?
      .map { try Self.time($0, decoder) }
    ttlMinutes = try line.decodeIfPresent(Int.self, forKey: .ttlMinutes)
    func wait(_ key: Key) throws -> Duration? {
      try line.decodeIfPresent(Int64.self, forKey: key).map { .seconds($0) }
    }
    freshness = Freshness(lifetime: try wait(.maximumAge), retryAfter: try wait(.retryAfter))
    hasError = line.contains(.error) ? try !line.decodeNil(forKey: .error) : false
  }

  private static func time(_ text: String, _ decoder: any Decoder) throws -> Timestamp {
    guard let time = Timestamp(parsingFeedDate: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not a date"))
    }
    return time
  }
}

extension RecordedPoll {
  /// What came of it, for a feed that had failed so many times in a row before.
  private func result(failuresBefore: Int) -> PollObservation.Result {
    if httpStatus == 410 { return .gone }
    let isAnswer = httpStatus.map { (200..<300).contains($0) || $0 == 304 } ?? false
    guard isAnswer, !hasError else { return .failed(count: failuresBefore + 1) }
    guard dates != nil || newCount > 0 else { return .unchanged }
    return .document(dates: dates ?? [], newCount: newCount)
  }

  /// The poll as the schedule sees it.
  func observation(after memory: ScheduleSimulation.Memory) -> PollObservation {
    var poll = PollObservation(
      key: feed, now: now, result: result(failuresBefore: memory.failureCount),
      freshness: freshness, previous: memory.polledAt)
    if case .document = poll.result {
      var hints = PollingHints()
      hints.timeToLiveMinutes = ttlMinutes
      poll.hints = hints
    }
    if httpStatus == 304 { poll.hasValidators = true }
    return poll
  }
}

/// The scheduler alone, on polls that took place: what it remembers, by feed.
struct ScheduleSimulation {
  /// What is kept of a feed between two polls.
  struct Memory {
    var history = FeedHistory()
    var failureCount = 0
    var polledAt: Timestamp?
  }

  private let policy: SchedulePolicy
  private var memories: [String: Memory] = [:]

  /// A simulation in which no feed has been polled.
  init(policy: SchedulePolicy) { self.policy = policy }

  /// When the feed is due again; nil when it is gone.
  mutating func next(after recorded: RecordedPoll) -> Timestamp? {
    let memory = memories[recorded.feed] ?? Memory()
    let poll = recorded.observation(after: memory)
    let scheduled = policy.next(after: poll, history: memory.history)
    var failureCount = 0
    if case .failed(let count) = poll.result { failureCount = count }
    memories[recorded.feed] = Memory(
      history: scheduled.history, failureCount: failureCount, polledAt: recorded.now)
    return scheduled.next
  }
}
