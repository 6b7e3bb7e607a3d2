import Glibc
import Storage
import Vocabulary

/// A store that polls fill with sample articles.
struct SampleStore {
  let store: Store
  let polls: SamplePolls
  /// Whether articles are placed into lineages and stories; every fourth retells another one then.
  let isPlaced: Bool
  private let feeds: [FeedID]
  private let time = SystemTime()
  private static let articlesPerPoll = 8
  private static let pollsPerBatch = 32

  /// A new store at a path.
  init(at path: String, feedCount: Int, wordsPerArticle: Int, isPlaced: Bool) async throws {
    store = try Store(opening: .file(path: path), time: time)
    polls = SamplePolls(wordsPerArticle: wordsPerArticle)
    feeds = try await polls.subscribe(feedCount, in: store)
    self.isPlaced = isPlaced
  }

  /// Stores articles in batches, as polls do; the CPU seconds that this took in all.
  @discardableResult
  func fill(_ numbers: Range<Int>) async throws -> Double {
    let perBatch = SampleStore.articlesPerPoll * SampleStore.pollsPerBatch
    var spent = 0.0
    for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: perBatch) {
      let batch = updates(start..<min(start + perBatch, numbers.upperBound))
      _ = try await store.claimFeeds(
        .named(batch.map(\.feed)), after: nil, limit: batch.count, owner: polls.owner,
        for: .seconds(600))
      let before = Meter.seconds(CLOCK_PROCESS_CPUTIME_ID)
      try await polls.apply(batch, to: store)
      spent += Meter.seconds(CLOCK_PROCESS_CPUTIME_ID) - before
    }
    return spent
  }

  private func updates(_ numbers: Range<Int>) -> [FeedUpdate] {
    let perPoll = SampleStore.articlesPerPoll
    return stride(from: numbers.lowerBound, to: numbers.upperBound, by: perPoll).map { start in
      let feed = feeds[start / perPoll % feeds.count]
      let changes = (start..<min(start + perPoll, numbers.upperBound)).map { change($0, of: feed) }
      return polls.update(feed, changes, at: time.now)
    }
  }

  private func change(_ number: Int, of feed: FeedID) -> ArticleChange {
    let retold = isPlaced && number % 4 == 3 && number > 1_000 ? number - 1_000 + number % 700 : nil
    return .insert(
      polls.draft(
        UInt64(number), of: feed, retelling: retold.map(UInt64.init(_:)), isPlaced: isPlaced))
  }
}
