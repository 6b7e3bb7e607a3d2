import Storage
import TestSupport
import Testing
import Vocabulary

@Suite("Storing imports")
struct ImportStoringTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  @Test("an imported article is no news for a digest, and no rule acts on it")
  func digest() async throws {
    let feed = try await store.addFeed("a")
    _ = try await store.define(digest: "daily", settings: DigestSettings())
    var old = ArticleImport(feed: feed, draft: draft("1", title: "Old"))
    old.seenAt = time.now + .seconds(-86_400 * 400)
    let outcomes = try await store.importArticles([old], dryRun: false)
    #expect(outcomes == [.added])
    let issue = try await store.prepareIssue(of: "daily", format: "text") { _, _ in [] }
    #expect(issue == nil)
    let article = try #require(
      try await store.articles(ArticleFilter(), before: nil, limit: 1).first)
    #expect(article.firstSeenAt == old.seenAt)
    #expect(try await store.search("old", filter: ArticleFilter(), limit: 1).count == 1)
  }

  @Test("a dry run keeps nothing")
  func dryRun() async throws {
    let feed = try await store.addFeed("a")
    let articles = [ArticleImport(feed: feed, draft: draft("1"))]
    #expect(try await store.importArticles(articles, dryRun: true) == [.added])
    #expect(try await store.articles(ArticleFilter(), before: nil, limit: 1).isEmpty)
    #expect(try await store.importArticles(articles, dryRun: false) == [.added])
    #expect(try await store.importArticles(articles, dryRun: true) == [.known])
  }

  @Test("nothing comes between a poll and what it knows")
  func polled() async throws {
    let feed = try await store.addFeed("a")
    let articles = [ArticleImport(feed: feed, draft: draft("1"))]
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    #expect(try await store.importArticles(articles, dryRun: false) == nil)
    try await store.release(thisProcess)
    #expect(try await store.importArticles(articles, dryRun: false) == [.added])
  }
}
