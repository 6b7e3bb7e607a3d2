/// Whether a text may not be in Unicode's composed form (NFC), found without decoding it.
enum NormalizationCheck {
  /// True where a character begins that may compose with the one before it, change its place among
  /// marks, or have another form (UAX #15, `NFC_Quick_Check` other than Yes, or a combining class).
  ///
  /// A question of two bytes: a few letters of those blocks that are in order are called doubtful.
  static func isDoubtful(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch bytes[index] {
    case 0xCC, 0xCD: return true  // U+0300 to U+037F
    case 0xCE: return second == 0x87  // Greek ano teleia
    case 0xD6: return second >= 0x91  // Hebrew points
    case 0xD7: return second <= 0x87
    case 0xD8: return second >= 0x90 && second <= 0x9A  // Arabic marks
    case 0xD9: return second >= 0x8B && second <= 0x9F || second == 0xB0
    case 0xDB: return second >= 0x96 && second <= 0xAD
    case 0xDC: return second == 0x91 || second >= 0xB0  // Syriac
    case 0xDD: return second <= 0x8A
    case 0xDF: return second >= 0xAB && second <= 0xB3  // N'Ko
    case 0xE0: return true  // Indic scripts, Thai, Lao, Tibetan
    case 0xE1: return isDoubtfulE1(second)
    case 0xE2: return isDoubtfulE2(second, third)
    case 0xE3: return second == 0x82 && third >= 0x99 || second == 0x80 && third >= 0xAA
    case 0xEF: return (0xA4...0xAD).contains(second) || second == 0xB8  // compatibility forms
    case 0xF0: return isDoubtfulF0(second)
    default: return false
    }
  }

  private static func isDoubtfulE1(_ second: UInt8) -> Bool {
    switch second {
    case 0x80...0x87: true  // Burmese, Hangul letters
    case 0x8D, 0x9C...0x9F, 0xA2, 0xA4, 0xA8...0xAA, 0xAC...0xAF, 0xB3, 0xB7: true  // marks
    case 0xBD...0xBF: true  // Greek extended
    default: false
    }
  }

  private static func isDoubtfulE2(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80: third <= 0x81  // en quad, em quad
    case 0x83: third >= 0x90  // marks for symbols
    case 0x84: third == 0xA6 || third == 0xAA || third == 0xAB  // Ohm, Kelvin, Ångström
    case 0x8C: third == 0xA9 || third == 0xAA  // angle brackets
    case 0xAB, 0xB3, 0xB5, 0xB7: true
    default: false
    }
  }

  /// The marks and ideographs beyond the first plane; emoji are not among them.
  private static func isDoubtfulF0(_ second: UInt8) -> Bool {
    switch second {
    case 0x90, 0x91, 0x96, 0x9B, 0x9D, 0x9E, 0xAF: true
    default: false
    }
  }
}
