/// The tree of a pattern.
indirect enum PatternNode: Sendable {
  /// One character of a set.
  case set(ScalarSet)
  /// A place between characters.
  case assertion(PatternAssertion)
  /// One after the other; none is the empty text.
  case sequence([PatternNode])
  /// One of several.
  case choice([PatternNode])
  /// So many times, without bound where `most` is nil.
  case repetition(PatternNode, least: Int, most: Int?)

  /// A text as it stands, without regard to case; a blank is any run of blanks.
  static func literal(_ text: String) -> [PatternNode] {
    var nodes: [PatternNode] = []
    var isAfterBlank = false
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if !isBlank {
        nodes.append(.set(ScalarSet(scalar, ignoringCase: true)))
      } else if !isAfterBlank {
        let blank = ScalarSet(members: [.init(kind: .blank, isNegated: false)])
        nodes.append(.repetition(.set(blank), least: 1, most: nil))
      }
      isAfterBlank = isBlank
    }
    return nodes
  }
}

/// A place between two characters.
enum PatternAssertion: Hashable, Sendable {
  case textStart, textEnd, lineStart, lineEnd, wordBorder, noWordBorder

  /// Whether it holds between two characters, of which either may be missing.
  func holds(between former: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
    switch self {
    case .textStart: former == nil
    case .textEnd: next == nil
    case .lineStart: former == nil || former == "\n"
    case .lineEnd: next == nil || next == "\n"
    case .wordBorder: PatternAssertion.isWord(former) != PatternAssertion.isWord(next)
    case .noWordBorder: PatternAssertion.isWord(former) == PatternAssertion.isWord(next)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map(ScalarSet.Kind.word.contains) ?? false
  }
}
