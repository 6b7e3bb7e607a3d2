import Glibc
import Storage
import Vocabulary

/// How long a search takes in a store of many articles while polls write.
struct SearchBenchmark {
  /// How many articles are stored.
  let articleCount: Int
  private static let feedCount = 1_000
  private static let wordsPerArticle = 200
  private static let repetitions = 25

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
    let sample = try await SampleStore(
      at: path, feedCount: SearchBenchmark.feedCount,
      wordsPerArticle: SearchBenchmark.wordsPerArticle, isPlaced: false)
    try await Meter.measure("store", count: articleCount, of: "articles") {
      _ = try await sample.fill(0..<articleCount)
    }
    let polling = Task {
      var next = articleCount
      while !Task.isCancelled {
        try await sample.fill(next..<next + 256)
        next += 256
      }
      return next - articleCount
    }
    for query in SearchBenchmark.queries { try await measure(query, in: sample.store) }
    polling.cancel()
    Meter.report("stored meanwhile: \(try await polling.value) articles")
    await sample.store.close()
  }

  private func measure(_ query: String, in store: Store) async throws {
    var times: [Double] = []
    var count = 0
    for _ in 0..<SearchBenchmark.repetitions {
      let before = Meter.seconds(CLOCK_MONOTONIC)
      count = try await store.search(query, filter: ArticleFilter(), limit: 50).count
      times.append((Meter.seconds(CLOCK_MONOTONIC) - before) * 1_000)
    }
    times.sort()
    Meter.report(
      "\(query): \(count) found, median \(rounded(times[times.count / 2])) ms, "
        + "longest \(rounded(times.last ?? 0)) ms")
  }

  private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
