import Fetching
import Storage
import Testing
import Vocabulary

@testable import Polling

private let noon = Timestamp(year: 2026, month: 11, day: 24, hour: 12)

private func answer(
  _ status: Int?, feed: Int64 = 1, at now: Timestamp = noon, retryAfter: Duration? = nil,
  limit: RateLimit? = nil
) -> HostPolicy.Answer {
  HostPolicy.Answer(
    feed: FeedID(rawValue: feed), status: status, startedAt: now, endedAt: now + .seconds(1),
    freshness: Freshness(retryAfter: retryAfter, rateLimit: limit))
}

private func manners(spacing: Int64, since: Timestamp = noon) -> HostManners {
  var manners = HostManners()
  manners.spacingSeconds = spacing
  manners.spacingSince = since
  return manners
}

@Suite struct HostPolicyTests {
  let policy = HostPolicy()

  @Test(
    "429 and 503 teach a spacing, other answers none",
    arguments: [
      (answer(429), 10), (answer(503, retryAfter: .seconds(60)), 10), (answer(503), 0),
      (answer(403), 0), (answer(403, retryAfter: .seconds(60)), 0), (answer(500), 0),
      (answer(200), 0), (answer(nil), 0),
    ] as [(HostPolicy.Answer, Int64)])
  func teaching(answer: HostPolicy.Answer, spacing: Int64) {
    let lesson = policy.learn(answer, from: HostManners())
    #expect(lesson.manners.spacingSeconds == spacing, "\(answer)")
  }

  @Test("429 binds the host for as long as it says, 503 the feed alone")
  func binding() {
    let wait = Duration.seconds(120)
    let first = policy.learn(answer(429, retryAfter: wait), from: HostManners())
    #expect(first.notBefore == noon + .seconds(121))
    #expect(policy.learn(answer(503, retryAfter: wait), from: HostManners()).notBefore == nil)
  }

  @Test("503 of three feeds in a row is the host's, an answer in between clears it")
  func unavailable() {
    var manners = HostManners()
    for feed in [1, 1, 2] as [Int64] {
      let lesson = policy.learn(answer(503, feed: feed), from: manners)
      #expect(lesson.notBefore == nil)
      manners = lesson.manners
    }
    let third = policy.learn(answer(503, feed: 3), from: manners)
    #expect(third.notBefore == noon + .seconds(1) + HostPolicy.unavailablePause)
    let cleared = policy.learn(answer(200, feed: 4), from: manners).manners
    #expect(cleared.unavailable.isEmpty)
    #expect(policy.learn(answer(503, feed: 3), from: cleared).notBefore == nil)
  }

  @Test(
    "each further complaint doubles the spacing up to ten minutes, those under way at once do not")
  func doubling() {
    var manners = HostManners()
    var spacings: [Int64] = []
    for step in 0..<9 {
      let now = noon + .seconds(Int64(step) * 700)
      manners = policy.learn(answer(429, at: now), from: manners).manners
      manners = policy.learn(answer(429, feed: 2, at: now), from: manners).manners
      spacings.append(manners.spacingSeconds)
    }
    #expect(spacings == [10, 20, 40, 80, 160, 320, 600, 600, 600])
  }

  @Test("a host that is well for a day is asked twice as often, in the end as any other")
  func decay() {
    var manners = manners(spacing: 60)
    var spacings: [Int64] = []
    for day in 1...6 {
      let now = noon + .seconds(Int64(day) * 86_400)
      manners = policy.learn(answer(304, at: now), from: manners).manners
      spacings.append(manners.spacingSeconds)
    }
    #expect(spacings == [30, 15, 7, 3, 0, 0])
    #expect(manners == HostManners())
    let ill = policy.learn(
      answer(500, at: noon + .seconds(864_000)),
      from: self.policy.learn(
        answer(429), from: HostManners()
      ).manners)
    #expect(ill.manners.spacingSeconds == 10)
  }

  @Test(
    "a stated limit is made to last until its reset",
    arguments: [
      (RateLimit(remaining: 59, reset: .seconds(3_600)), 61, nil),
      (RateLimit(remaining: 5_000, reset: .seconds(3_600)), 0, nil),
      (RateLimit(remaining: 1, reset: .seconds(86_400)), 600, nil),
      (RateLimit(remaining: 0, reset: .seconds(300)), 0, 301),
    ] as [(RateLimit, Int64, Int64?)])
  func limits(limit: RateLimit, spacing: Int64, pause: Int64?) {
    let lesson = policy.learn(answer(200, limit: limit), from: HostManners())
    #expect(lesson.manners.spacingSeconds == spacing)
    #expect(lesson.notBefore == pause.map { noon + .seconds($0) })
  }
}

@Suite struct SlowHostTests {
  @Test(
    "a slow host is asked once a spacing; those who come meanwhile are given times of their own")
  func turns() {
    var turns = HostTurns(perHost: 2)
    turns.learn(manners(spacing: 60), of: "a")
    #expect(turns.wait(at: "a", now: noon) == nil)
    let waits = (0..<5).map { _ in turns.wait(at: "a", now: noon + .seconds(1)) }
    #expect(waits == (1...5).map { noon + .seconds(Int64($0) * 60) })
    #expect(turns.wait(at: "a", now: noon + .seconds(60)) == nil)
    #expect(turns.wait(at: "a", now: noon + .seconds(61)) == noon + .seconds(360))
    #expect(turns.wait(at: "b", now: noon) == nil)
  }

  @Test("nobody is sent further away than a day, and a clock that is set back starts anew")
  func bounds() {
    var turns = HostTurns(perHost: 2)
    turns.learn(manners(spacing: 600), of: "a")
    #expect(turns.wait(at: "a", now: noon) == nil)
    let waits = (0..<500).compactMap { _ in turns.wait(at: "a", now: noon + .seconds(1)) }
    #expect(waits.count == 500)
    #expect(waits.allSatisfy { $0 <= noon + .seconds(86_401) })
    #expect(turns.wait(at: "a", now: noon + .seconds(-90_000)) == nil)
  }

  @Test("what was learned in this run is not overwritten by an older row of the store")
  func knowledge() {
    var turns = HostTurns(perHost: 2)
    turns.learn(manners(spacing: 20, since: noon), of: "a")
    turns.know(manners(spacing: 10, since: noon + .seconds(-60)), of: "a")
    #expect(turns.manners(of: "a").spacingSeconds == 20)
    turns.know(manners(spacing: 40, since: noon + .seconds(60)), of: "a")
    #expect(turns.manners(of: "a").spacingSeconds == 40)
  }
}
