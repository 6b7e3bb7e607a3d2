import Fetching
import Parsing
import TestSupport
import Testing
import Vocabulary

@testable import Polling

private let noon = Timestamp(year: 2026, month: 11, day: 24, hour: 12)
private let minute = 60
private let hour = 3_600
private let day = 86_400

/// A feed with an update every so many hours up to noon, as its first document shows.
private func rhythm(everyHours hours: Double, count: Int = 30) -> PollObservation.Result {
  let dates = (0..<count).map { noon + .seconds(Int64(-Double($0) * hours * 3_600)) }
  return .document(dates: dates, newCount: count)
}

private func observe(
  _ result: PollObservation.Result, freshness: Freshness = Freshness(),
  hints: PollingHints? = nil, hasValidators: Bool? = true, interval: Int? = nil,
  at now: Timestamp = noon, key: String = "1"
) -> PollObservation {
  PollObservation(
    key: key, now: now, result: result, freshness: freshness, hints: hints,
    hasValidators: hasValidators, intervalSeconds: interval)
}

private func wait(_ poll: PollObservation, history: FeedHistory = FeedHistory()) -> Int {
  let scheduled = SchedulePolicy().next(after: poll, history: history)
  guard let next = scheduled.next else { return -1 }
  return Int((next - poll.now).components.seconds)
}

private func hints(
  ttl: Int? = nil, period: Int? = nil, hours: [Int] = [], days: [String] = []
) -> PollingHints {
  var hints = PollingHints()
  hints.timeToLiveMinutes = ttl
  hints.updatePeriodMinutes = period
  hints.skipHours = hours
  hints.skipDays = days
  return hints
}

@Suite struct SchedulePolicyTests {
  @Test(
    "each wish and each bound moves the next poll into its range",
    arguments: [
      (
        "a busy feed is held at the floor", observe(rhythm(everyHours: 0.1, count: 60)),
        900...1_000
      ),
      (
        "a busy feed without validators is asked hourly",
        observe(rhythm(everyHours: 0.3), hasValidators: nil), 3_600...4_000
      ),
      (
        "a daily feed is asked every three hours or so", observe(rhythm(everyHours: 24)),
        4_000...14_000
      ),
      (
        "a feed that is dead for years is asked once a day",
        observe(.document(dates: [noon + .seconds(-900 * Int64(day))], newCount: 1)),
        day * 6 / 10...day
      ),
      (
        "Retry-After is a minimum",
        observe(.failed(count: 1), freshness: Freshness(retryAfter: .seconds(7_200))),
        7_200...7_920
      ),
      (
        "a short Retry-After does not shorten the back-off",
        observe(.failed(count: 3), freshness: Freshness(retryAfter: .seconds(20))), 3_240...3_600
      ),
      (
        "Retry-After is obeyed for a day at the most",
        observe(.failed(count: 1), freshness: Freshness(retryAfter: .seconds(1_000_000_000))),
        day...day
      ),
      (
        "max-age is a minimum",
        observe(rhythm(everyHours: 1), freshness: Freshness(lifetime: .seconds(10_000))),
        10_000...10_400
      ),
      (
        "max-age is obeyed for a day at the most",
        observe(rhythm(everyHours: 1), freshness: Freshness(lifetime: .seconds(31_536_000))),
        day...day
      ),
      (
        "a ttl is obeyed for six hours at the most",
        observe(rhythm(everyHours: 100), hints: hints(ttl: 10_080)), 6 * hour...6 * hour + 360
      ),
      (
        "a ttl beyond the feed's own pace is cut to the mean gap",
        observe(rhythm(everyHours: 4, count: 60), hints: hints(ttl: 10_080)),
        3 * hour...5 * hour
      ),
      (
        "a ttl of an hour is obeyed however busy the feed",
        observe(rhythm(everyHours: 0.3), hints: hints(ttl: 600)), hour...hour + 360
      ),
      (
        "sy:updatePeriod counts like a ttl",
        observe(rhythm(everyHours: 100), hints: hints(period: 300)), 300 * minute...360 * minute
      ),
      (
        "nonsense for a ttl is no hint",
        observe(rhythm(everyHours: 0.1), hints: hints(ttl: -5, period: .min)), 900...1_000
      ),
      (
        "the user's interval overrides the rhythm and the ttl",
        observe(rhythm(everyHours: 100), hints: hints(ttl: 300), interval: 1_800), 1_620...1_800
      ),
      (
        "the user's interval does not override max-age",
        observe(
          rhythm(everyHours: 1), freshness: Freshness(lifetime: .seconds(7_200)), interval: 600),
        7_200...7_560
      ),
      (
        "the user's interval is at most a day",
        observe(rhythm(everyHours: 1), interval: 10 * day), day * 9 / 10...day
      ),
      ("the user's interval is at least a minute", observe(.unchanged, interval: 0), 60...60),
      ("without a network nobody backs off", observe(.offline), 1_620...1_800),
      ("a first failure is tried again soon", observe(.failed(count: 1)), 810...900),
      ("failures back off to a day", observe(.failed(count: 60)), day * 9 / 10...day),
    ])
  func bounds(claim: String, poll: PollObservation, range: ClosedRange<Int>) {
    let seconds = wait(poll)
    #expect(range.contains(seconds), "\(claim): \(seconds) s")
  }

