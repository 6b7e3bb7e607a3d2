/// What of an article an expression may ask for; the raw value is its word.
enum FilterField: String, CaseIterable, Sendable {
  case title
  case text
  case author
  case tag
  case address
  case feed
  case folder
  case language
  case date
  case wordCount = "word-count"
  case storySize = "story-size"

  /// What kind of value a field has.
  enum Kind: Sendable {
    case text, number, date
  }

  /// What it is compared with.
  var kind: Kind {
    switch self {
    case .title, .text, .author, .tag, .address, .feed, .folder, .language: .text
    case .wordCount, .storySize: .number
    case .date: .date
    }
  }

  /// The operators that go with it, as they are written.
  var operators: [String] {
    switch kind {
    case .text:
      TextOperator.allCases.filter { $0 != .within || self == .folder }.map(\.rawValue)
    case .number, .date: OrderOperator.allCases.map(\.rawValue)
    }
  }
}

/// How a text is compared.
enum TextOperator: String, CaseIterable, Sendable {
  case contains
  case equals = "="
  case differs = "!="
  case matches
  case within
}

/// How a number or a time is compared.
enum OrderOperator: String, CaseIterable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether it holds between two values.
  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    holds(left, right...right)
  }

  /// Whether it holds between a value and a span of values: before its first, after its last.
  func holds<Value: Comparable>(_ left: Value, _ right: ClosedRange<Value>) -> Bool {
    switch self {
    case .equal: right.contains(left)
    case .notEqual: !right.contains(left)
    case .less: left < right.lowerBound
    case .lessOrEqual: left <= right.upperBound
    case .greater: left > right.upperBound
    case .greaterOrEqual: left >= right.lowerBound
    }
  }
}
