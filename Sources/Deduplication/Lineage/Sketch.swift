public import Vocabulary

/// A sample of the word shingles of a text, small enough to keep and to compare.
///
/// A shingle is four tokens in a row; a token is a word, or one character of a script that writes
/// no blanks. Of the shingles' hashes the smallest are kept: all below 2⁶⁴ ÷ rate, with the rate
/// doubled until at most 128 are left. Two samples can therefore be compared at the larger of
/// their rates, and the share of one text that is in another estimated, however the lengths differ.
/// The lede has a sample of its own, for a summary is found nowhere else in a long text.
public struct Sketch: Hashable, Sendable {
  /// The sampled shingle hashes, ascending, at most 128.
  public let fingerprints: [UInt64]
  /// How many hashes one sampled hash stands for; a power of two.
  public let rate: UInt64
  /// The smallest hashes of the first 64 shingles, ascending, at most 24.
  public let lede: [UInt64]
  /// Hashes of numbers and names, ascending, at most 48.
  public let salient: [UInt64]
  /// How many numbers and names one sampled one stands for; a power of two.
  public let salientRate: UInt64
  /// How many tokens the text has.
  public let tokenCount: Int
  /// Hashes of the title's tokens, ascending, stop words left out.
  public let titleTokens: [UInt64]
  /// For each fingerprint, in how many other lineages its feed has it, at most 255; empty when
  /// that is nowhere.
  public private(set) var recurrence: [UInt8] = []

  /// Sketches a title and a text; linear in their length.
  public init(title: PlainText?, text: PlainText) {
    var salients = SalientSampler()
    var words: [UInt64] = []
    var tokens: [UInt64] = []
    TokenScanner.forEachToken(in: title?.string ?? "") { token in
      salients.add(token)
      guard tokens.count < Limits.titleTokenCount else { return }
      tokens.append(token.hash)
      if !StopWords.contain(token.hash) { words.append(token.hash) }
    }
    salients.endText()
    var sampler = ShingleSampler()
    TokenScanner.forEachToken(in: text.string) { token in
      sampler.add(token.hash)
      salients.add(token)
    }
    salients.endText()
    (fingerprints, lede, rate) = sampler.finish()
    (salient, salientRate) = salients.finish()
    tokenCount = sampler.tokenCount
    titleTokens = Set(words.isEmpty ? tokens : words).sorted()
  }

  init(
    fingerprints: [UInt64], rate: UInt64, lede: [UInt64], salient: [UInt64], salientRate: UInt64,
    tokenCount: Int, titleTokens: [UInt64], recurrence: [UInt8]
  ) {
    self.fingerprints = fingerprints
    self.rate = rate
    self.lede = lede
    self.salient = salient
    self.salientRate = salientRate
    self.tokenCount = tokenCount
    self.titleTokens = titleTokens
    self.recurrence = recurrence
  }

  /// The same sketch with what its feed repeats, `LineageAssignment.recurrence`.
  public func marking(_ recurrence: [UInt8]) -> Sketch {
    var marked = self
    marked.recurrence = recurrence.count == fingerprints.count ? recurrence : []
    return marked
  }

  /// The keys under which an index stores a sketch and by which it looks for others, at most 24.
  ///
  /// They are the smallest fingerprints of the whole text and those of the lede. A sketch is
  /// inserted under each of its keys, and its candidates are those that are stored under any of its
  /// own, the most shared keys first. The smallest hashes of a text are likely the smallest of
  /// every text that contains most of it: at a resemblance of 0.3 two sketches share one of twelve
  /// with 98.6 %. A summary shares the lede's.
  public var bandKeys: [UInt64] {
    var keys = Array(fingerprints.prefix(Limits.keysPerKind))
    for hash in lede.prefix(Limits.keysPerKind) where !keys.contains(hash) { keys.append(hash) }
    return keys
  }
}
