import Deduplication
import Storage
import Vocabulary

/// What storing, finding and telling articles costs.
struct StorageBenchmark {
  private static let feedCount = 800
  private static let articlesPerFeed = 25
  private let polls = SamplePolls(wordsPerArticle: 400)
  private let time = SystemTime()

  /// Stores articles in batches as polls do, asks for them as the next polls do, reads them.
  func run() async throws {
    try await ScratchDatabase.lend { try await measure($0) }
  }

  private func measure(_ path: String) async throws {
    let store = try Store(opening: .file(path: path), time: time)
    let feeds = try await polls.subscribe(StorageBenchmark.feedCount, in: store)
    let articleCount = feeds.count * StorageBenchmark.articlesPerFeed
    let drafts = await Meter.measure("sketch", count: articleCount, of: "articles") {
      feeds.map { feed in
        (0..<StorageBenchmark.articlesPerFeed).map {
          polls.draft(UInt64(feed.rawValue) << 20 | UInt64($0), of: feed)
        }
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

  private func poll(
    _ feeds: [FeedID], in store: Store, changes: (Int) -> [ArticleChange]
  ) async throws {
    _ = try await store.claimFeeds(
      .all, after: nil, limit: feeds.count, owner: polls.owner, for: .seconds(600))
    for start in stride(from: 0, to: feeds.count, by: 32) {
      let batch = (start..<min(start + 32, feeds.count)).map {
        polls.update(feeds[$0], changes($0), at: time.now)
      }
      try await polls.apply(batch, to: store)
    }
  }
}
