import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct SubscriptionTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  @Test("all that the user chose comes back")
  func roundTrip() async throws {
    var subscription = Subscription(url: "https://feed.example/a")
    subscription.title = "Mine"
    subscription.folder = "news/world"
    subscription.tags = ["z", "a"]
    subscription.intervalSeconds = 1_800
    subscription.wantsFullText = true
    subscription.siteURL = "https://site.example/"
    subscription.access.user = "ada"
    subscription.access.passwordFile = "/run/secret"
    subscription.outlineAttributes = [OutlineAttribute(name: "custom", value: "value")]
    let id = try await store.add(subscription)
    let record = try await store.feed(id)
    #expect(record.subscription == subscription)
    #expect(record.displayTitle == "Mine")
    #expect(record.lastStatus == nil)
    #expect(record.nextFetchAt == time.now)

    subscription.tags = ["b"]
    subscription.title = nil
    subscription.access = FeedAccess()
    try await store.edit(id, to: subscription)
    #expect(try await store.feed(id).subscription == subscription)
    #expect(try await store.feeds().map(\.subscription) == [subscription])
  }

  @Test("an address is subscribed once; many at a time skip those")
  func once() async throws {
    let first = try await store.add(Subscription(url: "https://feed.example/a"))
    await #expect(throws: StorageError.exists(kind: "feed", name: "https://feed.example/a")) {
      try await store.add(Subscription(url: "https://feed.example/a"))
    }
    let ids = try await store.add([
      Subscription(url: "https://feed.example/a"), Subscription(url: "https://feed.example/b"),
      Subscription(url: "https://feed.example/b"),
    ])
    #expect(ids.map { $0 == nil } == [true, false, true])
    #expect(try await store.feeds().map(\.id) == [first, try #require(ids[1])])
  }

  @Test("a feed is found by id, address or the beginning of its title")
  func named() async throws {
    let first = try await store.addFeed("a", title: "Alpha Centauri")
    let second = try await store.addFeed("b", title: "Alpha")
    let third = try await store.addFeed("c", title: "Beta Pictoris")
    #expect(try await store.feed(named: first.description).id == first)
    #expect(try await store.feed(named: "https://feed.example/c").id == third)
    #expect(try await store.feed(named: "beta").id == third)
    #expect(try await store.feed(named: "alpha").id == second)
    #expect(try await store.feed(named: "alpha c").id == first)
    await #expect(
      throws: StorageError.ambiguous(
        kind: "feed", name: "alp",
        candidates: ["\(first) Alpha Centauri", "\(second) Alpha"])
    ) { try await store.feed(named: "alp") }
    await #expect(
      throws: StorageError.notFound(kind: "feed", name: "Btea", nearest: ["Beta Pictoris"])
    ) { try await store.feed(named: "Btea") }
    await #expect(throws: StorageError.self) { try await store.feed(named: "") }
  }

  @Test("a moved feed is polled at its new address and keeps the former one")
  func moved() async throws {
    let feed = try await store.addFeed("a")
    var moving = update(feed, startedAt: time.now)
    moving.document?.movedTo = "https://new.example/feed"
    _ = await store.apply([moving])
    let records = try await store.feeds()
    #expect(records.map(\.effectiveURL) == ["https://new.example/feed"])
    #expect(records.map(\.subscription.url) == ["https://feed.example/a"])
    #expect(records.map(\.formerURLs) == [["https://feed.example/a"]])
    #expect(try await store.feed(named: "https://new.example/feed").id == feed)
    await #expect(throws: StorageError.self) {
      try await store.add(Subscription(url: "https://new.example/feed"))
    }
  }

  @Test("the log keeps the last fifty polls of a feed, newest first")
  func log() async throws {
    let feed = try await store.addFeed("a")
    for number in 0..<60 {
      var poll = update(feed, status: .notModified, startedAt: time.now)
      poll.why = "poll \(number)"
      _ = await store.apply([poll])
    }
    let log = try await store.fetchLog(of: feed, limit: 100)
    #expect(log.map(\.why) == (10..<60).reversed().map { "poll \($0)" })
    // The sums do not end where the log does.
    #expect(try await store.status().notModifiedCount == 60)
  }

  @Test("reading, starring and paging keep to their filter")
  func reading() async throws {
    let feed = try await store.addFeed("a")
    let other = try await store.addFeed("b")
    try await store.poll(
      feed, (0..<5).map { .insert(draft("\($0)", title: "T\($0)", text: "x\($0)")) }, at: time.now)
    try await store.poll(other, [.insert(draft("o"))], at: time.now)
    var filter = ArticleFilter()
    filter.feeds = [feed]
    let page = try await store.articles(filter, before: nil, limit: 2)
    #expect(page.map(\.guid) == ["4", "3"])
    let next = try await store.articles(filter, before: page.last?.id, limit: 9)
    #expect(next.map(\.guid) == ["2", "1", "0"])
    let export = try await store.exportPage(filter, after: next.last?.id, limit: 9)
    #expect(export.map(\.summary.guid) == ["1", "2", "3", "4"])

    try await store.mark([page[0].id], read: true)
    try await store.star([page[1].id], starred: true)
    #expect(try await store.feed(feed).unreadCount == 4)
    filter.unreadOnly = true
    #expect(try await store.markAllRead(filter) == 4)
    #expect(try await store.articles(filter, before: nil, limit: 9).isEmpty)
    #expect(try await store.feeds().map(\.unreadCount) == [0, 1])
    try await store.mark([page[0].id], read: false)
    #expect(try await store.feeds().map(\.unreadCount) == [1, 1])
    var starred = ArticleFilter()
    starred.starredOnly = true
    #expect(try await store.articles(starred, before: nil, limit: 9).map(\.guid) == ["3"])
    try await store.star([page[1].id], starred: false)
    #expect(try await store.articles(starred, before: nil, limit: 9).isEmpty)
    await #expect(throws: StorageError.self) {
      try await store.mark([ArticleID(rawValue: 999)], read: true)
    }
  }
}
