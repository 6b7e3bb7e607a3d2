import Cleaning
import Foundation
import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import Storage

@Suite struct PageTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  func addFullTextFeed(_ name: String) async throws -> FeedID {
    var subscription = Subscription(url: "https://feed.example/\(name)")
    subscription.wantsFullText = true
    return try await store.add(subscription)
  }

  /// An entry of a feed that gives beginnings.
  func teaser(_ guid: String, url: String?, text: String = "A text of some words.") -> ArticleDraft
  {
    var draft = draft(guid, title: "Title \(guid)", text: text, url: url, sketched: true)
    draft.wantsPage = true
    return draft
  }

  /// What a page gave.
  func page(_ text: String, author: String? = nil) -> PageText {
    var article = CleanArticle()
    article.text = PlainText(verbatim: text)
    article.content = SafeHTML(sanitized: "<p>\(text)</p>")
    var page = PageText(article: article)
    if let author { page.details.authors = [Person(name: author)] }
    return page
  }

  func claim(limit: Int = 100, perHost: Int = .max, perFeed: Int = .max, taken: [FeedID: Int] = [:])
    async throws -> [DuePage]
  {
    try await store.claimPages(
      limit: limit, perHost: perHost, perFeed: perFeed, taken: taken, owner: thisProcess,
      for: .seconds(600))
  }

  @discardableResult
  func finish(_ target: PageTarget, _ result: PageResult) async throws -> Bool {
    let update = PageUpdate(
      article: target.article, owner: thisProcess, askedAt: time.now, result: result)
    return try await store.apply([update]) == [true]
  }

  /// The only page that is due, claimed.
  func claimOne() async throws -> PageTarget {
    let pages = try await claim()
    return try #require(pages.first?.targets.first)
  }

  @Test("a page is wanted for what is new in a feed of beginnings and has an address on the web")
  func wanted() async throws {
    let feed = try await addFullTextFeed("a")
    var plain = teaser("4", url: "https://site.example/4")
    plain.wantsPage = false
    let receipt = try await store.poll(
      feed,
      [
        .insert(teaser("1", url: "https://site.example/1")), .insert(teaser("2", url: nil)),
        .insert(teaser("3", url: "mailto:a@b.example")), .insert(plain),
      ], at: time.now)
    #expect(receipt.pageCount == 1)
    #expect(try await claim().map(\.url) == ["https://site.example/1"])
  }

  @Test("the newest come first, each to one process, so many of a host and of a feed")
  func claiming() async throws {
    let feed = try await addFullTextFeed("a")
    let other = try await addFullTextFeed("b")
    try await store.poll(
      feed, (1...6).map { .insert(teaser("\($0)", url: "https://site.example/\($0)")) },
      at: time.now)
    try await store.poll(
      other, (7...9).map { .insert(teaser("\($0)", url: "https://other.example/\($0)")) },
      at: time.now)
    func numbers(_ pages: [DuePage]) -> [String] {
      pages.map { String($0.url.split(separator: "/").last ?? "") }
    }
    #expect(numbers(try await claim(limit: 4)) == ["9", "8", "7", "6"])
    // One of the host's is held already.
    #expect(numbers(try await claim(perHost: 3)) == ["5", "4"])
    #expect(numbers(try await claim(perFeed: 3, taken: [feed: 3])) == [])
    #expect(numbers(try await claim(perFeed: 4, taken: [feed: 3])) == ["3"])
    #expect(numbers(try await claim()) == ["2", "1"])
    try await store.release(thisProcess)
    #expect(numbers(try await claim()).count == 9)
    time.advance(by: .seconds(601))
    #expect(try await claim().count == 9)
  }

  @Test("a feed that gives whole texts by now asks for no page")
  func unsubscribedFromFullText() async throws {
    let feed = try await addFullTextFeed("a")
    try await store.poll(
      feed, [.insert(teaser("1", url: "https://site.example/1"))], at: time.now)
    var subscription = try await store.feeds()[0].subscription
    subscription.wantsFullText = false
    try await store.edit(feed, to: subscription)
    #expect(try await claim().isEmpty)
  }

  @Test("the page's text takes the place of the feed's, which is kept; nothing else changes")
  func storing() async throws {
    let feed = try await addFullTextFeed("a")
    try await store.poll(
      feed, [.insert(teaser("1", url: "https://site.example/1"))], at: time.now)
    let target = try await claimOne()
    #expect(target.html == "<p>A text of some words.</p>")
    let before = try await store.article(target.article)
    #expect(try await finish(target, .replaced(page("All of the zebras.", author: "Ann"))))
    let after = try await store.article(target.article)
    #expect(after.text?.string == "All of the zebras.")
    #expect(after.original == before.content?.string)
    #expect(after.summary.version == 1)
    #expect(after.summary.title == before.summary.title)
    #expect(after.summary.details.authors.map(\.name) == ["Ann"])
    for (query, count) in [("zebras", 1), ("ann", 1), ("words", 0)] {
      #expect(try await store.search(query, filter: ArticleFilter(), limit: 9).count == count)
    }
    let page = try #require(try await store.page(of: target.article))
    #expect(page.state == .stored)
    #expect(page.wordCount == 4)
    #expect(try await claim().isEmpty)
    #expect(try await !finish(target, .replaced(self.page("Once more."))))
  }

  @Test("what fails is asked for again later, and in the end no more")
  func failing() async throws {
    let feed = try await addFullTextFeed("a")
    try await store.poll(
      feed, [.insert(teaser("1", url: "https://site.example/1"))], at: time.now)
    let failure = FeedFailure(.timeout, "It took too long.")
    let target = try await claimOne()
    let later = time.now + .seconds(300)
    try await finish(target, .failed(failure, retryAt: later))
    #expect(try await store.page(of: target.article)?.state == .awaited(due: later, failure))
    #expect(try await claim().isEmpty)
    #expect(try await store.nextDuePage() == later)
    time.advance(by: .seconds(300))
    let again = try await claimOne()
    #expect(again.attempts == 1)
    try await finish(again, .failed(failure, retryAt: nil))
    let page = try #require(try await store.page(of: target.article))
    #expect(page.state == .failed(failure))
    #expect(page.attempts == 2)
    #expect(try await store.nextDuePage() == nil)
    #expect(try await store.article(target.article).text?.string == "A text of some words.")
  }

  @Test("a page that is put off costs no attempt; one that is worth nothing is told of")
  func keeping() async throws {
    let feed = try await addFullTextFeed("a")
    try await store.poll(
      feed, [.insert(teaser("1", url: "https://site.example/1"))], at: time.now)
    let target = try await claimOne()
    try await finish(target, .postponed(until: time.now + .seconds(60)))
    #expect(try await claim().isEmpty)
    time.advance(by: .seconds(60))
    let again = try await claimOne()
    #expect(again.attempts == 0)
    try await finish(again, .kept(.paywall, wordCount: 3))
    let page = try #require(try await store.page(of: target.article))
    #expect(page.state == .kept(.paywall))
    #expect(page.wordCount == 3)
  }

  @Test("two feeds with one page ask for it once, and a third one that comes later not at all")
  func shared() async throws {
    let url = "https://site.example/1"
    for name in ["a", "b"] {
      let feed = try await addFullTextFeed(name)
      try await store.poll(feed, [.insert(teaser(name, url: url))], at: time.now)
    }
    let pages = try await claim(limit: 1)
    #expect(pages.count == 1)
    let targets = try #require(pages.first?.targets)
    #expect(targets.count == 2)
    #expect(pages.first?.known == nil)
    for target in targets { try await finish(target, .replaced(page("All of it."))) }
    let third = try await addFullTextFeed("c")
    try await store.poll(third, [.insert(teaser("c", url: url))], at: time.now)
    #expect(try await claim().first?.known?.content.string == "<p>All of it.</p>")
  }

  @Test("an entry whose text stays keeps its page's text; one that changes has it asked for again")
  func revising() async throws {
    let feed = try await addFullTextFeed("a")
    let entry = teaser("1", url: "https://site.example/1")
    try await store.poll(feed, [.insert(entry)], at: time.now)
    let target = try await claimOne()
    try await finish(target, .replaced(page("All of the zebras.")))

    var renamed = entry
    renamed.article.title = PlainText(verbatim: "Another headline")
    let receipt = try await store.poll(feed, [.revise(target.article, renamed)], at: time.now)
    #expect(receipt.updatedCount == 1)
    var article = try await store.article(target.article)
    #expect(article.summary.title?.string == "Another headline")
    #expect(article.text?.string == "All of the zebras.")
    #expect(article.summary.version == 2)
    #expect(try await claim().isEmpty)

    let changed = teaser("1", url: "https://site.example/1", text: "A text of other words.")
    try await store.poll(feed, [.revise(target.article, changed)], at: time.now)
    article = try await store.article(target.article)
    #expect(article.text?.string == "All of the zebras.")
    #expect(article.original == "<p>A text of other words.</p>")
    #expect(try await claim().isEmpty)
    time.advance(by: Limits.pageInterval)
    let again = try await claimOne()
    try await finish(again, .replaced(page("All of the zebras and a lion.")))
    article = try await store.article(target.article)
    #expect(article.text?.string == "All of the zebras and a lion.")
    #expect(article.original == "<p>A text of other words.</p>")
    #expect(article.summary.version == 4)
    #expect(try await store.search("lion", filter: ArticleFilter(), limit: 9).count == 1)
  }

  @Test("a text that is cleaned again is the page's; the feed's own stays the original")
  func cleanedAgain() async throws {
    let feed = try await addFullTextFeed("a")
    try await store.poll(
      feed, [.insert(teaser("1", url: "https://site.example/1"))], at: time.now)
    let target = try await claimOne()
    try await finish(target, .replaced(page("All of the zebras. Buy a hat.")))
    let body = try await store.body(of: target.article)
    #expect(body.source?.html == "<p>All of the zebras. Buy a hat.</p>")
    var cleaned = page("All of the zebras.").article
    cleaned.removed = [RemovedBlock(kind: "recurring", text: "Buy a hat.")]
    _ = try await store.finish(
      CleaningTask(feed: feed, last: target.article, bodies: [body], ledger: BlockLedger()),
      with: [CleanedBody(body: body, cleaned: cleaned, sketch: nil)])
    let article = try await store.article(target.article)
    #expect(article.text?.string == "All of the zebras.")
    #expect(article.original == "<p>A text of some words.</p>")
    let again = try await store.body(of: target.article)
    #expect(again.source?.html == "<p>All of the zebras. Buy a hat.</p>")
  }

  @Test("a digest stops before the first article whose page is awaited, for an hour at the most")
  func digests() async throws {
    let feed = try await addFullTextFeed("a")
    let plain = try await store.addFeed("plain")
    _ = try await store.define(digest: "all", settings: DigestSettings())
    var others = DigestSettings()
    others.feeds = [plain]
    _ = try await store.define(digest: "others", settings: others)
    func tell(_ name: String) async throws -> [String] {
      let issue = try await store.prepareIssue(of: name, format: "text") { _, stories in
        var titles: [String] = []
        try stories.forEach { titles.append($0.lead.summary.title?.string ?? "") }
        return Array(titles.sorted().joined(separator: "|").utf8)
      }
      guard let issue else { return [] }
      try await store.markDelivered(issue.id)
      return String(decoding: issue.body, as: UTF8.self).split(separator: "|").map(String.init)
    }
    let texts = ["Early birds sing.", "Late frost bites.", "A third thing happened.", "And more."]
    try await store.poll(
      plain, [.insert(draft("early", title: "Early", text: texts[0]))], at: time.now)
    try await store.poll(
      feed,
      [
        .insert(teaser("1", url: "https://site.example/1", text: texts[1])),
        .insert(teaser("2", url: "https://site.example/2", text: texts[2])),
      ], at: time.now)
    try await store.poll(
      plain, [.insert(draft("late", title: "Late", text: texts[3]))], at: time.now)
    #expect(try await tell("all") == ["Early"])
    #expect(try await tell("others") == ["Early", "Late"])
    #expect(try await tell("all") == [])

    let pages = try await claim()
    let first = try #require(pages.first { $0.url.hasSuffix("1") }?.targets.first)
    let second = try #require(pages.first { $0.url.hasSuffix("2") }?.targets.first)
    try await finish(first, .failed(FeedFailure(.http, "It is not there."), retryAt: nil))
    #expect(try await tell("all") == ["Title 1"])
    try await finish(
      second, .failed(FeedFailure(.timeout, "Too slow."), retryAt: time.now + .seconds(300)))
    #expect(try await tell("all") == [])
    time.advance(by: .seconds(3_601))
    #expect(try await tell("all") == ["Late", "Title 2"])
    var tally = PageTally()
    (tally.failed, tally.awaited) = (1, 1)
    #expect(try await store.pageTally(of: feed) == tally)
    #expect(try await store.status().pages == tally)
  }
}

