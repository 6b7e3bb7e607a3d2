/// What numeric character references stand for (HTML §13.2.5.80).
public enum CharacterReference {
  /// The character of a number; U+FFFD where there is none.
  public static func scalar(for number: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(number) {
      return Unicode.Scalar(windows1252[Int(number - 0x80)])
    }
    guard number != 0 else { return "\u{FFFD}" }
    return Unicode.Scalar(number) ?? "\u{FFFD}"
  }

  /// The table of the standard: what pages mean that name the byte of a character.
  private static let windows1252: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
