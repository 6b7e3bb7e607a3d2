import Testing
import Vocabulary

@testable import Polling
@testable import Storage

@Suite struct PollForecastTests {
  private static let now = Timestamp(secondsSinceEpoch: 1_000_000)

  @Test("feeds of a host that is asked slowly take turns; only asking for all passes over that")
  func turns() async throws {
    let scene = try Scene()
    let feed = try await scene.store.feed(try await scene.subscribe("/feed"))
    var host = HostRecord(name: "slow.example", notBefore: nil, manners: HostManners())
    host.manners.spacingSeconds = 10
    let rows: [(PollTrigger, [Int64?])] = [(.due, [nil, 10, 20]), (.all, [nil, nil, nil])]
    for (trigger, expected) in rows {
      var forecast = PollForecast(at: Self.now)
      let waits = expected.map { _ in forecast.wait(of: feed, at: host, asked: trigger) }
      #expect(waits.map { $0.map { ($0.until - Self.now).components.seconds } } == expected)
      #expect(waits.compactMap { $0?.reason }.allSatisfy { $0 == .spacing })
    }
  }

  @Test(
    "the longer of two pauses is told, and none that is over or that no answer could have set",
    arguments: [
      (feed: 60, host: 30, until: 60, .retryAfter), (feed: 30, host: 60, until: 60, .host),
      (feed: -1, host: 60, until: 60, .host), (feed: 400 * 86_400, host: 60, until: 60, .host),
      (feed: 0, host: -5, until: nil, nil),
    ] as [(feed: Int64, host: Int64, until: Int64?, reason: ScheduleReasons.Code?)])
  func pauses(
    row: (feed: Int64, host: Int64, until: Int64?, reason: ScheduleReasons.Code?)
  ) {
    let pause = PollPause(
      feed: Self.now + .seconds(row.feed), host: Self.now + .seconds(row.host), now: Self.now)
    #expect(pause?.until == row.until.map { Self.now + .seconds($0) })
    #expect(pause?.reason == row.reason)
  }
}