@Suite struct MeasureTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  /// Whether a rule would find the article.
  func finds(_ condition: String, _ article: ArticleSummary) throws -> Bool {
    try Filter(parsing: condition).holds(
      for: FilterSubject(article, text: nil, storySize: nil, now: time.now))
  }

  @Test("length and language are kept with the article, so that lists and filters need no text")
  func kept() async throws {
    let feed = try await store.addFeed("a")
    var long = draft("1", text: String(repeating: "word ", count: 700) + "end")
    long.language = "cs"
    try await store.poll(
      feed, [.insert(long), .insert(draft("2", title: "Short"))], at: time.now)
    let articles = try await store.articles(ArticleFilter(), before: nil, limit: 9)
    #expect(articles.map(\.measures?.wordCount) == [5, 701])
    #expect(articles.map(\.measures?.readingMinutes) == [nil, 3])
    #expect(articles.map(\.language) == [nil, "cs"])
    #expect(try finds("language = cs and word-count > 700", articles[1]))
    #expect(try finds("word-count < 10", articles[0]))
  }

  @Test("a text that changes is measured anew; an old one that never was, when it is read")
  func measuredAnew() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(draft("1"))], at: time.now)
    let id = try await store.articles(ArticleFilter(), before: nil, limit: 1)[0].id
    try await store.poll(
      feed, [.revise(id, draft("1", text: "A text of some more words."))], at: time.now)
    #expect(try await store.article(id).summary.measures?.wordCount == 6)
    try await store.pool.write { db in
      try db.execute(sql: "UPDATE articleContent SET wordCount = NULL")
    }
    #expect(try await store.articles(ArticleFilter(), before: nil, limit: 1)[0].measures == nil)
    #expect(try await store.article(id).summary.measures?.wordCount == 6)
  }
}
