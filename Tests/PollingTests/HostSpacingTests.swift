import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Polling

@Suite struct HostSpacingTests {
  @Test("five hundred feeds of a host that said 429 are asked one by one, also after a restart")
  func spacing() async throws {
    let scene = try Scene()
    scene.put("/busy", .init(status: 429))
    let busy = try await scene.subscribe("/busy")
    _ = try await scene.poll(.named([busy]))
    var subscriptions: [Subscription] = []
    for number in 0..<500 {
      scene.put("/\(number)", .init(body: newsDocument([(1, "One of \(number).")])))
      subscriptions.append(Subscription(url: scene.server.url("/\(number)")))
    }
    _ = try await scene.store.add(subscriptions)
    var counts: [Int] = []
    for _ in 0..<24 {
      // Each round has a poller of its own: what it knows of the host comes from the store.
      counts.append(try await scene.poll(.due).count)
      scene.time.advance(by: .seconds(5))
    }
    #expect(counts.allSatisfy { $0 <= 1 }, "\(counts)")
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 + $1 <= 1 }, "\(counts)")
    #expect(counts.reduce(0, +) >= 10, "\(counts)")
  }

  @Test("only --all passes over a spacing; a feed that is named waits and says why")
  func passingOver() async throws {
    let scene = try Scene()
    scene.put("/busy", .init(status: 429))
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    let busy = try await scene.subscribe("/busy")
    let feed = try await scene.subscribe("/feed")
    _ = try await scene.poll(.named([busy]))
    #expect(try await scene.poll(.named([feed])).map(\.status) == [.deferred])
    let line = try #require(try await scene.store.fetchLog(of: feed, limit: 1).first)
    #expect(ScheduleReasons(line.why)?.deciding == .spacing)
    #expect(line.trigger == .named)
    #expect(try await scene.poll(.all).map(\.status).contains(.ok))
  }

  @Test("after eight days of 304 the document is asked for whole, and its bytes are recognised")
  func stuckServer() async throws {
    let scene = try Scene()
    let feed = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: newsDocument([(1, "One.")]), fields: ["ETag": "\"1\""]))
    _ = try await scene.poll()
    for _ in 0..<8 {
      scene.time.advance(by: .seconds(86_400))
      #expect(try await scene.poll().map(\.httpStatus) == [304])
    }
    scene.time.advance(by: .seconds(86_400))
    let whole = try await scene.poll()
    #expect(whole.map(\.httpStatus) == [200])
    #expect(whole.map(\.status) == [.notModified])
    scene.time.advance(by: .seconds(86_400))
    #expect(try await scene.poll().map(\.httpStatus) == [304])
    #expect(try await scene.store.feed(feed).articleCount == 1)
  }

  @Test("without a network no feed is blamed, not even the first; all are tried again soon")
  func noNetwork() async throws {
    let scene = try Scene()
    var feeds: [FeedID] = []
    for host in 0..<7 {
      feeds.append(
        try await scene.store.add(Subscription(url: "http://127.0.1.\(host + 20):9/feed")))
    }
    let reports = try await scene.poll(.due)
    #expect(reports.count == 7)
    #expect(reports.allSatisfy { $0.status == .error })
    for feed in feeds {
      let record = try await scene.store.feed(feed)
      #expect(record.failureCount == 0)
      let wait = try #require(record.nextFetchAt) - scene.time.now
      #expect(wait <= .seconds(1_800))
      let line = try #require(try await scene.store.fetchLog(of: feed, limit: 1).first)
      #expect(ScheduleReasons(line.why)?.deciding == .offline)
    }
  }

  @Test("a host that cannot be reached is to blame when another one answers")
  func deadHost() async throws {
    let scene = try Scene()
    let dead = try await scene.store.add(Subscription(url: "http://127.0.1.20:9/feed"))
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    #expect(Set(try await scene.poll(.due).map(\.status)) == [.ok, .error])
    #expect(try await scene.store.feed(dead).failureCount == 1)
  }

  @Test("each poll notes why it was made")
  func triggers() async throws {
    let scene = try Scene()
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    let feed = try await scene.subscribe("/feed")
    _ = try await scene.poll(.due)
    _ = try await scene.poll(.all)
    _ = try await scene.poll(.named([feed]))
    scene.time.advance(by: .seconds(86_400))
    _ = try await scene.poll(.due)
    let log = try await scene.store.fetchLog(of: feed, limit: 10)
    #expect(log.map(\.trigger) == [.due, .named, .all, .first])
  }
}

@Suite struct FeedSilenceTests {
  private let noon = Timestamp(year: 2026, month: 11, day: 24, hour: 12)

  @Test(
    "a feed is silent when it used to publish much more often",
    arguments: [(1.0, 30, true), (1.0, 10, false), (7.0, 30, false), (7.0, 60, true)]
      as [(Double, Int64, Bool)])
  func silence(gapDays: Double, days: Int64, isSilent: Bool) {
    var history = FeedHistory()
    let dates = (0..<20).map { noon + .seconds(Int64(-86_400 * Double($0) * gapDays)) }
    history.learn(dates: dates, newCount: 20, now: noon)
    let silence = FeedSilence(history, at: noon + .seconds(days * 86_400))
    #expect((silence != nil) == isSilent, "\(String(describing: silence))")
    if let silence { #expect(silence.since == noon) }
  }

  @Test("of a feed with few entries nobody knows what is usual")
  func unknown() {
    var history = FeedHistory()
    history.learn(dates: [noon, noon + .seconds(-86_400)], newCount: 2, now: noon)
    #expect(FeedSilence(history, at: noon + .seconds(90 * 86_400)) == nil)
    #expect(FeedSilence(FeedHistory(), at: noon) == nil)
  }
}
