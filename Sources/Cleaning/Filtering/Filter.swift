import Vocabulary

/// A filter over articles, as a person writes it: `title contains "x" and not author = "y"`.
///
/// Texts are compared without regard to case. A comparison with what is not known (an article
/// without a date, a story that has not been placed) does not hold, and so its opposite with `!=`
/// or `not` does. Evaluation is bounded: linear in the text for each instruction of a pattern, of
/// which there are at most a few hundred.
public struct Filter: Hashable, Sendable {
  let expression: FilterExpression

  /// Reads an expression.
  ///
  /// - Throws: `FilterError` with the column of the first thing that is wrong.
  public init(parsing text: String) throws(FilterError) {
    var parser = try FilterParser(text)
    expression = try parser.expression()
  }

  init(_ expression: FilterExpression) { self.expression = expression }

  /// Whether an article is what the filter asks for.
  public func holds(for subject: FilterSubject) -> Bool { expression.holds(for: subject) }

  /// Whether it asks for how many articles tell a story, which is known only after placing.
  public var asksForStorySize: Bool { expression.asks(for: .storySize) }
}

extension Filter: CustomStringConvertible {
  /// The expression in its one written form.
  public var description: String { expression.description }
}

extension FilterExpression {
  fileprivate func holds(for subject: FilterSubject) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(for: subject) }
    case .any(let parts): parts.contains { $0.holds(for: subject) }
    case .not(let part): !part.holds(for: subject)
    case .text(let field, let comparison, let pattern):
      (comparison == .differs) != subject.anyText(of: field, pattern.occurs)
    case .number(let field, let comparison, let value):
      subject.number(of: field).map { comparison.holds($0, value) } ?? (comparison == .notEqual)
    case .date(let comparison, let date):
      subject.date.map { comparison.holds($0, date.span(now: subject.now)) }
        ?? (comparison == .notEqual)
    }
  }

  fileprivate func asks(for sought: FilterField) -> Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.asks(for: sought) }
    case .not(let part): part.asks(for: sought)
    case .text(let field, _, _), .number(let field, _, _): field == sought
    case .date: sought == .date
    }
  }
}
