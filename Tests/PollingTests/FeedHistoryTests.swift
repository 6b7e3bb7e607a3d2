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

  @Test("a history stays small, however much is learned")
  func size() {
    var history = rich
    for step in 1...200 {
      let now = noon + .seconds(Int64(step) * 40_000)
      history.learn(dates: [now], newCount: 1, now: now)
    }
    #expect(history.bytes.count <= 100)
  }

  @Test("a poll that brings nothing changes nothing, so that nothing has to be written")
  func unchanged() {
    let policy = SchedulePolicy()
    let poll = PollObservation(
      key: "1", now: noon + .seconds(90_000), result: .unchanged, hasValidators: true)
    #expect(policy.next(after: poll, history: rich).history.bytes == rich.bytes)
  }

  @Test("the first version's list of updates is learned anew, its hints are kept")
  func firstVersion() throws {
    let minute = noon.minutes
    var bytes: [UInt8] = [1, 1, 0x68, 0x01, 0x21, 0, 0x80, 0x60]
    append(minute - 4 * 1_440 + 1, to: &bytes)
    append(4, to: &bytes)
    append(minute - 4 * 1_440, to: &bytes)
    for _ in 0..<3 { append(1_440, to: &bytes) }
    let history = try #require(FeedHistory(bytes: bytes))
    #expect(history.hasValidators)
    #expect(history.hintMinutes == 360)
    #expect(history.skippedHours == HourSet([0, 5, 23]))
    #expect(history.skippedDays == DaySet(["saturday", "sunday"]))
    #expect(history.latest == minute - 1_440)
    #expect((0.7...1.2).contains(PostingRhythm(history, at: noon).perDay))
    for count in 1..<bytes.count {
      #expect(FeedHistory(bytes: Array(bytes.prefix(count))) == nil, "\(count) bytes")
    }
  }

  private func append(_ number: Int64, to bytes: inout [UInt8]) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  @Test("a cut or lengthened encoding is damaged")
  func cutShort() {
    let bytes = rich.bytes
    for count in 0..<bytes.count {
      #expect(FeedHistory(bytes: Array(bytes.prefix(count))) == nil, "\(count) bytes")
    }
    #expect(FeedHistory(bytes: bytes + [0]) == nil)
    #expect(FeedHistory(bytes: [3] + bytes.dropFirst()) == nil)
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

  @Test("entries that follow one another within a quarter of an hour are one burst")
  func bursts() {
    var history = FeedHistory()
    let dates = (0..<4).flatMap { day in
      (0..<5).map { noon + .seconds(-86_400 * Int64(day) - 60 * Int64($0)) }
    }
    history.learn(dates: dates, newCount: 20, now: noon)
    let rhythm = PostingRhythm(history, at: noon)
    #expect((4.9...5.1).contains(rhythm.burstSize), "\(rhythm.burstSize)")
  }

  @Test("dates from the future and from no clock do not count as such")
  func oddDates() {
    var history = FeedHistory()
    let dates = [
      Timestamp(secondsSinceEpoch: 0), Timestamp(year: 2099, month: 1, day: 1),
      Timestamp(secondsSinceEpoch: .max), Timestamp(secondsSinceEpoch: .min),
    ]
    history.learn(dates: dates, newCount: 4, now: noon)
    #expect(history.latest == noon.minutes)
    #expect(history.knownSince == noon.minutes)
  }

  @Test("an entry that is pinned for years does not hide how fast the others scroll away")
  func pinned() {
    var history = FeedHistory()
    let recent = (0..<20).map { noon + .seconds(-3_600 * Int64($0)) }
    let old = [noon + .seconds(-900 * 86_400), noon + .seconds(-1_900 * 86_400)]
    history.learn(dates: recent + old, newCount: 22, now: noon)
    #expect(history.knownSince == noon.minutes - 19 * 60)
  }

  @Test("news without dates came evenly since the last poll")
  func undatedNews() {
    var history = FeedHistory()
    history.learn(dates: [], newCount: 10, now: noon)
    #expect(history.latest == nil)
    let later = noon + .seconds(7_200)
    history.learn(dates: [], newCount: 2, previous: noon, now: later)
    #expect(history.latest == noon.minutes + 90)
  }

  @Test("a delta says nothing of how much a document holds")
  func delta() {
    var history = rich
    history.learn(dates: [noon], newCount: 1, isDelta: true, now: noon + .seconds(3_600))
    #expect(history.documentCount == 40)
  }
}

@Suite struct PostingRhythmTests {
  @Test("the rate is that of the entries", arguments: [(1.0, 0.6...1.2), (6.0, 4.5...6.9)])
  func rate(perDay: Double, range: ClosedRange<Double>) {
    var history = FeedHistory()
    let dates = (0..<60).map { noon + .seconds(Int64(-86_400 * Double($0) / perDay)) }
    history.learn(dates: dates, newCount: 60, now: noon)
    let rhythm = PostingRhythm(history, at: noon)
    #expect(range.contains(rhythm.perDay), "\(rhythm.perDay)")
  }

  @Test("a feed that publishes in the morning of working days is asked then")
  func course() throws {
    var history = FeedHistory()
    // Six weeks; 2026-10-12 is a Monday.
    let monday = Timestamp(year: 2026, month: 10, day: 12)
    for day in 0..<42 where day % 7 < 5 {
      for hour in 8..<12 {
        let published = monday + .seconds(Int64(day) * 86_400 + Int64(hour) * 3_600)
        history.learn(dates: [published], newCount: 1, now: published + .seconds(600))
      }
    }
    func wait(day: Int, hour: Int) throws -> Int64 {
      let now = Timestamp(year: 2026, month: 11, day: day, hour: hour)
      return try #require(
        PostingRhythm(history, at: now).crossings(
          entrySeconds: 720, entries: .infinity, within: 86_400
        ).worthwhile)
    }
    let morning = try wait(day: 24, hour: 9)
    let night = try wait(day: 24, hour: 20)
    let sunday = try wait(day: 22, hour: 9)
    #expect(night > 2 * morning, "\(night) s at night, \(morning) s in the morning")
    #expect(2 * sunday > 3 * morning, "\(sunday) s on Sunday, \(morning) s in the morning")
  }

  @Test("a few hours of a document teach no course of the day")
  func shortDocument() throws {
    var history = FeedHistory()
    let dates = (0..<40).map { noon + .seconds(-1_200 * Int64($0)) }
    history.learn(dates: dates, newCount: 40, now: noon)
    let rhythm = PostingRhythm(history, at: noon)
    let crossings = rhythm.crossings(entrySeconds: 7_200, entries: 40, within: 86_400)
    let wait = try #require(crossings.worthwhile)
    #expect((3_000...4_800).contains(wait), "\(wait) s")
  }
}
