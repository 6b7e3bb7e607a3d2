/// Samples the numbers and names of a text: what tells two fillings of one form apart.
///
/// A number is figures with the marks between them; a name is a word that begins with a capital in
/// the middle of a sentence.
struct SalientSampler {
  private var sample = HashSample(limit: Limits.salientCount)
  private var number: UInt64?

  /// Takes the next token.
  @inline(__always)
  mutating func add(_ token: Token) {
    if let begun = number {
      if token.isNumber, token.junction == .mark {
        number = TokenHash.joined(begun, token.hash)
        return
      }
      sample.insert(begun)
      number = nil
    }
    if token.isNumber {
      number = token.hash
    } else if token.isCapitalised, token.junction == .withinSentence, token.length > 1 {
      sample.insert(token.hash)
    }
  }

  /// Ends a title or a text.
  mutating func endText() {
    if let number { sample.insert(number) }
    number = nil
  }

  /// The sample, ascending, and its rate.
  mutating func finish() -> (hashes: [UInt64], rate: UInt64) {
    let hashes = sample.finish()
    return (hashes, sample.rate)
  }
}
