public import Vocabulary

/// A sample of the word shingles of a text, small enough to keep and to compare.
///
/// A shingle is four tokens in a row; a token is a word, or one character of a script that writes
/// no blanks. Of the shingles' hashes the smallest are kept: all below 2⁶⁴ ÷ rate, with the rate
/// doubled until at most 128 are left. Two samples can therefore be compared at the larger of
/// their rates, and the share of one text that is in another estimated, however the lengths differ.
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
    var sampler = ShingleSampler()
    forEachToken(in: text.string) { sampler.add($0) }
    (fingerprints, rate) = sampler.finish()
    tokenCount = sampler.tokenCount
    var tokens: Set<UInt64> = []
    forEachToken(in: title?.string ?? "") { token in
      if tokens.count < Limits.titleTokenCount { tokens.insert(token) }
    }
    titleTokens = tokens.sorted()
  }

  init(fingerprints: [UInt64], rate: UInt64, tokenCount: Int, titleTokens: [UInt64]) {
    self.fingerprints = fingerprints
    self.rate = rate
    self.tokenCount = tokenCount
    self.titleTokens = titleTokens
  }

  /// The keys under which an index stores a sketch and by which it looks for others, at most 12.
  ///
  /// They are the smallest fingerprints. A sketch is inserted under each of its keys, and its
  /// candidates are those that are stored under any of its own, the most shared keys first. The
  /// smallest hashes of a text are likely the smallest of every text that contains most of it: at
  /// a resemblance of 0.3 two sketches share a key with 98.6 %.
  public var bandKeys: [UInt64] { Array(fingerprints.prefix(Limits.bandKeyCount)) }
}
