/// What a person types, as a query of the search index that can never be a syntax error.
///
/// Words must all occur, words in double quotes in that order, a `*` at the end of a word stands
/// for any ending. All else is text: each term is a quoted string of FTS5 (SQLite FTS5 §3.1).
struct SearchQuery {
  /// The query for `MATCH`; nil when nothing in it can be found.
  let expression: String?

  /// Reads what was typed.
  init(_ text: String) {
    var terms: [String] = []
    var term = ""
    var isQuoted = false
    func finish() {
      if let quoted = SearchQuery.quote(term, isPhrase: isQuoted) { terms.append(quoted) }
      term = ""
    }
    for scalar in text.unicodeScalars where terms.count < Limits.queryTerms {
      if scalar == "\"" {
        finish()
        isQuoted.toggle()
      } else if !isQuoted && scalar.properties.isWhitespace {
        finish()
      } else {
        term.unicodeScalars.append(scalar)
      }
    }
    finish()
    expression = terms.isEmpty ? nil : terms.joined(separator: " AND ")
  }

  /// A term as a string of FTS5; nil when its tokenizer finds no token in it.
  private static func quote(_ term: String, isPhrase: Bool) -> String? {
    guard term.unicodeScalars.contains(where: isTokenCharacter) else { return nil }
    // A NUL ends the expression for FTS5, though not for SQLite.
    let text = String(String.UnicodeScalarView(term.unicodeScalars.filter { $0 != "\0" }))
    let isPrefix = !isPhrase && text.hasSuffix("*")
    return "\"\(text)\"" + (isPrefix ? "*" : "")
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
