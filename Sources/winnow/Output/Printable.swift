/// Text of other people, made safe to print on a terminal.
enum Printable {
  /// The text as one line, without control characters and directional overrides.
  ///
  /// A feed's title could otherwise move the cursor, set the window's title or reverse the line.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isUnsafe(scalar) {
        result.append(scalar)
      } else if scalar.properties.isWhitespace {
        result.append(" ")
      }
    }
    return String(result)
  }

  /// The text with its line breaks and tabs, without the rest of what `line` takes out.
  static func paragraphs(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where scalar == "\n" || scalar == "\t" || !isUnsafe(scalar) {
      result.append(scalar)
    }
    return String(result)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
