/// Takes the accent off a letter, so that a composed letter and a decomposed one are one.
///
/// Texts come in either form of Unicode (UAX #15), and typists leave accents out. Only what has a
/// canonical decomposition is folded: `ø`, `ß` and `ł` are letters of their own.
enum DiacriticFold {
  /// The letter below the accent; the letter itself where there is none.
  static func base(of letter: UInt32) -> UInt32 {
    switch letter {
    case 0xE0...0x17F: return latin[Int(letter - 0xE0)]
    case 0x3AC...0x3CE: return greek[letter] ?? letter
    case 0x439: return 0x438
    case 0x450...0x45E: return cyrillic[letter] ?? letter
    default: return letter
    }
  }

  /// U+00E0 to U+017F.
  private static let latin: [UInt32] = """
    aaaaaaæceeeeiiiiðnooooo÷øuuuuyþy\
    aaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiıĳĳjjkkĸllllll\
    ŀŀłłnnnnnnŉŋŋooooooœœrrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſ
    """.unicodeScalars.map(\.value)

  private static let greek: [UInt32: UInt32] = [
    0x3AC: 0x3B1, 0x3AD: 0x3B5, 0x3AE: 0x3B7, 0x3AF: 0x3B9, 0x3CA: 0x3B9, 0x3CB: 0x3C5,
    0x3CC: 0x3BF, 0x3CD: 0x3C5, 0x3CE: 0x3C9,
  ]

  private static let cyrillic: [UInt32: UInt32] = [
    0x450: 0x435, 0x451: 0x435, 0x453: 0x433, 0x457: 0x456, 0x45C: 0x43A, 0x45D: 0x438,
    0x45E: 0x443,
  ]
}
