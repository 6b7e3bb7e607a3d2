/// The tree of an expression.
indirect enum FilterExpression: Hashable, Sendable {
  /// All of several.
  case all([FilterExpression])
  /// Any of several.
  case any([FilterExpression])
  /// The opposite.
  case not(FilterExpression)
  /// A text compared with a pattern.
  case text(FilterField, TextOperator, TextPattern)
  /// A number compared with another.
  case number(FilterField, OrderOperator, Int)
  /// The article's date compared with a time.
  case date(OrderOperator, FilterDate)
}

extension FilterExpression: CustomStringConvertible {
  /// The expression in its one written form; reading it gives the same tree.
  var description: String {
    switch self {
    case .all(let parts):
      parts.map { $0.enclosed(if: $0.isJoined) }.joined(separator: " and ")
    case .any(let parts):
      parts.map { $0.enclosed(if: $0.isChoice) }.joined(separator: " or ")
    case .not(let part): "not " + part.enclosed(if: part.isJoined)
    case .text(let field, let comparison, let pattern):
      "\(field.rawValue) \(comparison.rawValue) \(FilterExpression.quoted(pattern.source))"
    case .number(let field, let comparison, let value):
      "\(field.rawValue) \(comparison.rawValue) \(value)"
    case .date(let comparison, let date):
      "\(FilterField.date.rawValue) \(comparison.rawValue) \(date)"
    }
  }

  private var isJoined: Bool {
    switch self {
    case .all, .any: true
    case .not, .text, .number, .date: false
    }
  }

  private var isChoice: Bool {
    if case .any = self { true } else { false }
  }

  private func enclosed(if isNeeded: Bool) -> String { isNeeded ? "(\(self))" : description }

  /// A text in quotes; a backslash keeps itself and the quotes from meaning something.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