  @Test("each failure in a row waits at least 1.2 times as long, until it is about a day")
  func backoffGrows() {
    let waits = (1...9).map { wait(observe(.failed(count: $0))) }
    for (shorter, longer) in zip(waits, waits.dropFirst()) where longer < day * 9 / 10 {
      #expect(Double(longer) >= 1.2 * Double(shorter), "\(waits)")
    }
    #expect(waits.allSatisfy { (60...day).contains($0) })
  }

  @Test("the spread never undercuts a wish that is only a little shorter than the rhythm")
  func wishHolds() {
    let rate = rhythm(everyHours: 24)
    let pace = wait(observe(rate), history: FeedHistory())
    for step in 0..<60 {
      let wish = Int64(pace) + Int64(step * 20)
      let seconds = wait(
        observe(rate, freshness: Freshness(lifetime: .seconds(wish)), key: "\(step)"))
      #expect(seconds >= wish, "\(seconds) s")
    }
  }

  @Test("a document of which a third could scroll away before is asked earlier than its ttl says")
  func windowGuard() {
    let dates = (0..<40).map { noon + .seconds(-60 * Int64($0)) }
    let poll = observe(.document(dates: dates, newCount: 40), hints: hints(ttl: 1_440))
    #expect((900...1_300).contains(wait(poll)), "\(wait(poll)) s")
    let reasons = SchedulePolicy().next(after: poll, history: FeedHistory()).reasons
    #expect(reasons.seconds(of: .window) != nil, "\(reasons)")
    let short = observe(
      .document(dates: Array(dates.prefix(5)), newCount: 5), hints: hints(ttl: 60))
    #expect(wait(short) >= hour)
  }

  @Test("reasons are data: what was written is read again, the deciding one first")
  func reasons() throws {
    let poll = observe(rhythm(everyHours: 100), hints: hints(ttl: 10_080))
    let reasons = SchedulePolicy().next(after: poll, history: FeedHistory()).reasons
    #expect(reasons.deciding == .ttl)
    #expect(reasons.seconds(of: .ttl) == Int64(6 * hour))
    #expect(reasons.seconds(of: .rhythm) != nil)
    let read = try #require(ScheduleReasons(reasons.description))
    #expect(read.terms == reasons.terms)
    #expect(read.description == reasons.description)
    for text in ["", "rhythm 3.1 a day", "ttl=x", "=5", "entries-a-day=3.00"] {
      #expect(ScheduleReasons(text) == nil, "\(text)")
    }
  }

  @Test("a 410 ends polling")
  func gone() {
    let scheduled = SchedulePolicy().next(after: observe(.gone), history: FeedHistory())
    #expect(scheduled.next == nil)
    #expect(scheduled.reasons.deciding == .gone)
  }

