import Cleaning
import Deduplication
import Storage
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite struct ArticleStoringTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  @Test("articles are stored with all that belongs to them")
  func wholeArticle() async throws {
    let feed = try await store.addFeed("a", folder: "news/world")
    var article = draft("1", title: "Über alles", text: "Wörter", author: "Ada")
    article.enclosures = [Enclosure(url: "https://feed.example/1.mp3", durationSeconds: 60)]
    article.article.removed = [RemovedBlock(kind: "promo-line", text: "READ MORE")]
    article.article.titleHTML = SafeHTML(sanitized: "<i>Über</i> alles")
    article.original = "<p>raw</p>"
    article.details.tags = ["x", "y"]
    article.publishedAt = time.now
    let receipt = try await store.poll(feed, [.insert(article)], at: time.now)
    #expect(receipt.newCount == 1)

    let id = try #require(
      try await store.articles(ArticleFilter(), before: nil, limit: 9).first?.id)
    let stored = try await store.article(id)
    #expect(stored.summary.title?.string == "Über alles")
    #expect(stored.summary.feedTitle == "The feed's own title")
    #expect(stored.summary.folder == "news/world")
    #expect(stored.summary.details == article.details)
    #expect(stored.summary.publishedAt == time.now)
    #expect(stored.summary.lineage == id)
    #expect(stored.content == article.article.content)
    #expect(stored.titleHTML == article.article.titleHTML)
    #expect(stored.enclosures == article.enclosures)
    #expect(stored.removed == article.article.removed)
    #expect(stored.original == "<p>raw</p>")
  }

  @Test("an entry that another poller stored meanwhile is not stored again")
  func recheckOnInsert() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(draft("1"))], at: time.now)
    let receipt = try await store.poll(feed, [.insert(draft("1"))], at: time.now)
    #expect(receipt.newCount + receipt.duplicateCount + receipt.updatedCount == 0)
    #expect(try await store.status().articleCount == 1)
  }

  @Test("entries that share a GUID are all stored, and once")
  func repeatedGUID() async throws {
    let feed = try await store.addFeed("a")
    let changes: [ArticleChange] = (0..<5).map {
      .insert(draft("same", title: "Headline \($0)", text: "Text \($0)"))
    }
    #expect(try await store.poll(feed, changes, at: time.now).newCount == 5)
    #expect(try await store.poll(feed, changes, at: time.now).newCount == 0)
    #expect(try await store.status().articleCount == 5)
  }

  @Test("a visible change is an update that keeps the earlier text; the search follows")
  func revision() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(draft("1", text: "The former wording."))], at: time.now)
    let id = try #require(
      try await store.articles(ArticleFilter(), before: nil, limit: 1).first?.id)
    let revised = draft("1", text: "The present wording.")
    let receipt = try await store.poll(feed, [.revise(id, revised)], at: time.now)
    #expect(receipt.updatedCount == 1)
    #expect(receipt.newCount == 0)
    let stored = try await store.article(id)
    #expect(stored.text?.string == "The present wording.")
    #expect(stored.summary.version == 2)
    #expect(try await store.search("former", filter: ArticleFilter(), limit: 9).isEmpty)
    #expect(try await store.search("present", filter: ArticleFilter(), limit: 9).count == 1)
  }

  @Test("a change of markup, date or tags alone is stored and is no update")
  func invisibleRevision() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(draft("1"))], at: time.now)
    let id = try #require(
      try await store.articles(ArticleFilter(), before: nil, limit: 1).first?.id)
    var revised = draft("1", source: "another")
    revised.article.content = SafeHTML(sanitized: "<p><b>A text</b> of some words.</p>")
    revised.details.tags = ["new"]
    let receipt = try await store.poll(feed, [.revise(id, revised)], at: time.now)
    #expect(receipt.updatedCount == 0)
    let stored = try await store.article(id)
    #expect(stored.content == revised.article.content)
    #expect(stored.summary.details.tags == ["new"])
    #expect(stored.summary.version == 1)
    let known = try await store.knownEntries(of: feed, keys: revised.evidence.keys)
    #expect(known.entries.first?.sourceHash == StableHash(of: "another"))
  }

  @Test("the entries of a document are found by any of their keys, in their feed alone")
  func knownEntries() async throws {
    let feed = try await store.addFeed("a")
    let other = try await store.addFeed("b")
    let stored = (0..<20).map { draft("\($0)", title: "Title \($0)", text: "Text \($0)") }
    try await store.poll(feed, stored.map { .insert($0) }, at: time.now)
    try await store.poll(other, [.insert(draft("0"))], at: time.now)
    for key in stored[7].evidence.keys {
      let known = try await store.knownEntries(of: feed, keys: [key])
      #expect(known.entries.map(\.sourceHash) == [stored[7].evidence.sourceHash])
      #expect(known.entries.first?.keys == stored[7].evidence.keys)
    }
    let all = try await store.knownEntries(of: feed, keys: stored.flatMap(\.evidence.keys))
    #expect(all.entries.count == 20)
    let unknown = EntryKey(kind: .guid, hash: StableHash(of: "unknown"))
    #expect(try await store.knownEntries(of: feed, keys: [unknown]).entries.isEmpty)
    #expect(try await store.knownEntries(of: feed, keys: []).entries.isEmpty)
  }

  @Test("a GUID that a thousand articles share costs no more than 64 of them")
  func boundedProbe() async throws {
    let feed = try await store.addFeed("a")
    let stored = (0..<1_000).map { draft("same", title: "Title \($0)", text: "Text \($0)") }
    try await store.poll(feed, stored.map { .insert($0) }, at: time.now)
    let known = try await store.knownEntries(of: feed, keys: stored[3].evidence.keys)
    #expect(known.entries.count == 65)
    #expect(known.entries.contains { $0.sourceHash == stored[3].evidence.sourceHash })
  }

  @Test("one page in two feeds of a site is one lineage, told by its address and title")
  func samePage() async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    let address = "https://site.example/page"
    try await store.poll(first, [.insert(draft("1", url: address))], at: time.now)
    let receipt = try await store.poll(
      second, [.insert(draft("2", text: "Short.", url: address))], at: time.now)
    #expect(receipt.duplicateCount == 1)
    #expect(receipt.newCount == 0)
    let articles = try await store.articles(ArticleFilter(), before: nil, limit: 9)
    #expect(Set(articles.map(\.lineage)).count == 1)
    #expect(articles.count == 2)
  }
}
