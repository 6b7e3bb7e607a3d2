import Foundation
import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import Storage

/// Two subscriptions that arrive at one address.
@Suite struct FeedMergeTests {
  private static let address = "https://feed.example/new"

  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  /// A subscription with choices of its own.
  private func subscribe(
    _ name: String, _ change: (inout Subscription) -> Void = { _ in }
  ) async throws -> FeedID {
    var subscription = Subscription(url: "https://feed.example/\(name)")
    change(&subscription)
    return try await store.add(subscription)
  }

  private func poll(_ feed: FeedID, _ names: [String]) async throws {
    try await store.poll(feed, names.map { .insert(Self.draft($0)) }, at: time.now)
  }

  private static func draft(_ name: String) -> ArticleDraft {
    StorageTests.draft(name, title: name, text: "The text of \(name)", sketched: true)
  }

  /// A poll that was redirected for good.
  @discardableResult
  private func move(
    _ feed: FeedID, to address: String = address, _ names: [String] = []
  ) async throws -> FeedMove? {
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    var moving = update(
      feed, names.map { .insert(Self.draft($0)) }, startedAt: time.now, etag: "\"x\"")
    moving.document?.movedTo = address
    let receipt = try #require(await store.apply([moving]).first)
    #expect(receipt.failure == nil)
    return receipt.move
  }

  private func articles() async throws -> [ArticleSummary] {
    try await store.articles(ArticleFilter(), before: nil, limit: 100).sorted { $0.id < $1.id }
  }

  @Test("the older subscription stays, whichever moves", arguments: [true, false])
  func older(movesOlder: Bool) async throws {
    let first = try await subscribe(movesOlder ? "old" : "new")
    let second = try await subscribe(movesOlder ? "new" : "old")
    try await poll(first, ["a", "b"])
    try await poll(second, ["b", "c"])
    let move = try await move(movesOlder ? first : second, ["d"])
    #expect(move?.merge == FeedMove.Merge(kept: first, removed: second))
    #expect(move?.to == Self.address)
    let feeds = try await store.feeds()
    #expect(feeds.map(\.id) == [first])
    #expect(feeds.first?.effectiveURL == Self.address)
    #expect(feeds.first?.formerURLs == ["https://feed.example/old"])
    let articles = try await articles()
    #expect(articles.map { $0.title?.string } == ["a", "b", "c", "d"])
    #expect(articles.allSatisfy { $0.feed == first })
    for name in ["old", "new"] {
      let named = try await store.feed(named: "https://feed.example/\(name)")
      #expect(named.id == first)
      await #expect(throws: StorageError.self) { try await store.addFeed(name) }
    }
  }

  @Test("what was chosen for either holds for both")
  func choices() async throws {
    let kept = try await subscribe("old") {
      $0.tags = ["x"]
      $0.intervalSeconds = 7_200
      $0.outlineAttributes = [OutlineAttribute(name: "a", value: "1")]
    }
    let removed = try await subscribe("new") {
      $0.title = "Mine"
      $0.folder = "News"
      $0.tags = ["y", "x"]
      $0.intervalSeconds = 3_600
      $0.wantsFullText = true
      $0.outlineAttributes = ["a": "2", "b": "3"].sorted { $0.key < $1.key }
        .map { OutlineAttribute(name: $0.key, value: $0.value) }
    }
    try await store.pause(removed)
    try await move(kept)
    let feed = try await store.feed(kept)
    #expect(feed.displayTitle == "Mine")
    #expect(feed.subscription.folder == "News")
    #expect(feed.subscription.tags == ["x", "y"])
    #expect(feed.subscription.intervalSeconds == 3_600)
    #expect(feed.subscription.wantsFullText)
    #expect(feed.subscription.outlineAttributes.map(\.name) == ["a", "b"])
    #expect(feed.subscription.outlineAttributes.map(\.value) == ["1", "3"])
    #expect(feed.pausedAt == nil)
    #expect(feed.nextFetchAt != nil)
  }

  @Test("a feed that was gone or paused is polled again when its twin was")
  func revived() async throws {
    let first = try await subscribe("new")
    let second = try await subscribe("old")
    _ = await store.apply([update(first, status: .gone, startedAt: time.now)])
    try await store.pause(first)
    try await move(second)
    let feed = try await store.feed(first)
    #expect(!feed.isGone && feed.pausedAt == nil && feed.nextFetchAt != nil)
  }

  @Test("marks of both are kept on the article that is left")
  func marks() async throws {
    let first = try await subscribe("old")
    let second = try await subscribe("new")
    try await poll(first, ["a", "b", "c"])
    try await poll(second, ["a", "b", "d"])
    let ids = try await articles().map(\.id)
    try await store.mark([ids[3]], read: true)
    try await store.star([ids[4]], starred: true)
    try await store.mark([ids[2]], read: true)
    try await move(first)
    let articles = try await articles()
    #expect(articles.map(\.id) == [ids[0], ids[1], ids[2], ids[5]])
    #expect(articles.map { $0.readAt != nil } == [true, false, true, false])
    #expect(articles.map { $0.starredAt != nil } == [false, true, false, false])
    #expect(try await store.feed(first).unreadCount == 2)
  }

