import Foundation
import Glibc
import Storage
import Vocabulary

/// What it costs to store and place an article when many are stored already.
///
/// The worst case: all of them come within the days that are looked back on, and every fourth is a
/// retelling of one that came shortly before.
struct PlacementBenchmark {
  /// How many articles are stored in all.
  let articleCount: Int
  private static let feedCount = 2_000
  private static let articlesPerPoll = 8
  private static let pollsPerBatch = 32
  /// Over how many articles the cost is taken.
  private static let sampleCount = 5_000
  private let time = SystemTime()
  private let polls = SamplePolls(wordsPerArticle: 200)

  func run() async throws {
    try await ScratchDatabase.lend { try await measure($0) }
  }

  private func measure(_ path: String) async throws {
    let store = try Store(opening: .file(path: path), time: time)
    let feeds = try await polls.subscribe(PlacementBenchmark.feedCount, in: store)
    // The very first ones find an empty store; the cost that counts begins with the 5,000th.
    _ = try await place(0..<PlacementBenchmark.sampleCount, feeds, in: store)
    var baseline: Double?
    for start in stride(
      from: PlacementBenchmark.sampleCount, to: articleCount, by: PlacementBenchmark.sampleCount)
    {
      let end = start + PlacementBenchmark.sampleCount
      let cost = try await place(start..<end, feeds, in: store)
      let ratio = (cost / (baseline ?? cost) * 100).rounded() / 100
      baseline = baseline ?? cost
      print("article \(end): \(Int(cost * 1e6)) µs of CPU, \(ratio) times that of the first")
    }
    await store.close()
  }

  /// Stores articles in batches, as polls do; the CPU seconds that one takes.
  private func place(
    _ numbers: Range<Int>, _ feeds: [FeedID], in store: Store
  ) async throws -> Double {
    let perBatch = PlacementBenchmark.articlesPerPoll * PlacementBenchmark.pollsPerBatch
    var spent = 0.0
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: perBatch) {
      let now = time.now
      let polled = start / PlacementBenchmark.articlesPerPoll
      let batch = (0..<PlacementBenchmark.pollsPerBatch).map { poll in
        let feed = feeds[(polled + poll) % feeds.count]
        let changes = (0..<PlacementBenchmark.articlesPerPoll).map { article in
          change(start + poll * PlacementBenchmark.articlesPerPoll + article, of: feed)
        }
        return polls.update(feed, changes, at: now)
      }
      _ = try await store.claimFeeds(
        .named(batch.map(\.feed)), after: nil, limit: batch.count, owner: polls.owner,
        for: .seconds(600))
      let before = clock(CLOCK_PROCESS_CPUTIME_ID)
      try await polls.apply(batch, to: store)
      spent += clock(CLOCK_PROCESS_CPUTIME_ID) - before
    }
    return spent / Double(numbers.count)
  }

  private func change(_ number: Int, of feed: FeedID) -> ArticleChange {
    let retold = number % 4 == 3 && number > 1_000 ? number - 1_000 + number % 700 : nil
    return .insert(
      polls.draft(UInt64(number), of: feed, retelling: retold.map(UInt64.init(_:))))
  }

  private func clock(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
