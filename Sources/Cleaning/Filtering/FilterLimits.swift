/// The bounds of filters; each number once.
enum FilterLimits {
  /// How long an expression may be, in Unicode scalars.
  static let expressionLength = 4_096
  /// How deep parentheses and `not` may be nested.
  static let depth = 32
  /// How many instructions a pattern may come to; with `patternWindow` it bounds the time of a search.
  static let patternInstructions = 600
  /// How deep groups of a pattern may be nested.
  static let patternDepth = 32
  /// How often a part of a pattern may be asked for by a number.
  static let patternRepeats = 300
  /// How much of a text a pattern looks at, in bytes of UTF-8.
  static let patternWindow = 100_000
  /// How many words a message proposes.
  static let suggestions = 1
}
