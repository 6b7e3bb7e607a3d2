import Glibc

/// In how many texts each word stands, of those that came so far.
public struct TermFrequencies: Sendable {
  private var counts: [UInt64: UInt32] = [:]
  /// How many texts came.
  public private(set) var textCount: UInt32

  /// The frequencies in no text, or in texts whose words are yet to be told.
  public init(textCount: UInt32 = 0) { self.textCount = textCount }

  /// In how many texts a word stands; nil for one that was never told of.
  public func count(of stem: UInt64) -> UInt32? { counts[stem] }

  /// Notes in how many texts a word stands.
  public mutating func note(_ stem: UInt64, count: UInt32) { counts[stem] = count }

  /// Counts the words of a text; copies of a text are not to be counted again.
  public mutating func add(_ text: StoryText) {
    textCount += 1
    for term in text.terms { counts[term.stem, default: 0] += 1 }
    if counts.count > Limits.knownTermCount || textCount == .max / 2 { age() }
  }

  /// How much a word tells, more the rarer it is; nil for one that tells nothing.
  func weight(of stem: UInt64) -> Double? {
    let count = Double(max(1, counts[stem] ?? 1))
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
