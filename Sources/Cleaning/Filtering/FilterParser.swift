import Vocabulary

/// Reads expressions, by recursive descent of bounded depth.
///
/// The grammar:
///
///     any      = all ("or" all)*
///     all      = single ("and" single)*
///     single   = "not" single | "(" any ")" | FIELD OPERATOR VALUE
struct FilterParser {
  private static let joiners = ["and", "or"]
  private static let negation = "not"
  /// What people write for a sign.
  private static let equality = (word: "equals", sign: "=")

  private var lexer: FilterLexer
  private var token: FilterToken
  private var depth = 0

  /// Begins at the start of an expression.
  init(_ text: String) throws(FilterError) {
    lexer = try FilterLexer(text)
    token = try lexer.next(isValue: false)
  }

  /// The whole expression.
  mutating func expression() throws(FilterError) -> FilterExpression {
    let expression = try any()
    guard token.kind == .end else { throw misplaced("expected and, or, or the end") }
    return expression
  }

  private mutating func any() throws(FilterError) -> FilterExpression {
    var parts = [try all()]
    while takeWord("or") {
      try advance()
      parts.append(try all())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all() throws(FilterError) -> FilterExpression {
    var parts = [try single()]
    while takeWord("and") {
      try advance()
      parts.append(try single())
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func single() throws(FilterError) -> FilterExpression {
    let isNegation = takeWord(FilterParser.negation)
    guard isNegation || token.kind == .sign("(") else { return try comparison() }
    depth += 1
    defer { depth -= 1 }
    guard depth <= FilterLimits.depth else {
      throw FilterError(
        column: token.column,
        message: "more than \(FilterLimits.depth) levels of parentheses and not")
    }
    try advance()
    if isNegation { return .not(try single()) }
    let inner = try any()
    guard token.kind == .sign(")") else { throw misplaced("expected and, or, or )") }
    try advance()
    return inner
  }

  private mutating func comparison() throws(FilterError) -> FilterExpression {
    let field = try field()
    try advance()
    switch field.kind {
    case .text:
      let comparison: TextOperator = try comparisonOperator(of: field)
      let value = try value("a text, as in \(field.rawValue) \(comparison.rawValue) \"word\"")
      let pattern = try pattern(field, comparison, value)
      try advance()
      return .text(field, comparison, pattern)
    case .number:
      let comparison: OrderOperator = try comparisonOperator(of: field)
      let value = try value("a whole number")
      guard let number = Int(value.text) else { throw misplaced("expected a whole number") }
      try advance()
      return .number(field, comparison, number)
    case .date:
      let comparison: OrderOperator = try comparisonOperator(of: field)
      let forms = "a date such as 2026-11-24, or 7d for seven days ago"
      let value = try value(forms)
      guard let date = FilterDate(value.text) else { throw misplaced("expected \(forms)") }
      try advance()
      return .date(comparison, date)
    }
  }

  private func field() throws(FilterError) -> FilterField {
    let names = FilterField.allCases.map(\.rawValue)
    let list = names.joined(separator: ", ")
    guard case .word(let word) = token.kind else {
      throw misplaced("expected not, ( or a field: \(list)")
    }
    guard let field = FilterField(rawValue: word.lowercased()) else {
      throw FilterError(
        column: token.column, message: "there is no field “\(word)”; there are \(list)",
        nearest: NearestName.ranked(
          word, among: names + [FilterParser.negation], limit: FilterLimits.suggestions
        ).first)
    }
    return field
  }

  /// Takes the operator; the value comes next.
  private mutating func comparisonOperator<Operator: RawRepresentable<String>>(
    of field: FilterField
  ) throws(FilterError) -> Operator {
    let names = field.operators
    let expected = "\(field.rawValue) goes with \(names.joined(separator: ", "))"
    switch token.kind {
    case .word(let text), .sign(let text):
      let name = text.lowercased() == FilterParser.equality.word ? FilterParser.equality.sign : text
      guard names.contains(name.lowercased()), let found = Operator(rawValue: name.lowercased())
      else {
        let isWord = token.kind == .word(text)
        throw FilterError(
          column: token.column, message: "“\(text)” is no operator here: \(expected)",
          nearest: isWord
            ? NearestName.ranked(text, among: names, limit: FilterLimits.suggestions).first : nil)
      }
      token = try lexer.next(isValue: true)
      return found
    case .quoted, .end: throw misplaced("expected an operator: \(expected)")
    }
  }

  /// The value that is due, which stays the present token.
  private func value(
    _ expected: String
  ) throws(FilterError) -> (text: String, columns: [Int]) {
    switch token.kind {
    case .word(let text) where !FilterParser.joiners.contains(text.lowercased()):
      (text, token.columns)
    case .quoted(let text): (text, token.columns)
    case .word, .sign, .end: throw misplaced("expected \(expected)")
    }
  }

  private func pattern(
    _ field: FilterField, _ comparison: TextOperator, _ value: (text: String, columns: [Int])
  ) throws(FilterError) -> TextPattern {
    guard comparison == .equals || comparison == .differs || !value.text.isEmpty else {
      throw FilterError(column: token.column, message: "an empty text is in everything")
    }
    do {
      return try TextPattern(value.text, comparison, in: field)
    } catch {
      let place = min(error.offset, value.columns.count - 1)
      let column = place < 0 ? token.column : value.columns[place]
      throw FilterError(column: column, message: error.message)
    }
  }

  private func takeWord(_ word: String) -> Bool {
    if case .word(let text) = token.kind { text.lowercased() == word } else { false }
  }

  private mutating func advance() throws(FilterError) { token = try lexer.next(isValue: false) }

  private func misplaced(_ expected: String) -> FilterError {
    FilterError(column: token.column, message: "\(expected), not \(token.words)")
  }
}
