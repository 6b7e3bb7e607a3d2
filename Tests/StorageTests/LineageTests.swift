import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct LineageTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  /// A text of invented words that a number chooses.
  func text(_ number: UInt64, count: Int = 120) -> String {
    var generator = SplitMix(seed: number)
    return (0..<count).map { _ in "word\(UInt16.random(in: 0...9_999, using: &generator))" }
      .joined(separator: " ")
  }

  func lineages() async throws -> Int {
    let articles = try await store.articles(ArticleFilter(), before: nil, limit: 99)
    return Set(articles.map(\.lineage)).count
  }

  @Test("a text that another feed republishes joins its lineage and is stored all the same")
  func republished() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    let wire = text(1)
    _ = try await store.poll(
      first, [.insert(draft("1", title: "Wire", text: wire, sketched: true))], at: time.now)
    let copy = draft("2", title: "Copied", text: "Lead. " + wire, sketched: true)
    let other = draft("3", title: "Other", text: text(2), sketched: true)
    let receipt = try await store.poll(second, [.insert(copy), .insert(other)], at: time.now)
    #expect(receipt.duplicateCount == 1)
    #expect(receipt.newCount == 1)
    #expect(try await store.status().articleCount == 3)
    #expect(try await lineages() == 2)
  }

  @Test("a story is listed once with the number of its articles, and is read with any of them")
  func listedOnce() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    for feed in [first, second] {
      let copy = draft("1", title: "Wire", text: text(1), sketched: true)
      _ = try await store.poll(feed, [.insert(copy)], at: time.now)
    }
    var filter = ArticleFilter()
    filter.oncePerStory = true
    filter.unreadOnly = true
    let listed = try await store.articles(filter, before: nil, limit: 9)
    #expect(listed.map(\.feed) == [first])
    #expect(try await store.articleCounts(of: listed.map(\.story)).map(\.value) == [2])
    try await store.mark(listed.map(\.id), read: true)
    #expect(try await store.articles(filter, before: nil, limit: 9).isEmpty)
    filter.oncePerStory = false
    #expect(try await store.articles(filter, before: nil, limit: 9).map(\.feed) == [second])
  }

  @Test("copies within one batch find each other")
  func sameBatch() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    _ = try await store.claimFeeds(
      .due, after: nil, limit: 9, owner: thisProcess, for: .seconds(60))
    let receipts = await store.apply(
      [first, second].map { feed in
        update(
          feed, [.insert(draft("1", title: "Wire", text: text(1), sketched: true))],
          startedAt: time.now)
      })
    #expect(receipts.map(\.newCount) == [1, 0])
    #expect(receipts.map(\.duplicateCount) == [0, 1])
  }

  @Test("a copy is found weeks later, and after that no more", arguments: [(20, 1), (50, 2)])
  func window(_ days: Int64, _ lineages: Int) async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    let copy = draft("1", title: "Wire", text: text(1), sketched: true)
    _ = try await store.poll(first, [.insert(copy)], at: time.now)
    time.advance(by: .seconds(days * 86_400))
    _ = try await store.poll(second, [.insert(copy)], at: time.now)
    #expect(try await self.lineages() == lineages)
  }

  @Test("a revised article is found by its new text")
  func revised() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    _ = try await store.poll(
      first, [.insert(draft("1", text: text(1), sketched: true))], at: time.now)
    let id = try #require(
      try await store.articles(ArticleFilter(), before: nil, limit: 1).first?.id)
    _ = try await store.poll(
      first, [.revise(id, draft("1", text: text(2), sketched: true))], at: time.now)
    let receipt = try await store.poll(
      second,
      [
        .insert(draft("2", title: "B", text: text(2), sketched: true)),
        .insert(draft("3", title: "C", text: text(1), sketched: true)),
      ], at: time.now)
    #expect(receipt.duplicateCount == 1)
    #expect(receipt.newCount == 1)
  }
}
