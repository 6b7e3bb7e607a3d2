/// Lower case for fingerprints: scalar by scalar, by ranges instead of the tables of Unicode.
///
/// What it does not know keeps its case, and is then another word where it is written in capitals;
/// so a promo line in a rare script is learned once a spelling.
enum LetterCase {
  static func lower(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 32
    case 0..<0xC0: scalar
    case 0xC0...0xDE: scalar == 0xD7 ? scalar : scalar + 32  // Latin-1
    case 0x100...0x137, 0x14A...0x177: scalar | 1  // Latin Extended-A, capitals even
    case 0x139...0x148, 0x179...0x17E: scalar + scalar % 2  // the same, capitals odd
    case 0x391...0x3A9: scalar + 32  // Greek
    case 0x410...0x42F: scalar + 32  // Cyrillic
    case 0x400...0x40F: scalar + 80
    case 0x531...0x556: scalar + 48  // Armenian
    default: scalar
    }
  }

  /// What a scalar is for words: a part of one, a word by itself, or none.
  enum Role { case part, word, digit, none }

  static func role(of scalar: UInt32) -> Role {
    switch scalar {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .part
    case 0..<0xAA, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7: .none
    case 0x2000...0x206F, 0x2190...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x303F: .none
    case 0xFE10...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40: .none
    case 0xFF5B...0xFF65: .none
    case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0xFF10...0xFF19: .digit
    // Scripts that put no blanks between words: a character is a word.
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xE00...0xE7F, 0x20000...0x3FFFF: .word
    default: .part
    }
  }
}
