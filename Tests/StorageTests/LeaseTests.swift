import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct LeaseTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  /// A second process that runs: the one with the number 1.
  let other = LeaseOwner(running: 1) ?? LeaseOwner.thisProcess

  func claim(
    _ selection: FeedSelection = .due, after: FeedID? = nil, dueBy: Timestamp? = nil,
    limit: Int = 9, perHost: Int = .max, owner: LeaseOwner = thisProcess
  ) async throws -> [FeedID] {
    try await store.claimFeeds(
      selection, after: after, dueBy: dueBy, limit: limit, perHost: perHost, owner: owner,
      for: .seconds(60)
    ).map(\.id)
  }

  @Test("a new feed is due at once, and one claim takes it")
  func claimOnce() async throws {
    let feed = try await store.addFeed("a")
    #expect(try await store.nextDue() == time.now)
    #expect(try await claim() == [feed])
    #expect(try await claim().isEmpty)
    #expect(try await claim(owner: other).isEmpty)
    #expect(try await store.nextDue() == time.now + .seconds(60))
  }

  @Test("a lease that is over frees its feed")
  func expiry() async throws {
    let feed = try await store.addFeed("a")
    #expect(try await claim() == [feed])
    time.advance(by: .seconds(61))
    #expect(try await claim(owner: other) == [feed])
  }

  @Test(
    "the lease of a process that has ended frees its feed at once",
    arguments: [
      LeaseOwner(processID: 0x3FFF_FFFF, startTicks: 1),
      LeaseOwner(processID: 1, startTicks: 0xFFFF_FFFF_FFFF),
    ])
  func deadOwner(_ dead: LeaseOwner) async throws {
    let feed = try await store.addFeed("a")
    #expect(try await claim(owner: dead) == [feed])
    #expect(try await claim() == [feed])
  }

  @Test("releasing gives back what this owner holds and nothing else")
  func release() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    #expect(try await claim(limit: 1) == [first])
    #expect(try await claim(owner: other) == [second])
    try await store.release(thisProcess)
    #expect(try await claim() == [first])
  }

  @Test("an update whose lease has passed to another is dropped")
  func passedLease() async throws {
    let feed = try await store.addFeed("a")
    #expect(try await claim() == [feed])
    let startedAt = time.now
    time.advance(by: .seconds(61))
    #expect(try await claim(owner: other) == [feed])
    let late = await store.apply([
      update(feed, [.insert(draft("1"))], startedAt: startedAt, etag: "late")
    ])
    #expect(late.first?.newCount == 0)
    #expect(late.first?.failure == nil)
    #expect(try await store.status().articleCount == 0)
    let receipts = await store.apply([
      update(feed, [.insert(draft("1"))], owner: other, startedAt: time.now)
    ])
    #expect(receipts.first?.newCount == 1)
  }

  @Test("what is due longest comes first; all and named go by id from after one")
  func order() async throws {
    var feeds: [FeedID] = []
    for name in ["a", "b", "c"] { feeds.append(try await store.addFeed(name)) }
    for (feed, delay) in zip(feeds, [300, 100, 200]) {
      _ = try await claim(.named([feed]))
      _ = await store.apply([
        update(feed, startedAt: time.now, nextFetchAt: time.now + .seconds(delay))
      ])
    }
    #expect(try await claim().isEmpty)
    #expect(try await claim(.all, limit: 2) == [feeds[0], feeds[1]])
    #expect(try await claim(.all, after: feeds[1], limit: 2) == [feeds[2]])
    try await store.release(thisProcess)
    time.advance(by: .seconds(300))
    #expect(try await claim() == [feeds[1], feeds[2], feeds[0]])
  }

  @Test("a host with many due feeds leaves room for others")
  func share() async throws {
    var feeds: [FeedID] = []
    for name in ["a", "b", "c", "d"] { feeds.append(try await store.addFeed(name)) }
    let elsewhere = try await store.add(Subscription(url: "https://other.example/"))
    #expect(try await claim(limit: 3, perHost: 2) == [feeds[0], feeds[1], elsewhere])
    #expect(try await claim(perHost: 2, owner: other).isEmpty)
    _ = await store.apply([update(feeds[0], startedAt: time.now)])
    #expect(try await claim(perHost: 2) == [feeds[2]])
  }

  @Test("what becomes due after a time is left out of a round that began at it")
  func round() async throws {
    let feed = try await store.addFeed("a")
    let began = time.now
    #expect(try await claim(dueBy: began) == [feed])
    time.advance(by: .seconds(10))
    _ = await store.apply([
      update(feed, startedAt: began, nextFetchAt: began + .seconds(60))
    ])
    time.advance(by: .seconds(60))
    #expect(try await claim(dueBy: began).isEmpty)
    #expect(try await claim() == [feed])
  }

  @Test("a poll of the former address teaches nothing of the new one")
  func movedByHand() async throws {
    let feed = try await store.addFeed("a")
    _ = try await claim()
    var edited = try await store.feed(feed).subscription
    edited.url = "https://other.example/"
    try await store.edit(feed, to: edited)
    var late = update(feed, [.insert(draft("1"))], startedAt: time.now, etag: "\"former\"")
    late.document?.movedTo = "https://feed.example/moved"
    #expect(await store.apply([late]).map(\.newCount) == [0])
    let due = try await store.claimFeeds(
      .due, after: nil, limit: 9, owner: thisProcess, for: .seconds(60))
    #expect(due.map(\.url) == ["https://other.example/"])
    #expect(due.first?.validators == nil)
  }

  @Test("paused and gone feeds are taken only by name, and stay out of the schedule")
  func pausedAndGone() async throws {
    let paused = try await store.addFeed("a")
    let gone = try await store.addFeed("b")
    try await store.pause(paused)
    _ = try await claim(.named([gone]))
    _ = await store.apply([update(gone, status: .gone, startedAt: time.now)])
    #expect(try await claim(.all).isEmpty)
    #expect(try await claim(.named([paused, gone])) == [paused, gone])
    _ = await store.apply([
      update(paused, startedAt: time.now), update(gone, status: .error, startedAt: time.now),
    ])
    #expect(try await store.nextDue() == nil)
    try await store.resume(paused)
    try await store.resume(gone)
    #expect(try await claim() == [paused, gone])
  }

  @Test("a due time or a wait that a moved clock set does not hold")
  func movedClock() async throws {
    let feed = try await store.addFeed("a")
    let present = time.now
    time.jump(to: present + .seconds(10 * 365 * 86_400))
    _ = try await claim()
    var far = update(feed, startedAt: time.now)
    far.notBefore = time.now + .seconds(3_600)
    far.hostNotBefore = far.notBefore
    _ = await store.apply([far])
    time.jump(to: present)
    #expect(try await store.nextDue() == present)
    let due = try await store.claimFeeds(
      .due, after: nil, limit: 9, owner: thisProcess, for: .seconds(60))
    #expect(due.map(\.id) == [feed])
    #expect(due.first?.notBefore == nil)
    #expect(due.first?.hostNotBefore == nil)
  }

  @Test("a claim gives back what the last poll taught")
  func taught() async throws {
    let feed = try await store.addFeed("a")
    _ = try await claim()
    var taught = update(feed, [.insert(draft("1"))], startedAt: time.now, etag: "\"v1\"")
    taught.notBefore = time.now + .seconds(5_000)
    taught.hostNotBefore = time.now + .seconds(6_000)
    _ = await store.apply([taught])
    time.advance(by: .seconds(3_600))
    let due = try #require(
      try await store.claimFeeds(
        .due, after: nil, limit: 9, owner: thisProcess, for: .seconds(60)
      ).first)
    #expect(due.validators?.entityTag == "\"v1\"")
    #expect(due.bodyHash == taught.document?.bodyHash)
    #expect(due.history == [1, 2])
    #expect(due.hasArticles)
    #expect(due.fetchedAt == taught.startedAt)
    #expect(due.changedAt == taught.startedAt)
    #expect(due.notBefore == taught.notBefore)
    #expect(due.hostNotBefore == taught.hostNotBefore)
  }
}
