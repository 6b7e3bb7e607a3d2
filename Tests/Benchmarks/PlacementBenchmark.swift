import Storage

/// What it costs to store and place an article when many are stored already.
///
/// The worst case: all of them come within the days that are looked back on, and every fourth is a
/// retelling of one that came shortly before.
struct PlacementBenchmark {
  /// How many articles are stored in all.
  let articleCount: Int
  private static let feedCount = 2_000
  private static let wordsPerArticle = 200
  /// Over how many articles the cost is taken.
  private static let sampleCount = 5_000
  /// How many articles there are between two comparisons.
  private static let comparisonInterval = 50_000

  func run() async throws {
    try await ScratchDatabase.lend { try await measure($0) }
  }

  private func measure(_ path: String) async throws {
    let sample = try await store(at: path)
    for start in stride(from: 0, to: articleCount, by: PlacementBenchmark.sampleCount) {
      let cost = try await cost(of: start, in: sample)
      var line = "article \(start + PlacementBenchmark.sampleCount): \(microseconds(cost)) of CPU"
      if (start + PlacementBenchmark.sampleCount)
        .isMultiple(of: PlacementBenchmark.comparisonInterval)
      {
        let early = try await earlyCost()
        line +=
          ", \((cost / early * 100).rounded() / 100) times that of the 5,000th, "
          + "\(microseconds(early)) now"
      }
      Meter.report(line)
    }
    await sample.store.close()
  }

  /// What the articles after the 5,000th cost, taken in a store of its own at the same time: what
  /// else a machine does changes the cost by half.
  private func earlyCost() async throws -> Double {
    var early = 0.0
    try await ScratchDatabase.lend { path in
      let sample = try await store(at: path)
      try await sample.fill(0..<PlacementBenchmark.sampleCount)
      early = try await cost(of: PlacementBenchmark.sampleCount, in: sample)
      await sample.store.close()
    }
    return early
  }

  private func store(at path: String) async throws -> SampleStore {
    try await SampleStore(
      at: path, feedCount: PlacementBenchmark.feedCount,
      wordsPerArticle: PlacementBenchmark.wordsPerArticle, isPlaced: true)
  }

  /// The CPU seconds of one of the articles from a number on.
  private func cost(of start: Int, in sample: SampleStore) async throws -> Double {
    let spent = try await sample.fill(start..<start + PlacementBenchmark.sampleCount)
    return spent / Double(PlacementBenchmark.sampleCount)
  }

  private func microseconds(_ seconds: Double) -> String { "\(Int(seconds * 1e6)) µs" }
}
