#if canImport(Glibc)
  import Glibc
#endif

/// In how many texts each word stands, of those that came so far.
struct TermFrequencies {
  private var counts: [UInt64: UInt32] = [:]
  private var textCount: UInt32 = 0

  /// Counts the words of a text; copies of a text are not to be counted again.
  mutating func add(_ text: StoryText) {
    textCount += 1
    for term in text.terms { counts[term.stem, default: 0] += 1 }
    if counts.count > Limits.knownTermCount || textCount == .max / 2 { age() }
  }

  /// How much a word tells, more the rarer it is; nil for one that tells nothing.
  func weight(of stem: UInt64) -> Double? {
    let count = Double(counts[stem] ?? 1)
    let total = Double(textCount)
    guard count < max(3, total * TermFrequencies.commonShare) else { return nil }
    return log((total + 1) / (count + 0.5))
  }

  /// A word that so many texts have tells nothing.
  private static let commonShare = 0.2

  /// Lets go what is rare and old, so that memory is bounded and the table follows the times.
  private mutating func age() {
    counts = counts.compactMapValues { $0 < 2 ? nil : $0 / 2 }
    textCount /= 2
  }
}
