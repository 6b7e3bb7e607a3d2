import Cleaning
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct DigestTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  struct Refusal: Error {}

  /// Renders the titles, a line each.
  static let titles: @Sendable (IssueHead, StorySelection) throws -> [UInt8] = { _, stories in
    var titles: [String] = []
    try stories.forEach { titles.append($0.lead.summary.title?.string ?? "") }
    return Array(titles.joined(separator: "\n").utf8)
  }

  func issue(_ name: String = "daily") async throws -> PendingIssue? {
    try await store.prepareIssue(of: name, format: "text", render: DigestTests.titles)
  }

  func store(_ feed: FeedID, _ names: [String]) async throws {
    try await store.poll(
      feed, names.map { .insert(draft($0, title: $0, text: "Text \($0)")) }, at: time.now)
  }

  func text(_ issue: PendingIssue?) -> String? {
    issue.map { String(decoding: $0.body, as: UTF8.self) }
  }

  @Test("each article is told once, newest first, then there is nothing")
  func once() async throws {
    let feed = try await store.addFeed("a")
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    #expect(try await issue() == nil)
    try await store(feed, ["one", "two"])
    let first = try #require(try await issue())
    #expect(text(first) == "two\none")
    #expect(first.storyCount == 2)
    try await store.markDelivered(first.id)
    #expect(try await issue() == nil)
    try await store(feed, ["three"])
    #expect(text(try await issue()) == "three")
    #expect(try await store.digest(named: "daily")?.lastIssueAt == time.now)
  }

  @Test("an issue that was not delivered is repeated, the same, whatever came since")
  func outbox() async throws {
    let feed = try await store.addFeed("a")
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    try await store(feed, ["one"])
    let first = try #require(try await issue())
    try await store(feed, ["two"])
    #expect(try await store.status().outboxCount == 1)
    let reopened = try Store(opening: .file(path: temporary.path), time: time)
    let second = try #require(
      try await reopened.prepareIssue(of: "daily", format: "html", render: DigestTests.titles))
    #expect(second.id == first.id)
    #expect(second.messageID == first.messageID)
    #expect(second.body == first.body)
    #expect(second.format == "text")
    #expect(second.isRepeat && !first.isRepeat)
    try await reopened.markDelivered(second.id)
    #expect(text(try await issue()) == "two")
  }

  @Test("what fails to render tells nothing and moves nothing")
  func failedRendering() async throws {
    let feed = try await store.addFeed("a")
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    try await store(feed, ["one"])
    await #expect(throws: StorageError.self) {
      try await store.prepareIssue(of: "daily", format: "text") { _, _ in throw Refusal() }
    }
    #expect(text(try await issue()) == "one")
  }

  @Test("a story is told once, however many feeds have it and whenever they bring it")
  func stories() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    let third = try await store.addFeed("c")
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    let page = "https://site.example/page"
    try await store.poll(first, [.insert(draft("1", url: page))], at: time.now)
    try await store.poll(second, [.insert(draft("2", text: "Short.", url: page))], at: time.now)
    let stories = try await store.stories(ArticleFilter(), limit: 9)
    #expect(stories.count == 1)
    #expect(stories.first?.lead.summary.guid == "1")
    #expect(stories.first?.alsoCoveredBy.map(\.guid) == ["2"])
    let issue = try #require(try await issue())
    #expect(issue.storyCount == 1)
    try await store.markDelivered(issue.id)
    try await store.poll(third, [.insert(draft("3", text: "Late.", url: page))], at: time.now)
    #expect(try await self.issue() == nil)
  }

  @Test("a digest of a folder tells what is in and below it; two digests do not disturb each other")
  func folders() async throws {
    let inside = try await store.addFeed("a", folder: "news/world")
    let outside = try await store.addFeed("b", folder: "newsletters")
    var settings = DigestSettings()
    settings.folders = ["news"]
    _ = try await store.define(digest: "news", settings: settings)
    _ = try await store.define(digest: "all", settings: DigestSettings())
    try await store(inside, ["in"])
    try await store(outside, ["out"])
    #expect(text(try await issue("news")) == "in")
    #expect(text(try await issue("all")) == "out\nin")
    #expect(try await store.digests().map(\.name) == ["all", "news"])
  }

  @Test(
    "tags and a condition choose, and what they leave out is not looked at again",
    arguments: [
      ("tag", "in"), ("title contains \"out\"", "out"), ("story-size > 3 or title = \"none\"", nil),
    ])
  func choosing(condition: String, told: String?) async throws {
    var subscription = Subscription(url: "https://feed.example/tagged")
    subscription.tags = ["tag"]
    let inside = try await store.add(subscription)
    let outside = try await store.addFeed("b")
    var settings = DigestSettings()
    if condition == "tag" {
      settings.tags = ["tag", "other"]
    } else {
      settings.condition = condition
    }
    let digest = try await store.define(digest: "some", settings: settings)
    #expect(digest.settings == settings)
    try await store(inside, ["in"])
    try await store(outside, ["out"])
    #expect(text(try await issue("some")) == told)
    #expect(try await store.digest(named: "some")?.cursor == ArticleID(rawValue: 2))
  }

  @Test("what a digest has told and what has changed since is told with the next issue, once")
  func corrections() async throws {
    let feed = try await store.addFeed("a")
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    try await store(feed, ["one"])
    let first = try #require(try await issue())
    try await store.markDelivered(first.id)
    let article = try #require(
      try await store.exportPage(ArticleFilter(), after: nil, limit: 1).first)
    try await store.poll(
      feed, [.revise(article.summary.id, draft("one", title: "one", text: "Another text"))],
      at: time.now)
    // Nothing new: corrections wait for what is.
    #expect(try await issue() == nil)
    for expected in [["Text one"], []] {
      try await store(feed, ["next \(expected.count)"])
      let issue = try await store.prepareIssue(of: "daily", format: "text") { _, stories in
        Array(stories.corrections.compactMap { $0.formerContent?.text?.string }.joined().utf8)
      }
      #expect(text(issue) == expected.joined())
      try await store.markDelivered(try #require(issue).id)
    }
  }

  @Test("settings of a first version are read as they were meant")
  func formerSettings() throws {
    let document = Data(#"{"folder":"News","tag":"x"}"#.utf8)
    let settings = try JSONDecoder().decode(DigestSettings.self, from: document)
    #expect(settings.folders == ["News"] && settings.tags == ["x"])
    #expect(settings.order == .rank && settings.delivery == nil)
  }

  @Test("an unknown digest names the nearest")
  func unknown() async throws {
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    await #expect(
      throws: StorageError.notFound(kind: "digest", name: "dialy", nearest: ["daily"])
    ) { try await issue("dialy") }
  }

  @Test("articles of a removed feed are gone from digest and search")
  func removal() async throws {
    let feed = try await store.addFeed("a")
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    try await store(feed, ["one"])
    _ = try await issue()
    try await store.remove([feed])
    #expect(try await store.search("one", filter: ArticleFilter(), limit: 9).isEmpty)
    #expect(try await store.status().articleCount == 0)
    #expect(try await store.feeds().isEmpty)
  }
}