  @Test(
    "no poll falls into the publisher's skipped hours and days",
    arguments: [
      hints(hours: Array(0..<23)), hints(hours: [11, 12, 13, 14]), hints(days: ["tuesday"]),
      hints(hours: [0, 1, 2], days: ["tuesday"]), hints(hours: [99, -1, 13]),
    ])
  func skippedTimes(asked: PollingHints) {
    for result in [rhythm(everyHours: 0.3), .failed(count: 1), .failed(count: 4), .unchanged] {
      let learned = SchedulePolicy().next(
        after: observe(rhythm(everyHours: 0.3), hints: asked), history: FeedHistory())
      let next = SchedulePolicy().next(after: observe(result), history: learned.history).next
      guard let next else {
        Issue.record("never due again")
        continue
      }
      let hour = next.civil.hour
      #expect(!asked.skipHours.contains(hour), "\(next)")
      #expect(!asked.skipDays.contains("tuesday") || next.civil.day != 24, "\(next)")
      #expect(next > noon && next <= noon + .seconds(Int64(day)))
    }
  }

  @Test("feeds whose skipped hours end together do not all come at the full hour")
  func fullHour() {
    let poll = { (key: Int) in
      observe(.failed(count: 1), hints: hints(hours: [11, 12, 13, 14]), key: "\(key)")
    }
    let ends = (0..<100).compactMap { key -> Timestamp? in
      SchedulePolicy().next(after: poll(key), history: FeedHistory()).next
    }
    #expect(ends.allSatisfy { $0.civil.hour == 15 && $0.civil.minute < 10 })
    #expect(Set(ends).count > 50)
  }

  @Test("a feed that skips all hours is tried once a day")
  func skippedAlways() {
    #expect(wait(observe(.unchanged, hints: hints(hours: Array(0..<24)))) == day)
    let week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    #expect(wait(observe(.unchanged, hints: hints(days: week))) == day)
  }

  @Test("hints are remembered while the document does not change")
  func hintsStay() {
    let first = SchedulePolicy().next(
      after: observe(rhythm(everyHours: 100), hints: hints(ttl: 300)), history: FeedHistory())
    #expect(
      (300 * minute...360 * minute).contains(wait(observe(.unchanged), history: first.history)))
  }

  @Test("silence makes the interval longer, news make it shorter")
  func adapts() {
    let policy = SchedulePolicy()
    var history = policy.next(after: observe(rhythm(everyHours: 8)), history: FeedHistory()).history
    let atFirst = wait(observe(.unchanged), history: history)
    let later = noon + .seconds(Int64(20 * day))
    let afterSilence = wait(observe(.unchanged, at: later), history: history)
    #expect(afterSilence > atFirst * 5 / 4)
    for step in 0..<30 {
      let now = later + .seconds(Int64(step * hour))
      history =
        policy.next(
          after: observe(.document(dates: [now], newCount: 1), at: now), history: history
        ).history
    }
    let afterNews = wait(
      observe(.unchanged, at: later + .seconds(Int64(30 * hour))), history: history)
    #expect(afterNews < afterSilence * 2 / 3)
  }

  @Test("feeds that were polled together are not all due together")
  func spread() {
    let waits = (1...200).map { wait(observe(.failed(count: 3), key: "\($0)")) }
    #expect(Set(waits).count > 100)
    let again = (1...200).map { wait(observe(.failed(count: 3), key: "\($0)")) }
    #expect(waits == again)
  }

  @Test("whatever a poll shows, the next one is between a minute and a day away")
  func alwaysBounded() {
    var random = SplitMix(seed: 20_261_124)
    var history = FeedHistory()
    for round in 0..<3_000 {
      let number = { Int.random(in: -100_000...100_000, using: &random) }
      let dates = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        Timestamp(secondsSinceEpoch: Int64.random(in: .min...(.max), using: &random))
      }
      let results: [PollObservation.Result] = [
        .unchanged, .offline, .failed(count: number()), .document(dates: dates, newCount: 1),
      ]
      var poll = observe(
        results[Int.random(in: 0..<4, using: &random)],
        freshness: Freshness(lifetime: .seconds(number()), retryAfter: .seconds(number())),
        hints: hints(ttl: number(), period: number(), hours: [number() % 30], days: ["monday"]))
      if round % 3 == 0 { poll.intervalSeconds = number() }
      let scheduled = SchedulePolicy().next(after: poll, history: history)
      history = scheduled.history
      guard let next = scheduled.next else { continue }
      #expect((60...Int64(day)).contains((next - noon).components.seconds), "round \(round)")
      #expect(FeedHistory(bytes: history.bytes) == history, "round \(round)")
    }
  }
}
