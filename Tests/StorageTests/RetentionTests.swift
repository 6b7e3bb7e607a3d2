import Deduplication
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Storage

@Suite struct RetentionTests {
  static let day = Duration.seconds(86_400)
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  private func titles() async throws -> [String] {
    try await store.articles(ArticleFilter(), before: nil, limit: 500).reversed()
      .compactMap(\.title?.string)
  }

  /// Stores articles, a day after each other; the last one now.
  private func publish(_ names: [String], in feed: FeedID) async throws {
    for (number, name) in names.enumerated() {
      if number > 0 { time.advance(by: Self.day) }
      _ = try await store.publish(name, in: feed, at: time.now)
    }
  }

  @Test("what is older than the bound goes, what is starred stays, and a feed's own bound decides")
  func age() async throws {
    let feed = try await store.addFeed("a")
    let kept = try await store.addFeed("b")
    var subscription = try await store.feed(kept).subscription
    subscription.keepDays = 0
    try await store.edit(kept, to: subscription)
    try await publish(["1", "2", "3", "4"], in: feed)
    _ = try await store.publish("other", in: kept, at: time.now)
    try await store.star([ArticleID(rawValue: 1)], starred: true)
    time.advance(by: Self.day + .seconds(1))
    let retention = Retention(days: 3)
    #expect(try await store.purge(beyond: Retention()).removedCount == 0)
    let report = try await store.purge(beyond: retention, limit: 10)
    #expect(report == PurgeReport(removedCount: 1, isMore: false))
    #expect(try await titles() == ["1", "3", "4", "other"].map { "Headline \($0)" })
    time.advance(by: Self.day * 40)
    #expect(try await store.purge(beyond: retention, limit: 1).isMore)
    #expect(try await store.purge(beyond: retention, limit: 5).removedCount == 1)
    #expect(try await titles() == ["1", "other"].map { "Headline \($0)" })
  }

  @Test("the last articles of each feed are kept, in steps")
  func count() async throws {
    let feed = try await store.addFeed("a")
    let other = try await store.addFeed("b")
    for number in 0..<9 { _ = try await store.publish("a\(number)", in: feed, at: time.now) }
    for number in 0..<2 { _ = try await store.publish("b\(number)", in: other, at: time.now) }
    try await store.star([ArticleID(rawValue: 1)], starred: true)
    var removed = 0
    var isMore = true
    while isMore {
      let report = try await store.purge(beyond: Retention(count: 3), limit: 2)
      removed += report.removedCount
      isMore = report.isMore
    }
    #expect(removed == 5)
    #expect(
      try await titles() == ["a0", "a6", "a7", "a8", "b0", "b1"].map { "Headline \($0)" })
  }

  @Test("a purged article is known as long as its feed lists it, and 90 days more")
  func known() async throws {
    let feed = try await store.addFeed("a")
    try await publish(["old"], in: feed)
    let old = draft("old", title: "Headline old").evidence
    time.advance(by: Self.day * 10)
    #expect(try await store.purge(beyond: Retention(days: 5)).removedCount == 1)
    func isPurged() async throws -> Bool {
      let known = try await store.knownEntries(of: feed, keys: old.keys)
      return matchEntries([old], to: known) == [.purged]
    }
    #expect(try await isPurged())
    // A year without a document: nothing is forgotten.
    time.advance(by: Self.day * 365)
    _ = try await store.purge(beyond: Retention(days: 5))
    #expect(try await isPurged())
    // It is listed once more, together with something new.
    try await list(old.keys.map(\.hash), of: feed, with: "new")
    time.advance(by: Self.day * 80)
    try await list([], of: feed, with: "newer")
    _ = try await store.purge(beyond: Retention())
    #expect(try await isPurged())
    time.advance(by: Self.day * 20)
    try await list([], of: feed, with: "newest")
    _ = try await store.purge(beyond: Retention())
    #expect(try await !isPurged())
  }

  /// A document that lists these purged articles and an article that is stored.
  private func list(_ purged: [StableHash], of feed: FeedID, with name: String) async throws {
    _ = try await store.publish(name, in: feed, at: time.now)
    let stored = try await store.articles(ArticleFilter(), before: nil, limit: 1)
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    var document = update(feed, startedAt: time.now)
    document.listed = stored.map(\.id)
    document.listedPurged = purged
    _ = await store.apply([document])
  }

  @Test("the sketches of what goes leave no trace, and its story goes on")
  func traces() async throws {
    let feed = try await store.addFeed("a")
    let text = String(repeating: "the night train came back from the harbour on monday ", count: 9)
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    let changes = [ArticleChange.insert(draft("x", title: "X", text: text, sketched: true))]
    _ = await store.apply([update(feed, changes, startedAt: time.now)])
    time.advance(by: Self.day * 2)
    #expect(try await store.purge(beyond: Retention(days: 1)).removedCount == 1)
    for table in ["article", "articleKey", "articleContent", "sketch", "sketchBand"] {
      let count = try await store.read { db -> Int in
        try db.value("SELECT count(*) FROM \(table)") ?? 0
      }
      #expect(count == 0, "\(table)")
    }
    #expect(try await store.search("harbour", filter: ArticleFilter(), limit: 9).isEmpty)
  }
}
