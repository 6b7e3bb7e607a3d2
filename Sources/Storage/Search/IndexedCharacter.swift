/// What a character is to the search index, whose own tokenizer (FTS5's `unicode61`) knows letters
/// and numbers, takes whole runs of them for a word, and parts words at every other mark.
enum IndexedCharacter: Equatable {
  /// As the tokenizer takes it.
  case plain
  /// A word of its own: scripts that set no blanks between words (UAX #29 §4), and Hangul, whose
  /// particles stand close to the word.
  case single(UInt32)
  /// A letter within a word in place of a mark that would part it.
  case letter(UInt32)
  /// Nothing: points that are mostly left out, joiners, variation selectors.
  case ignored

  /// The class of a character.
  init(_ character: UInt32) {
    switch character {
    case ..<0x0591: self = .plain
    // Hebrew and Arabic points, and the stroke that stretches a word.
    case 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7, 0x0610...0x061A, 0x0640,
      0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7...0x06E8, 0x06EA...0x06ED,
      0x200B...0x200D, 0x3099...0x309A, 0xFE00...0xFE0F, 0xFEFF:
      self = .ignored
    // The scripts of India and Tibet, whose vowels are marks.
    case 0x0900...0x0DFF, 0x0F00...0x0FFF:
      self = Self.isMark(character) ? .letter(Self.standIn(for: character)) : .plain
    // Thai, Lao, Burmese, Khmer.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF:
      self = .single(Self.isMark(character) ? Self.standIn(for: character) : character)
    // Hangul; Han and its radicals, Kana, Bopomofo; Yi.
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3, 0x2E80...0x2FDF, 0x3005...0x3007,
      0x3021...0x3029, 0x3041...0x30FF, 0x3105...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA48C, 0xF900...0xFAFF, 0xFF66...0xFF9F,
      0x20000...0x323AF:
      self = .single(character)
    // Full-width letters and digits are those of ASCII.
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter(character - 0xFEE0)
    default: self = .plain
    }
  }

  private static func isMark(_ character: UInt32) -> Bool {
    switch Unicode.Scalar(character)?.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  /// A character of private use, which the tokenizer takes for a letter.
  private static func standIn(for mark: UInt32) -> UInt32 { mark - 0x0900 + 0xE000 }
}
