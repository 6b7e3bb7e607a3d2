/// Keeps a sample of hashes: all of them below a ceiling, which is halved until few enough are left.
///
/// Two samples can be compared at the lower of their ceilings, however different their sizes.
struct HashSample {
  private let limit: Int
  private var hashes: [UInt64] = []
  private(set) var rate: UInt64 = 1
  private var ceiling = UInt64.max

  /// An empty sample of at most so many hashes.
  init(limit: Int) { self.limit = limit }

  /// Takes a hash, once or more.
  @inline(__always)
  mutating func insert(_ hash: UInt64) {
    guard hash <= ceiling else { return }
    hashes.append(hash)
    // Thinning now and then keeps both time and memory linear in the text.
    if hashes.count >= 8 * limit { thin() }
  }

  /// The sample, ascending and without repeats.
  mutating func finish() -> [UInt64] {
    thin()
    // A copy, for the array has room for many times what is left.
    return hashes.withUnsafeBufferPointer { Array($0) }
  }

  private mutating func thin() {
    hashes.sort()
    var count = 0
    for index in hashes.indices where count == 0 || hashes[index] != hashes[count - 1] {
      hashes[count] = hashes[index]
      count += 1
    }
    while count > limit {
      rate *= 2
      ceiling = UInt64.max / rate
      while count > 0, hashes[count - 1] > ceiling { count -= 1 }
    }
    hashes.removeSubrange(count...)
  }
}
