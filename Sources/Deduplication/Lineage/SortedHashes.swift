/// What two ascending lists of hashes without repeats have in common.
enum SortedHashes {
  /// Calls with the positions of each hash that both have.
  @inline(__always)
  static func forEachShared(
    _ left: ArraySlice<UInt64>, _ right: ArraySlice<UInt64>, _ body: (Int, Int) -> Void
  ) {
    left.withUnsafeBufferPointer { first in
      right.withUnsafeBufferPointer { second in
        var (one, other) = (0, 0)
        while one < first.count, other < second.count {
          let (mine, theirs) = (first[one], second[other])
          if mine == theirs { body(left.startIndex + one, right.startIndex + other) }
          // Without a branch: which list is behind is not to be foreseen.
          one &+= mine <= theirs ? 1 : 0
          other &+= theirs <= mine ? 1 : 0
        }
      }
    }
  }

  /// How many hashes both have.
  static func sharedCount(_ left: ArraySlice<UInt64>, _ right: ArraySlice<UInt64>) -> Int {
    var count = 0
    forEachShared(left, right) { _, _ in count += 1 }
    return count
  }

  /// The part of a list up to a ceiling.
  static func prefix(of hashes: [UInt64], upTo ceiling: UInt64) -> ArraySlice<UInt64> {
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] <= ceiling { low = middle + 1 } else { high = middle }
    }
    return hashes[..<low]
  }
}
