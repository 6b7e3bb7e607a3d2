/// One term of a query: a word, words in quotes, or a field with its value.
struct SearchTerm: Hashable, Sendable {
  /// What it asks for; nil for any text.
  var field: SearchField?
  /// The word or words.
  var text: String
  /// Whether the last word stands for any ending.
  var isPrefix = false
  /// Whether it is what articles must not have.
  var isExcluded = false

  /// The term as the index takes it (SQLite FTS5 §3.1); nil when there is no word in it.
  var expression: String? {
    let indexed = IndexedText.of(text)
    guard indexed.unicodeScalars.contains(where: SearchTerm.isTokenCharacter) else { return nil }
    // A character that is a word of its own has no endings.
    let endsInSingle = indexed.utf8.last == UInt8(ascii: " ")
    let phrase = "\"\(indexed)\"" + (isPrefix && !endsInSingle ? "*" : "")
    return field?.column.map { "\($0) : \(phrase)" } ?? phrase
  }

  /// Letters, numbers and private use, as `unicode61` takes them.
  private static func isTokenCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }
}
