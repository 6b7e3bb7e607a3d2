import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import Storage

@Suite struct HostTableTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  @Test("what a host taught is there for each of its feeds, and for a person")
  func manners() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    var manners = HostManners()
    manners.spacingSeconds = 60
    manners.spacingSince = time.now
    manners.askedAt = time.now
    manners.unavailable = [first, second]
    var taught = update(first, startedAt: time.now)
    taught.hostManners = manners
    taught.hostNotBefore = time.now + .seconds(600)
    _ = try await store.claimFeeds(
      .named([first]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    _ = await store.apply([taught])
    let due = try await store.claimFeeds(
      .named([second]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    #expect(due.map(\.hostManners) == [manners])
    #expect(due.first?.hostNotBefore == time.now + .seconds(600))
    let host = try #require(try await store.host(of: second))
    #expect(host.name == "feed.example")
    #expect(host.manners == manners)
    #expect(host.notBefore == time.now + .seconds(600))
  }

  @Test("since when a feed fails is kept until it succeeds")
  func failingSince() async throws {
    let feed = try await store.addFeed("a")
    func poll(_ status: PollStatus) async throws {
      _ = try await store.claimFeeds(
        .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
      _ = await store.apply([update(feed, status: status, startedAt: time.now)])
    }
    let began = time.now
    try await poll(.error)
    time.advance(by: .seconds(3_600))
    try await poll(.error)
    #expect(try await store.feed(feed).failingSince == began)
    try await poll(.ok)
    #expect(try await store.feed(feed).failingSince == nil)
  }

  @Test("what polls cost is added up by the hour, and what is older than a week goes")
  func cost() async throws {
    let feed = try await store.addFeed("a")
    let began = time.now
    try await store.poll(feed, [.insert(draft("1"))], at: time.now)
    try await store.poll(feed, [], at: time.now)
    time.advance(by: .seconds(7_200))
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    _ = await store.apply([update(feed, status: .notModified, startedAt: time.now)])
    let cost = try await store.cost(since: began + .seconds(-3_600))
    #expect(cost.requestCount == 3)
    #expect(cost.notModifiedCount == 1)
    #expect(cost.byteCount == 3_000)
    #expect(cost.wastedByteCount == 2_000)
    #expect(try await store.cost(since: began).requestCount == 1)
    time.advance(by: .seconds(9 * 86_400))
    try await store.poll(feed, [], at: time.now)
    #expect(try await store.cost(since: began + .seconds(-3_600)).requestCount == 1)
  }
}
