import Glibc
import Storage
import Vocabulary

/// How long a search takes in a store of many articles while polls write.
struct SearchBenchmark {
  /// How many articles are stored.
  let articleCount: Int
  private static let feedCount = 1_000
  private static let articlesPerPoll = 8
  private static let pollsPerBatch = 32
  private static let repetitions = 25
  private let time = SystemTime()
  private let polls = SamplePolls(wordsPerArticle: 200)

  /// Words of every frequency: nearly all articles have the first, few the last.
  private static let queries = [
    "word0", "word7", "word300", "word5000", "word0 word1", "\"word0 word1\"", "word12 -word0",
    "title:word0", "author:lovelace word3", "word1999*", "word5000 after:2020-01-01",
    "word0 is:unread", "feed:feed7 word0", "气",
  ]

  func run() async throws {
    try await ScratchDatabase.lend { try await measure($0) }
  }

  private func measure(_ path: String) async throws {
    let store = try Store(opening: .file(path: path), time: time)
    let feeds = try await polls.subscribe(SearchBenchmark.feedCount, in: store)
    try await Meter.measure("store", count: articleCount, of: "articles") {
      try await fill(0..<articleCount, feeds, in: store)
    }
    let polling = Task {
      var next = articleCount
      while !Task.isCancelled {
        try await fill(next..<next + 256, feeds, in: store)
        next += 256
      }
    }
    for query in SearchBenchmark.queries {
      var times: [Double] = []
      var count = 0
      for _ in 0..<SearchBenchmark.repetitions {
        let before = seconds
        count = try await store.search(query, filter: ArticleFilter(), limit: 50).count
        times.append((seconds - before) * 1_000)
      }
      times.sort()
      print(
        "\(query): \(count) found, median \(rounded(times[times.count / 2])) ms, "
          + "longest \(rounded(times.last ?? 0)) ms")
    }
    polling.cancel()
    try await polling.value
    await store.close()
  }

  private func fill(_ numbers: Range<Int>, _ feeds: [FeedID], in store: Store) async throws {
    let perBatch = SearchBenchmark.articlesPerPoll * SearchBenchmark.pollsPerBatch
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: perBatch) {
      let first = start / SearchBenchmark.articlesPerPoll
      let batch = (0..<SearchBenchmark.pollsPerBatch).map { poll in
        let feed = feeds[(first + poll) % feeds.count]
        let changes = (0..<SearchBenchmark.articlesPerPoll).map { article in
          change(start + poll * SearchBenchmark.articlesPerPoll + article, of: feed)
        }
        return polls.update(feed, changes, at: time.now)
      }
      _ = try await store.claimFeeds(
        .named(batch.map(\.feed)), after: nil, limit: batch.count, owner: polls.owner,
        for: .seconds(600))
      try await polls.apply(batch, to: store)
    }
  }

  /// Without the work of placing, which is not what is measured.
  private func change(_ number: Int, of feed: FeedID) -> ArticleChange {
    var draft = polls.draft(UInt64(number), of: feed)
    draft.sketch = nil
    draft.story = nil
    return .insert(draft)
  }

  private var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
