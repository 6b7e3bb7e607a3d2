import GRDB
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Storage

/// Different texts about one event.
@Suite struct StoryTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  private static let ferry = [
    "Ferry Marlowe runs aground near Skarholm, passengers are safe: The ferry Marlowe ran onto rocks "
      + "off Skarholm in thick fog before dawn. Coastguards took ninety passengers to the harbour.",
    "Coastguards rescue ninety from stranded Marlowe: Rescue boats reached the stranded ferry off "
      + "Skarholm within an hour. Captain Ostrander said that fog hid the rocks until the last moment.",
    "Inquiry into grounding of Marlowe begins: Investigators boarded the ferry at Skarholm and spoke "
      + "with captain Ostrander. The coastguard wants to know why nobody saw the rocks in the fog.",
  ]

  private func article(_ text: String, _ number: Int, published: Timestamp? = nil) -> ArticleChange
  {
    let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
    var draft = draft("\(number)", title: parts[0], text: parts[1], sketched: true)
    draft.publishedAt = published
    return .insert(draft)
  }

  /// Articles about all sorts of things, which tell how common words are.
  private func fill(_ count: Int = 30) async throws {
    let feed = try await store.addFeed("background")
    var random = SplitMix(seed: 5)
    func words(_ count: Int) -> String {
      (0..<count).map { _ in
        String((0..<6).map { _ in "bcdfglmnoprstaeiu".randomElement(using: &random) ?? "x" })
      }.joined(separator: " ")
    }
    try await store.poll(
      feed, (0..<count).map { article("\(words(6)): \(words(60))", $0) }, at: time.now)
  }

  private func report(_ number: Int, published: Timestamp? = nil) async throws -> ArticleSummary {
    let feed = try await store.addFeed("feed\(number)")
    try await store.poll(
      feed, [article(Self.ferry[number], number, published: published)], at: time.now)
    var filter = ArticleFilter()
    filter.feeds = [feed]
    return try #require(try await store.articles(filter, before: nil, limit: 1).first)
  }

  @Test("different texts about one event are one story of several lineages")
  func oneStory() async throws {
    try await fill()
    let reports = [try await report(0), try await report(1), try await report(2)]
    #expect(Set(reports.map(\.story)).count == 1)
    #expect(Set(reports.map(\.lineage)).count == 3)
    let all = try await store.articles(ArticleFilter(), before: nil, limit: 99)
    #expect(Set(all.map(\.story)).count == 31)
  }

  @Test("it is told on what evidence an article joined a story")
  func explained() async throws {
    try await fill()
    let first = try await report(0)
    let second = try await report(1)
    let placement = try await store.placement(of: second.id)
    #expect(placement.storyScore > 0.2)
    #expect(placement.storyWhy?.contains("with story \(first.id)") == true)
    #expect(placement.storyWhy?.contains("marlowe") == true, "\(placement.storyWhy ?? "")")
    #expect(placement.sameStory.map(\.id) == [first.id])
    #expect(try await store.placement(of: first.id).storyWhy == nil)
  }

  @Test("what is told days later is another story", arguments: [(1, 1), (5, 2), (20, 2)])
  func window(_ days: Int64, _ stories: Int) async throws {
    try await fill()
    let first = try await report(0)
    time.advance(by: .seconds(days * 86_400))
    let second = try await report(1)
    #expect(Set([first.story, second.story]).count == stories)
  }

  @Test("a copy belongs to its lineage's story even when that story is forgotten")
  func lateCopy() async throws {
    try await fill()
    let first = try await report(0)
    time.advance(by: .seconds(20 * 86_400))
    let feed = try await store.addFeed("late")
    try await store.poll(feed, [article(Self.ferry[0], 9)], at: time.now)
    let copy = try #require(try await store.articles(ArticleFilter(), before: nil, limit: 1).first)
    #expect(copy.lineage == first.lineage)
    #expect(copy.story == first.story)
  }

  @Test("an article that was split off stays apart, and a merge by hand holds, for stories too")
  func corrected() async throws {
    try await fill()
    let first = try await report(0)
    let second = try await report(1)
    #expect(first.story == second.story)
    try await store.split(second.id)
    let third = try await report(2)
    let stories = try await stories([first, second, third])
    #expect(stories[0] != stories[1])
    #expect(stories[2] == stories[0] || stories[2] == stories[1])
    try await store.merge(first.id, with: second.id)
    #expect(Set(try await self.stories([first, second])).count == 1)
  }

  @Test("when the first article of a story is split off, the others keep their story")
  func firstSplit() async throws {
    try await fill()
    let reports = [try await report(0), try await report(1), try await report(2)]
    try await store.split(reports[0].id)
    let stories = try await stories(reports)
    #expect(stories == [reports[0].id, reports[1].id, reports[1].id].map(\.rawValue))
  }

  private func stories(_ articles: [ArticleSummary]) async throws -> [Int64] {
    var stories: [Int64] = []
    for article in articles {
      stories.append(try await store.article(article.id).summary.story.rawValue)
    }
    return stories
  }

  @Test("stories that grow alike are merged, and a digest repeats nothing of them")
  func laterMerge() async throws {
    try await fill()
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    let first = try await report(0)
    _ = try await issue()
    // Another story by hand: nothing of it has been told.
    let second = try await report(1)
    try await store.split(second.id)
    try await store.merge(first.id, with: second.id)
    #expect(try await issue() == nil)
  }

  @Test(
    "a story is shown by a preferred feed's article, else by its longest text, else by its first",
    arguments: [(nil, "1"), (0, "0"), (2, "2")])
  func bestVersion(preferred: Int?, shown: String) async throws {
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    let texts = [
      "Short.", String(repeating: "A long text. ", count: 80),
      String(repeating: "One no longer. ", count: 70),
    ]
    for (number, text) in texts.enumerated() {
      let feed = try await store.addFeed("feed\(number)")
      if number == preferred {
        var subscription = try await store.feed(feed).subscription
        subscription.isPreferred = true
        try await store.edit(feed, to: subscription)
        #expect(try await store.feed(feed).subscription.isPreferred)
      }
      let version = draft("\(number)", text: text, url: "https://site.example/page")
      try await store.poll(feed, [.insert(version)], at: time.now)
    }
    var filter = ArticleFilter()
    filter.oncePerStory = true
    let listed = try await store.articles(filter, before: nil, limit: 9)
    #expect(listed.map(\.guid) == [shown])
    let others = try await store.otherArticles(than: listed)
    let lead = try #require(listed.first)
    #expect(others[lead.id]?.map(\.guid) == ["0", "1", "2"].filter { $0 != shown })
    #expect(try await store.stories(filter, limit: 9).map(\.lead.summary.guid) == [shown])
    let issue = try await issue()
    #expect(issue?.body == Array("\(lead.id)".utf8))
    #expect(try await self.issue() == nil)
  }

  private func issue() async throws -> PendingIssue? {
    let issue = try await store.prepareIssue(
      of: "daily", format: "text",
      render: { _, stories in
        Array(stories.leads.map(\.description).joined(separator: " ").utf8)
      })
    if let issue { try await store.markDelivered(issue.id) }
    return issue
  }

  @Test("what is over is let go")
  func forgotten() async throws {
    try await fill()
    time.advance(by: .seconds(30 * 86_400))
    _ = try await report(0)
    let counts = try await store.pool.read { db in
      try ["story", "storyTerm"].map { table in
        try Int.fetchOne(db, sql: "SELECT count(DISTINCT period) FROM \(table)")
      }
    }
    #expect(counts == [1, 1])
  }
}
