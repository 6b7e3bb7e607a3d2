/// How many columns of a terminal a text takes.
public enum DisplayWidth {
  /// The columns of a text: two for East Asian wide and full-width characters and emoji (UAX #11),
  /// none for marks that stand on another.
  public static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The beginning of a text that fits, with `…` at its end where something was cut off.
  public static func truncate(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    guard columns > 0 else { return "" }
    var beginning = ""
    var used = 1
    for character in text {
      let more = character.unicodeScalars.reduce(0) { $0 + of($1) }
      guard used + more <= columns else { break }
      beginning.append(character)
      used += more
    }
    return beginning + "…"
  }

  /// The columns of one scalar.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if isWide(scalar) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// Whether a scalar takes two columns: the blocks that `EastAsianWidth.txt` marks W and F.
  public static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether two sentences are set apart by a blank: not where both sides are written without.
  public static func wantsBlank(between left: String, and right: String) -> Bool {
    guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
      return false
    }
    return !(writesWithoutBlanks(last) && writesWithoutBlanks(first))
  }

  /// Hangul is wide, but its words are set apart.
  private static func writesWithoutBlanks(_ scalar: Unicode.Scalar) -> Bool {
    isWide(scalar) && !(0xAC00...0xD7A3).contains(scalar.value)
  }
}
