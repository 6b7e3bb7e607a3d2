/// Breaks long lines between words.
enum LineWrapping {
  /// The text with lines of at most so many columns, where words allow it.
  static func wrap(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrapLine($0, width: width) }
      .joined(separator: "\n")
  }

  private static func wrapLine(_ line: Substring, width: Int) -> String {
    guard DisplayWidth.of(String(line)) > width else { return String(line) }
    var result = ""
    var used = 0
    for word in line.split(separator: " ") {
      let length = DisplayWidth.of(String(word))
      if used > 0, used + 1 + length > width {
        result += "\n"
        used = 0
      } else if used > 0 {
        result += " "
        used += 1
      }
      result += word
      used += length
    }
    return result
  }
}
