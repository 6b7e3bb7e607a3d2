import TestSupport
import Testing
import Vocabulary

@testable import Polling

private let noon = Timestamp(year: 2026, month: 11, day: 24, hour: 12)

/// A history with something in every field.
private var rich: FeedHistory {
  var history = FeedHistory()
  history.hasValidators = true
  history.hintMinutes = 360
  history.skippedHours = HourSet([0, 5, 23])
  history.skippedDays = DaySet(["saturday", "sunday"])
  let dates = (0..<40).map { noon + .seconds(-7_777 * $0) }
  history.learn(dates: dates, newCount: 40, now: noon)
  return history
}

@Suite struct FeedHistoryTests {
  @Test("what was written is read again", arguments: [FeedHistory(), rich])
  func roundTrip(history: FeedHistory) {
    #expect(FeedHistory(bytes: history.bytes) == history)
  }

  @Test("a full history is small")
  func size() {
    var history = rich
    for step in 1...200 {
      let now = noon + .seconds(Int64(step) * 40_000)
      history.learn(dates: [now], newCount: 1, now: now)
    }
    #expect(history.updates.count == FeedHistory.capacity)
    #expect(history.bytes.count <= 300)
  }

  @Test("a cut or lengthened encoding is damaged")
  func cutShort() {
    let bytes = rich.bytes
    for count in 0..<bytes.count {
      #expect(FeedHistory(bytes: Array(bytes.prefix(count))) == nil, "\(count) bytes")
    }
    #expect(FeedHistory(bytes: bytes + [0]) == nil)
    #expect(FeedHistory(bytes: [2] + bytes.dropFirst()) == nil)
  }

  @Test("damaged bytes give no history or one that can be used")
  func damage() {
    var random = SplitMix(seed: 7)
    for round in 0..<5_000 {
      var bytes = rich.bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      guard let history = FeedHistory(bytes: bytes) else { continue }
      let poll = PollObservation(
        key: "1", now: noon, result: .document(dates: [noon], newCount: 1))
      let next = SchedulePolicy().next(after: poll, history: history).next
      #expect(next.map { $0 > noon && $0 <= noon + .seconds(86_400) } == true, "round \(round)")
    }
  }

  @Test("entries within a quarter of an hour are one update")
  func bursts() {
    var history = FeedHistory()
    history.learn(
      dates: (0..<60).map { noon + .seconds(-60 * $0) }, newCount: 60, now: noon)
    #expect(history.updates.count == 4)
  }

  @Test("dates from the future and from no clock do not count as such")
  func oddDates() {
    var history = FeedHistory()
    let dates = [
      Timestamp(secondsSinceEpoch: 0), Timestamp(year: 2099, month: 1, day: 1),
      Timestamp(secondsSinceEpoch: .max), Timestamp(secondsSinceEpoch: .min),
    ]
    history.learn(dates: dates, newCount: 4, now: noon)
    #expect(history.updates == [noon.minutes])
  }

  @Test("news without newer dates came since the last poll")
  func undatedNews() {
    var history = FeedHistory()
    history.learn(dates: [], newCount: 10, now: noon)
    #expect(history.updates.isEmpty)
    let later = noon + .seconds(7_200)
    history.learn(dates: [], newCount: 1, now: later)
    #expect(history.updates == [later.minutes])
  }

  @Test("the rate is that of the updates", arguments: [(1.0, 0.6...1.1), (6.0, 4.5...6.5)])
  func rate(perDay: Double, range: ClosedRange<Double>) {
    var history = FeedHistory()
    let dates = (0..<60).map { noon + .seconds(Int64(-86_400 * Double($0) / perDay)) }
    history.learn(dates: dates, newCount: 60, now: noon)
    #expect(range.contains(history.updatesPerDay(at: noon)))
  }
}
