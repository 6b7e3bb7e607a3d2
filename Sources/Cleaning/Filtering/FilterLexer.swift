/// Cuts an expression into words and signs.
struct FilterLexer {
  private let scalars: [Unicode.Scalar]
  private var offset = 0

  /// Begins at the start of an expression.
  init(_ text: String) throws(FilterError) {
    scalars = Array(text.unicodeScalars)
    guard scalars.count <= FilterLimits.expressionLength else {
      throw FilterError(
        column: FilterLimits.expressionLength + 1,
        message: "an expression has at most \(FilterLimits.expressionLength) characters")
    }
  }

  /// The next word or sign; where a value is expected, a slash begins a pattern and ends it.
  mutating func next(isValue: Bool) throws(FilterError) -> FilterToken {
    while offset < scalars.count, scalars[offset].properties.isWhitespace { offset += 1 }
    guard offset < scalars.count else {
      return FilterToken(kind: .end, column: scalars.count + 1)
    }
    switch scalars[offset] {
    case "\"", "'": return try quoted(isPattern: false)
    case "/" where isValue: return try quoted(isPattern: true)
    case "(", ")": return sign(length: 1)
    case "=", "!", "<", ">", "~", "&", "|":
      var end = offset + 1
      while end < scalars.count, "=<>~&|".unicodeScalars.contains(scalars[end]) { end += 1 }
      return sign(length: end - offset)
    default: return word()
    }
  }

  private mutating func sign(length: Int) -> FilterToken {
    defer { offset += length }
    return FilterToken(kind: .sign(text(offset..<offset + length)), column: offset + 1)
  }

  private mutating func word() -> FilterToken {
    let start = offset
    while offset < scalars.count, !FilterLexer.ends(scalars[offset]) { offset += 1 }
    return FilterToken(
      kind: .word(text(start..<offset)), column: start + 1,
      columns: Array(start + 1..<offset + 1))
  }

  /// In quotes a backslash makes a quote or a backslash a mere letter, and before anything else is
  /// one itself, so that patterns need no second backslash; between slashes it does so for a slash.
  private mutating func quoted(isPattern: Bool) throws(FilterError) -> FilterToken {
    let start = offset
    let mark = scalars[start]
    var token = FilterToken(kind: .end, column: start + 1)
    var text = String.UnicodeScalarView()
    offset += 1
    while offset < scalars.count, scalars[offset] != mark {
      let next = offset + 1 < scalars.count ? scalars[offset + 1] : nil
      if scalars[offset] == "\\", let next {
        let isTaken = next == mark || !isPattern && next == "\\"
        if !isTaken {
          text.append("\\")
          token.columns.append(offset + 1)
        }
        offset += 1
      }
      text.append(scalars[offset])
      token.columns.append(offset + 1)
      offset += 1
    }
    guard offset < scalars.count else {
      throw FilterError(column: start + 1, message: "the \(mark) that begins here has no end")
    }
    offset += 1
    token.columns.append(offset)
    token.kind = .quoted(String(text))
    return token
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private static func ends(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "()=!<>\"'".unicodeScalars.contains(scalar)
  }
}
