/// The hash of a word, scalar by scalar (FNV-1a, folded); stored, so it may never change.
struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  /// The hash of a word in any case.
  init(of word: String) {
    for scalar in word.unicodeScalars { append(LetterCase.lower(scalar.value)) }
  }

  mutating func append(_ scalar: UInt32) {
    value = (value ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
    value ^= value >> 31
  }
}
