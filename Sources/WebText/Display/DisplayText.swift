/// Text as it may be shown: nothing in it moves a cursor or turns the direction of what follows.
public enum DisplayText {
  /// The text on one line: runs of white space become one blank, invisible controls go.
  public static func singleLine(_ text: String) -> String {
    if isSingleLine(text.utf8) { return text }
    var line = String.UnicodeScalarView()
    var owesBlank = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        owesBlank = !line.isEmpty
      } else if !isControl(scalar) {
        if owesBlank { line.append(" ") }
        owesBlank = false
        line.append(scalar)
      }
    }
    return String(line)
  }

  /// Whether nothing would change: printable ASCII, blanks one at a time and none at the ends.
  private static func isSingleLine(_ text: String.UTF8View) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text {
      guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20 || text.isEmpty
  }

  /// White space; that of ASCII is told without Unicode's tables.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.properties.isWhitespace }
    return scalar == " " || (0x09...0x0D).contains(scalar.value)
  }

  /// The text without control characters.
  public static func withoutControls(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.lazy.filter { !isControl($0) })
    return String(kept)
  }

  /// Whether a scalar does something in place of being seen.
  ///
  /// C0 and C1 controls, which a terminal obeys, and the explicit directional marks of Unicode's
  /// bidirectional algorithm (UAX #9 §2), which would reorder the page around a title.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069, 0x200B, 0x2028, 0x2029, 0xFEFF: true
    default: false
    }
  }
}
