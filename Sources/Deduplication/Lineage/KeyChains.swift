/// Which of the last articles have a key: chains in a hash table, the newest article first.
///
/// An article has a row of postings in a ring; each posting names the one before it in its bucket.
/// A chain ends at the first posting whose article has left the ring, so nothing is ever removed,
/// and what an article costs does not depend on how many came before.
struct KeyChains {
  private struct Posting {
    var key: UInt64
    /// The number of the posting that came before in its bucket.
    var previous: Int
  }

  private let capacity: Int
  private let width: Int
  private var postings: [Posting] = []
  private var heads: [Int]

  /// Chains over the last `capacity` articles, each with at most `width` keys.
  init(capacity: Int, width: Int) {
    self.capacity = capacity
    self.width = width
    heads = Array(repeating: -1, count: 1 << 12)
  }

  /// Adds the next article; the numbers come in order, from 0.
  mutating func insert(_ keys: [UInt64], article: Int) {
    let start = (article % capacity) * width
    if article < capacity {
      postings.append(contentsOf: repeatElement(Posting(key: 0, previous: -1), count: width))
      if postings.count > 2 * heads.count { grow(upTo: article) }
    }
    for (offset, key) in keys.prefix(width).enumerated() {
      let bucket = bucket(of: key)
      postings[start + offset] = Posting(key: key, previous: heads[bucket])
      heads[bucket] = article * width + offset
    }
    for offset in keys.prefix(width).count..<width {
      postings[start + offset] = Posting(key: 0, previous: -1)
    }
  }

  /// Calls for the newest articles that have a key, none older than `oldest`.
  @inline(__always)
  func forEachArticle(with key: UInt64, notBefore oldest: Int, _ body: (Int) -> Void) {
    let last = max(0, oldest) * width
    var number = heads[bucket(of: key)]
    var (count, steps) = (0, 0)
    while number >= last, count < Limits.articlesPerKey, steps < KeyChains.longestWalk {
      let posting = postings[number % (capacity * width)]
      if posting.key == key {
        body(number / width)
        count += 1
      }
      number = posting.previous
      steps += 1
    }
  }

  /// The most postings of a bucket that are looked at; a common key must not cost more than others.
  private static let longestWalk = 4 * Limits.articlesPerKey

  @inline(__always)
  private func bucket(of key: UInt64) -> Int {
    // The smallest hashes are kept, so the upper bits are mostly zero.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (heads.count - 1)
  }

  /// Doubles the buckets while the ring fills for the first time.
  private mutating func grow(upTo count: Int) {
    heads = Array(repeating: -1, count: 2 * heads.count)
    for number in 0..<count * width where postings[number].key != 0 {
      let bucket = bucket(of: postings[number].key)
      postings[number].previous = heads[bucket]
      heads[bucket] = number
    }
  }
}
