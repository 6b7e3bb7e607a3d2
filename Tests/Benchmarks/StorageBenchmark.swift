import Cleaning
import Deduplication
import Storage
import Vocabulary
import WebText

/// What storing, finding and telling articles costs.
struct StorageBenchmark {
  private static let feedCount = 800
  private static let articlesPerFeed = 25
  private static let wordsPerArticle = 400
  private let owner = LeaseOwner.thisProcess
  private let time = SystemTime()

  /// Stores articles in batches as polls do, asks for them as the next polls do, reads them.
  func run() async throws {
    try await ScratchDatabase.lend { try await measure($0) }
  }

  private func measure(_ path: String) async throws {
    let store = try Store(opening: .file(path: path), time: time)
    let feeds = try await subscribe(in: store)
    let articleCount = feeds.count * StorageBenchmark.articlesPerFeed
    let drafts = await Meter.measure("sketch", count: articleCount, of: "articles") {
      feeds.map { feed in
        (0..<StorageBenchmark.articlesPerFeed).map { draft(number: $0, of: feed) }
      }
    }
    try await Meter.measure("store", count: articleCount, of: "articles") {
      try await poll(feeds, in: store) { drafts[$0].map { .insert($0) } }
    }
    try await Meter.measure("known entries", count: feeds.count, of: "documents") {
      for (feed, drafts) in zip(feeds, drafts) {
        _ = try await store.knownEntries(of: feed, keys: drafts.flatMap(\.evidence.keys))
      }
    }
    try await Meter.measure("poll without news", count: feeds.count, of: "feeds") {
      try await poll(feeds, in: store) { _ in [] }
    }
    try await read(from: store, articleCount: articleCount)
    await store.close()
  }

  private func read(from store: Store, articleCount: Int) async throws {
    try await Meter.measure("search", count: 20, of: "queries") {
      for number in 0..<20 {
        _ = try await store.search("word\(number)", filter: ArticleFilter(), limit: 50)
      }
    }
    try await Meter.measure("export", count: articleCount, of: "articles") {
      var last: ArticleID?
      while let id = try await store.exportPage(ArticleFilter(), after: last, limit: 500)
        .last?.summary.id
      { last = id }
    }
    _ = try await store.define(digest: "all", settings: DigestSettings())
    try await Meter.measure("issue of a digest", count: 5_000, of: "stories") {
      _ = try await store.prepareIssue(of: "all", format: "text") { _, _ in [] }
    }
  }

  private func subscribe(in store: Store) async throws -> [FeedID] {
    let subscriptions = (0..<StorageBenchmark.feedCount).map {
      Subscription(url: "https://feed\($0).example/")
    }
    return try await store.add(subscriptions).compactMap { $0 }
  }

  private func poll(
    _ feeds: [FeedID], in store: Store, changes: (Int) -> [ArticleChange]
  ) async throws {
    _ = try await store.claimFeeds(
      .all, after: nil, limit: feeds.count, owner: owner, for: .seconds(600))
    for start in stride(from: 0, to: feeds.count, by: 32) {
      let batch = (start..<min(start + 32, feeds.count)).map { update(feeds[$0], changes($0)) }
      for receipt in await store.apply(batch) {
        if let failure = receipt.failure { throw failure }
      }
    }
  }

  private func update(_ feed: FeedID, _ changes: [ArticleChange]) -> FeedUpdate {
    let now = time.now
    let document = DocumentFacts(
      validators: Validators(entityTag: "\"1\"", lastModified: nil),
      bodyHash: StableHash(of: feed.description), title: nil, siteURL: nil, movedTo: nil)
    return FeedUpdate(
      feed: feed, owner: owner, status: changes.isEmpty ? .notModified : .ok, startedAt: now,
      milliseconds: 10, httpStatus: 200, byteCount: 65_000, failure: nil,
      document: changes.isEmpty ? nil : document, renewedValidators: nil, changes: changes,
      listed: [], nextFetchAt: now + .seconds(3_600), notBefore: nil, hostNotBefore: nil,
      failureCount: 0, history: [UInt8](repeating: 1, count: 64), why: "mean gap")
  }

  private func draft(number: Int, of feed: FeedID) -> ArticleDraft {
    let text = text(seed: UInt64(feed.rawValue) << 20 | UInt64(number))
    var article = CleanArticle()
    article.title = PlainText(verbatim: String(text.prefix(60)))
    article.text = PlainText(verbatim: text)
    article.content = SafeHTML(sanitized: "<p>\(text)</p>")
    var details = EntryDetails()
    details.authors = [Person(name: "Ada Lovelace")]
    details.tags = ["engines", "notes"]
    let url = "https://feed\(feed).example/\(number)"
    let evidence = EntryEvidence(
      guid: url, url: url, title: article.title?.string, published: nil,
      sourceHash: StableHash(of: text))
    return ArticleDraft(
      evidence: evidence, guid: url, url: url, canonicalURL: url, article: article, original: nil,
      publishedAt: nil, modifiedAt: nil, enclosures: [], details: details,
      sketch: Sketch(title: article.title, text: PlainText(verbatim: text)))
  }

  /// Invented words, the frequent ones more often, as in a language.
  private func text(seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var words: [String] = []
    words.reserveCapacity(StorageBenchmark.wordsPerArticle)
    for _ in 0..<StorageBenchmark.wordsPerArticle {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let uniform = Double(state >> 11) / Double(UInt64(1) << 53)
      words.append("word\(Int(uniform * uniform * uniform * 20_000))")
    }
    return words.joined(separator: " ")
  }
}
