public import Vocabulary

/// A sample of the word shingles of a text, small enough to keep and to compare.
public struct Sketch: Hashable, Sendable {
  /// The sampled shingle hashes, ascending, at most 128.
  public let fingerprints: [UInt64]
  /// How many hashes one sampled hash stands for; a power of two.
  public let rate: UInt64
  /// How many tokens the text has.
  public let tokenCount: Int
  /// Hashes of the title's tokens, ascending.
  public let titleTokens: [UInt64]

  /// Sketches a title and a text; linear in their length.
  public init(title: PlainText?, text: PlainText) {
    fingerprints = []
    rate = 1
    tokenCount = 0
    titleTokens = []
  }

  /// Reads what `bytes` wrote; nil when it is damaged.
  public init?(bytes: [UInt8]) { return nil }

  /// The sketch as the store keeps it.
  public var bytes: [UInt8] { [] }
}
