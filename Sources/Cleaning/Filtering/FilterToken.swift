/// A word or sign of an expression with its place.
struct FilterToken: Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// A name, an operator in letters, a number or an unquoted value.
    case word(String)
    /// A text in quotes, or between slashes.
    case quoted(String)
    /// A parenthesis or an operator in signs.
    case sign(String)
    /// Nothing more.
    case end
  }

  /// What it is.
  var kind: Kind
  /// Where it begins, from 1.
  var column: Int
  /// The columns of the scalars of its text, by which a fault in a pattern is found.
  var columns: [Int] = []

  /// What stands there, for a message.
  var words: String {
    switch kind {
    case .word(let text), .sign(let text): "“\(text)”"
    case .quoted(let text): "the text “\(text)”"
    case .end: "the end"
    }
  }
}
