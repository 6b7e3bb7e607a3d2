extension Sketch {
  /// How alike two sketches are; each figure from 0 to 1.
  struct Agreement {
    /// The share of the shorter text that is in the longer one.
    var containment: Double
    /// The share of both texts' shingles that is in both.
    var resemblance: Double
    /// The share of both titles' words that is in both; 0 where either has no title.
    var titleOverlap: Double
  }

  /// Compares the samples at the larger of the two rates.
  func agreement(with other: Sketch) -> Agreement {
    let ceiling = UInt64.max / max(rate, other.rate)
    let mine = fingerprints.prefix { $0 <= ceiling }
    let others = other.fingerprints.prefix { $0 <= ceiling }
    let shared = Sketch.sharedCount(mine, others)
    let smaller = min(mine.count, others.count)
    let sharedTitle = Sketch.sharedCount(titleTokens[...], other.titleTokens[...])
    return Agreement(
      containment: smaller > 0 ? Double(shared) / Double(smaller) : 0,
      resemblance: Sketch.share(shared, of: mine.count + others.count - shared),
      titleOverlap: Sketch.share(
        sharedTitle, of: titleTokens.count + other.titleTokens.count - sharedTitle))
  }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }

  /// How many numbers two ascending lists have in common.
  private static func sharedCount(_ left: ArraySlice<UInt64>, _ right: ArraySlice<UInt64>) -> Int {
    var (first, second) = (left.startIndex, right.startIndex)
    var count = 0
    while first < left.endIndex, second < right.endIndex {
      if left[first] == right[second] {
        count += 1
        first += 1
        second += 1
      } else if left[first] < right[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return count
  }
}
