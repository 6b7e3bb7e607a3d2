import Cleaning
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct RuleTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  private func rule(
    _ expression: String, _ actions: [RuleAction], _ scope: RuleScope = .everything,
    name: String? = nil
  ) async throws -> RuleID {
    try await store.addRule(name: name, scope, try Filter(parsing: expression), actions)
  }

  private func publish(_ feed: FeedID, _ titles: [String]) async throws -> UpdateReceipt {
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    let changes = titles.map { ArticleChange.insert(draft($0, title: $0, author: "Jane Roe")) }
    let receipts = await store.apply([update(feed, changes, startedAt: time.now)])
    return try #require(receipts.first)
  }

  private func articles(hidden: Bool = false) async throws -> [ArticleSummary] {
    var filter = ArticleFilter()
    filter.includesHidden = hidden
    return try await store.articles(filter, before: nil, limit: 100)
  }

  @Test("a dropped article is known, shown nowhere, and does not come back")
  func drop() async throws {
    let feed = try await store.addFeed("a")
    let id = try await rule("title contains ad", [.drop, .star], name: "No ads")
    let receipt = try await publish(feed, ["An ad", "News"])
    #expect(receipt.newCount == 1)
    #expect(try await articles().map(\.title?.string) == ["News"])
    #expect(try await publish(feed, ["An ad"]).newCount == 0)
    let hidden = try await articles(hidden: true)
    #expect(hidden.count == 2)
    let dropped = try #require(hidden.last)
    #expect(dropped.hiddenAt == time.now)
    let matches = try await store.ruleMatches(of: dropped.id)
    #expect(matches.map(\.rule) == [id])
    #expect(matches.first?.name == "No ads")
    #expect(try await store.status().unreadCount == 1)
    #expect(try await store.feed(feed).unreadCount == 1)
    #expect(try await store.stories(ArticleFilter(), limit: 9).count == 1)
    #expect(try await store.search("ad", filter: ArticleFilter(), limit: 9).isEmpty)
  }

  @Test("rules mark, star, tag and score, in order, and a later one sees the tags of an earlier")
  func actions() async throws {
    let feed = try await store.addFeed("a")
    _ = try await rule("title contains rail", [.tag("trains"), .score(5)])
    _ = try await rule("tag = trains and author = \"jane roe\"", [.read, .star, .score(-2)])
    _ = try await publish(feed, ["Rail news", "Other news"])
    let all = try await articles()
    let rail = try #require(all.last)
    #expect(rail.tags == ["trains"])
    #expect(rail.score == 3)
    #expect(rail.readAt == time.now && rail.starredAt == time.now)
    #expect(all.first?.score == 0 && all.first?.tags == [])
    var filter = ArticleFilter()
    filter.tag = "trains"
    #expect(try await store.articles(filter, before: nil, limit: 9).map(\.id) == [rail.id])
  }

  @Test("a rule holds for its feed or folder and nothing else")
  func scopes() async throws {
    let news = try await store.addFeed("news", folder: "News/Local")
    let other = try await store.addFeed("other", folder: "Newspapers")
    _ = try await rule("title contains x", [.tag("folder")], .folder("News"))
    _ = try await rule("title contains x", [.tag("feed")], .feed(other))
    _ = try await publish(news, ["x of news"])
    _ = try await publish(other, ["x of other"])
    #expect(try await articles().map(\.tags) == [["feed"], ["folder"]])
    try await store.remove([other])
    #expect(try await store.rules().count == 1)
  }

  @Test("the size of a story counts the article itself, after it was placed")
  func storySize() async throws {
    let text = """
      The night train from the harbour came back after eleven years on Monday evening, and the \
      station master said that four hundred people had bought tickets for the first journey north.
      """
    var articles: [FeedID] = []
    for name in ["a", "b"] { articles.append(try await store.addFeed(name)) }
    _ = try await rule("story-size >= 2", [.score(7)])
    for (number, feed) in articles.enumerated() {
      _ = try await store.claimFeeds(
        .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
      let article = draft("g\(number)", title: "Night train", text: text, sketched: true)
      _ = await store.apply([update(feed, [.insert(article)], startedAt: time.now)])
    }
    #expect(try await self.articles().map(\.score) == [7, 0])
  }

  @Test("trying a filter changes nothing and tells what it holds for, page by page")
  func trial() async throws {
    let feed = try await store.addFeed("a")
    _ = try await publish(feed, (0..<9).map { "Article \($0)" })
    let filter = try Filter(parsing: "title matches \"[02468]$\"")
    var (found, examined) = ([String](), 0)
    var last: ArticleID?
    repeat {
      let page = try await store.tryFilter(
        filter, on: RuleScope.everything.articles, before: last, limit: 4)
      found += page.articles.compactMap(\.title?.string)
      examined += page.examinedCount
      last = page.last
    } while last != nil
    #expect(examined == 9)
    #expect(found == [8, 6, 4, 2, 0].map { "Article \($0)" })
    #expect(try await articles().allSatisfy { $0.hiddenAt == nil && $0.tags.isEmpty })
  }

  @Test("actions are written as they are read", arguments: ["drop", "read", "star", "tag:a b"])
  func words(text: String) {
    #expect(RuleAction(text)?.description == text)
    #expect(RuleAction("score:5") == .score(5))
    #expect(RuleAction("score:+5")?.description == "score:+5")
    for wrong in ["", "tag", "tag:", "score:x", "score:99999", "delete", "drop:x"] {
      #expect(RuleAction(wrong) == nil, "\(wrong)")
    }
  }
}
