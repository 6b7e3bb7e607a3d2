/// Text for the language of manual pages, mdoc(7).
enum ManualText {
  /// The text as running words, a line a sentence, as the formatter wants it.
  static func sentences(_ text: some StringProtocol) -> [String] {
    let words = escaped(text).split(separator: " ", omittingEmptySubsequences: false)
    return words.reduce(into: []) { lines, word in
      guard let line = lines.last else { return lines.append(String(word)) }
      let isNew = [".", "!", "?"].contains(line.suffix(1)) && word.first?.isUppercase == true
      if isNew {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = "\(line) \(word)"
      }
    }
  }

  /// The text with all that the formatter would take for its own.
  static func escaped(_ text: some StringProtocol) -> String {
    let line = text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\e"
      case "\u{20}"..<"\u{7F}": result.unicodeScalars.append(scalar)
      case "\t": result += " "
      default: result += "\\[u" + hexadecimal(scalar.value) + "]"
      }
    }
    // A line that begins with one of these would be a macro.
    return [".", "'"].contains(line.prefix(1)) ? "\\&" + line : line
  }

  /// The text to be typed as it is: its hyphens are minus signs.
  static func literal(_ text: some StringProtocol) -> String {
    escaped(text).reduce(into: "") { $0 += $1 == "-" ? "\\-" : String($1) }
  }

  /// A word that is an argument of a macro and none itself.
  static func word(_ text: some StringProtocol) -> String {
    let word = escaped(text)
    return word.count <= 3 ? "\\&" + word : word
  }

  /// Paragraphs, and lines that are set apart by leading blanks, as help texts have them.
  static func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    var isLiteral = false
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        if !isLiteral { lines.append(".Bd -literal -offset indent") }
        isLiteral = true
        lines.append(literal(line.dropFirst(2)))
        continue
      }
      if isLiteral { lines.append(".Ed") }
      if line.isEmpty {
        isOpen = false
      } else {
        if !isOpen { lines.append(".Pp") }
        lines += sentences(line)
        isOpen = true
      }
      isLiteral = false
    }
    if isLiteral { lines.append(".Ed") }
    return lines
  }

  /// Four digits at least, as groff_char(7) wants it.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
