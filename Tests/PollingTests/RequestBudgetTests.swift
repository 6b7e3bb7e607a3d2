import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Polling

private let noon = Timestamp(year: 2026, month: 11, day: 24, hour: 12)

/// What is remembered of a feed with an entry every so many minutes.
private func history(everyMinutes minutes: Int64) -> FeedHistory {
  var history = FeedHistory()
  history.hasValidators = true
  history.learn(
    dates: (0..<100).map { noon + .seconds(-60 * minutes * $0) }, newCount: 100, now: noon)
  return history
}

private let mixed = [20, 60, 180, 720, 2_880].map { history(everyMinutes: $0) }

/// What the feeds cost in a day at the times at which a budget looks.
private func cost(_ histories: [FeedHistory], under policy: SchedulePolicy) -> Double {
  histories.reduce(0) { sum, history in
    sum
      + [0, 6, 12, 18].reduce(0) { sum, hour in
        let wait = policy.expectedWait(after: history, at: noon + .seconds(3_600 * hour))
        return sum + 86_400 / Double(wait) / 4
      }
  }
}

@Suite struct RequestBudgetTests {
  @Test("a budget buys the sharpest threshold that it can pay", arguments: [40, 80, 160, 250])
  func spending(budget: Int) {
    let policy = RequestBudget(requestsPerDay: budget).policy(for: mixed, of: 5, at: noon)
    let spent = cost(mixed, under: policy)
    #expect(spent <= Double(budget))
    #expect(spent > 0.6 * Double(budget), "\(spent)")
  }

  @Test("feeds that are not in the sample are taken to be like those in it")
  func scaling() {
    let few = RequestBudget(requestsPerDay: 100).policy(for: mixed, of: 5, at: noon)
    let many = RequestBudget(requestsPerDay: 100_000).policy(for: mixed, of: 5_000, at: noon)
    #expect(cost(mixed, under: few) == cost(mixed, under: many))
  }

  @Test("a budget below one request a feed asks each once a day; none is asked beyond the floor")
  func extremes() {
    let poor = RequestBudget(requestsPerDay: 1).policy(for: mixed, of: 5, at: noon)
    #expect(cost(mixed, under: poor) >= 5)
    let rich = RequestBudget(requestsPerDay: 1_000_000).policy(for: mixed, of: 5, at: noon)
    #expect(cost(mixed, under: rich) >= cost(mixed, under: SchedulePolicy(unseenMinutes: 1)))
  }

  @Test("a poller keeps the budget for the feeds that are in its store")
  func poller() async throws {
    var waits: [Duration] = []
    for budget in [nil, RequestBudget(requestsPerDay: 2)] {
      let scene = try Scene()
      let feed = try await scene.subscribe("/feed")
      scene.put(
        "/feed", .init(body: hourlyDocument(until: scene.time.now), fields: ["ETag": "\"1\""]))
      // The first document teaches the rhythm, the second poll is planned by it.
      for _ in 0..<2 {
        let poller = try scene.poller { $0.budget = budget }
        for try await _ in poller.runOnce(.all) {}
        await poller.shutDown(grace: .zero)
      }
      let next = try #require(try await scene.store.feed(feed).nextFetchAt)
      waits.append(next - scene.time.now)
    }
    #expect(waits[1] > waits[0] * 2, "\(waits)")
  }

  private func hourlyDocument(until now: Timestamp) -> String {
    let items = (1...50).map { number in
      let date = now + .seconds(-3_600 * Int64(number))
      return """
        <entry><id>tag:\(number)</id><title>No \(number)</title><updated>\(date)</updated></entry>
        """
    }
    return """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Hours</title>\(items.joined())</feed>
      """
  }
}