  @Test("no digest repeats what it told of either")
  func digests() async throws {
    let first = try await subscribe("old")
    let second = try await subscribe("new")
    try await poll(first, ["a"])
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    try await poll(second, ["a", "b"])
    let issue = try #require(
      try await store.prepareIssue(of: "daily", format: "text", render: DigestTests.titles))
    #expect(String(decoding: issue.body, as: UTF8.self) == "b\na")
    try await store.markDelivered(issue.id)
    try await move(first)
    let next = try await store.prepareIssue(
      of: "daily", format: "text", render: DigestTests.titles)
    #expect(next == nil)
    try await poll(first, ["a", "b", "c"])
    let last = try await store.prepareIssue(
      of: "daily", format: "text", render: DigestTests.titles)
    #expect(last.map { String(decoding: $0.body, as: UTF8.self) } == "c")
  }

  @Test("the next poll asks for everything, brings nothing twice, and search finds each once")
  func nextPoll() async throws {
    let first = try await subscribe("old")
    let second = try await subscribe("new")
    try await poll(first, ["a", "b"])
    try await poll(second, ["b", "c"])
    try await move(first)
    let due = try await store.claimFeeds(
      .named([first]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    #expect(due.first?.validators == nil && due.first?.bodyHash == nil)
    #expect(due.first?.url == Self.address)
    try await store.release(thisProcess)
    try await poll(first, ["a", "b", "c"])
    #expect(try await articles().count == 3)
    #expect(try await store.search("text", filter: ArticleFilter(), limit: 9).count == 3)
    let path = temporary.path
    try await DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: "INSERT INTO articleSearch (articleSearch, rank) VALUES ('integrity-check', 1)")
      #expect(try Int.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil)
    }
  }

  @Test("articles of one identity that are different ones are both kept")
  func sameIdentity() async throws {
    let first = try await subscribe("old")
    let second = try await subscribe("new")
    // One guid for everything, as some feeds have it.
    func entry(_ title: String) -> ArticleChange {
      .insert(StorageTests.draft("same", title: title, text: "Text \(title)"))
    }
    try await store.poll(first, [entry("a"), entry("b")], at: time.now)
    try await store.poll(second, [entry("c"), entry("d"), entry("a")], at: time.now)
    try await move(first)
    let titles = try await articles().compactMap { $0.title?.string }
    #expect(Set(titles) == ["a", "b", "c", "d"])
  }

  @Test("more articles than a page move, all of them")
  func pages() async throws {
    let first = try await subscribe("old")
    let second = try await subscribe("new")
    let names = (0..<1_234).map { "n\($0)" }
    try await poll(second, names)
    try await poll(first, ["n7", "n1000"])
    try await move(first)
    let record = try await store.feed(first)
    #expect(record.articleCount == names.count)
  }

  @Test("subscriptions that ask as different people stay two")
  func differentPeople() async throws {
    let first = try await subscribe("old") { $0.access.user = "ann" }
    let second = try await subscribe("new") { $0.access.user = "bob" }
    #expect(try await move(first) == nil)
    #expect(try await store.feeds().map(\.id) == [first, second])
    #expect(try await store.feed(first).effectiveURL == "https://feed.example/old")
  }

  @Test("what polls of the removed subscription bring afterwards is dropped")
  func latePoll() async throws {
    let first = try await subscribe("old")
    let second = try await subscribe("new")
    _ = try await store.claimFeeds(
      .named([second]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    try await move(first)
    let late = await store.apply([
      update(second, [.insert(Self.draft("late"))], startedAt: time.now)
    ])
    #expect(late.first?.failure == nil)
    #expect(try await articles().isEmpty)
  }

  @Test("former addresses are kept in order, and one that is returned to is the present one")
  func addresses() async throws {
    let feed = try await subscribe("a")
    for name in ["b", "c", "a"] {
      time.advance(by: .seconds(60))
      try await move(feed, to: "https://feed.example/\(name)")
    }
    let record = try await store.feed(feed)
    #expect(record.effectiveURL == "https://feed.example/a")
    #expect(record.formerURLs == ["https://feed.example/c", "https://feed.example/b"])
    #expect(try await store.feeds().first?.formerURLs == record.formerURLs)
    var edited = record.subscription
    edited.url = "https://feed.example/z"
    try await store.edit(feed, to: edited)
    #expect(try await store.feed(feed).formerURLs.isEmpty)
  }

  @Test("what had moved before former addresses were kept is known with its first one")
  func migration() async throws {
    let folder = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("winnow.sqlite").path
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "0003-digests")
    try await queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO feed (url, folder, position, fullText, addedAt) VALUES ('u:1', '', 1, 0, 0);
          INSERT INTO feedState (feedId, host, effectiveURL, history, pollCount, failureCount, isGone)
          VALUES (1, 'h', 'u:2', x'', 0, 0, 0);
          """)
    }
    try queue.close()
    let upgraded = try Store(opening: .file(path: path), time: time)
    #expect(try await upgraded.feeds().map(\.formerURLs) == [["u:1"]])
  }
}
