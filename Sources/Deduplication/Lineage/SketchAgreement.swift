/// How alike two sketches are; each share from 0 to 1.
///
/// A shingle counts for less the more lineages of its feed have it: one that stands in a feed's
/// articles again and again is form, not text.
struct SketchAgreement {
  /// The share of one text that is in the other, the larger of both.
  var containment = 0.0
  /// The share of both texts' shingles that is in both.
  var resemblance = 0.0
  /// The share of the shorter title's words that is in both.
  var titleOverlap = 0.0
  /// False where neither has a title.
  var hasTitle = true
  /// The share of numbers and names that is in both, by the text that has fewer.
  var salientAgreement = 0.0
  /// How many sampled shingles are in both.
  var sharedCount = 0
  /// About how many shingles of its own the text has that has fewer.
  var ownShingleCount = 0.0
  /// How much of the text with more form is its own.
  var ownShare = 1.0

  init(_ one: Sketch, _ other: Sketch) {
    compareTexts(one, other)
    compareLedes(one, other)
    titleOverlap = Self.share(
      SortedHashes.sharedCount(one.titleTokens[...], other.titleTokens[...]),
      of: min(one.titleTokens.count, other.titleTokens.count))
    hasTitle = !one.titleTokens.isEmpty || !other.titleTokens.isEmpty
    let ceiling = UInt64.max / max(one.salientRate, other.salientRate)
    let salient = SortedHashes.prefix(of: one.salient, upTo: ceiling)
    let others = SortedHashes.prefix(of: other.salient, upTo: ceiling)
    // Where neither has any, none disagrees.
    salientAgreement =
      salient.isEmpty && others.isEmpty
      ? 1
      : Self.share(
        SortedHashes.sharedCount(salient, others), of: min(salient.count, others.count))
  }

  /// Compares the samples at the larger of the two rates.
  private mutating func compareTexts(_ one: Sketch, _ other: Sketch) {
    let rate = max(one.rate, other.rate)
    let mine = SortedHashes.prefix(of: one.fingerprints, upTo: UInt64.max / rate)
    let others = SortedHashes.prefix(of: other.fingerprints, upTo: UInt64.max / rate)
    let own = (one.ownWeight(of: mine.indices), other.ownWeight(of: others.indices))
    var shared = (0.0, 0.0)
    var count = 0
    SortedHashes.forEachShared(mine, others) { first, second in
      count += 1
      shared.0 += one.weight(at: first)
      shared.1 += other.weight(at: second)
    }
    sharedCount = count
    // Of a text that is nearly all form, what is left tells nothing.
    func part(_ shared: Double, of own: Double, _ count: Int) -> Double {
      own == Double(count) || own * Double(rate) > 5 ? shared / max(1, own) : 0
    }
    containment = max(
      part(shared.0, of: own.0, mine.count), part(shared.1, of: own.1, others.count))
    if own.0 + own.1 > 0 { resemblance = (shared.0 + shared.1) / (own.0 + own.1) }
    ownShingleCount = min(own.0, own.1) * Double(rate)
    ownShare = min(
      own.0 / Double(max(1, mine.count)), own.1 / Double(max(1, others.count)))
  }

  /// Looks for a short text in the lede of the other.
  private mutating func compareLedes(_ one: Sketch, _ other: Sketch) {
    let (short, long) = one.tokenCount <= other.tokenCount ? (one, other) : (other, one)
    guard short.tokenCount <= SketchAgreement.summaryTokenCount else { return }
    let ceiling = min(short.ledeCeiling, long.ledeCeiling)
    var own: [UInt64] = []
    for hash in SortedHashes.prefix(of: short.lede, upTo: ceiling) where short.isOwn(hash) {
      own.append(hash)
    }
    guard own.count >= SketchAgreement.ledeMinimum else { return }
    let shared = SortedHashes.sharedCount(own[...], long.lede[...])
    containment = max(containment, Self.share(shared, of: own.count))
    sharedCount = max(sharedCount, shared)
  }

  /// The longest text that counts as a summary.
  private static let summaryTokenCount = 120
  /// The fewest shingles of a lede that are a sample.
  private static let ledeMinimum = 5

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}

extension Sketch {
  /// Whether much of it is a form that its feed fills again and again.
  public var isForm: Bool {
    !recurrence.isEmpty && ownWeight(of: fingerprints.indices) < 0.7 * Double(fingerprints.count)
  }

  /// What a fingerprint counts.
  @inline(__always)
  fileprivate func weight(at position: Int) -> Double {
    guard !recurrence.isEmpty, recurrence[position] >= 2 else { return 1 }
    return 1 / (Double(recurrence[position]) + 1)
  }

  fileprivate func ownWeight(of positions: Range<Int>) -> Double {
    guard !recurrence.isEmpty else { return Double(positions.count) }
    return positions.reduce(0) { $0 + weight(at: $1) }
  }

  /// Up to where the sample of the lede is complete.
  fileprivate var ledeCeiling: UInt64 {
    lede.count == Limits.ledeFingerprintCount ? lede.last ?? .max : .max
  }

  /// False for a shingle that the feed repeats.
  fileprivate func isOwn(_ hash: UInt64) -> Bool {
    guard !recurrence.isEmpty else { return true }
    let below = SortedHashes.prefix(of: fingerprints, upTo: hash)
    guard let last = below.last, last == hash else { return true }
    return recurrence[below.count - 1] < 2
  }
}
