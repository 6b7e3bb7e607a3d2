import WebText

/// Text of other people, made safe to print on a terminal.
enum Printable {
  /// The text as one line, without control characters and directional overrides.
  ///
  /// A feed's title could otherwise move the cursor, set the window's title or reverse the line.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: DisplayText.isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !DisplayText.isControl(scalar) {
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
    where scalar == "\n" || scalar == "\t" || !DisplayText.isControl(scalar) {
      result.append(scalar)
    }
    return String(result)
  }
}
