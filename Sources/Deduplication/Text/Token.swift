/// A word of a text, or one character of a script that writes no blanks.
struct Token {
  /// What stands between a token and the one before it.
  enum Junction {
    /// One blank, after a word that ends in a lower-case letter or in a comma: mid-sentence.
    case withinSentence
    /// One mark that figures are written with, `1.5`, `6-1/4`, `12:30`.
    case mark
    /// Anything else.
    case other
  }

  /// The hash of its letters, lower case.
  var hash: UInt64
  /// The hash of its first letters, which stand for the word in all its forms.
  var stem: UInt64
  /// How it follows the one before it.
  var junction: Junction
  /// Whether it begins with a capital.
  var isCapitalised: Bool
  /// Whether it begins with a digit.
  var isNumber: Bool
  /// Whether it is one character of a script that writes no blanks.
  var isIdeograph: Bool
  /// How many characters it has.
  var length: Int
}
