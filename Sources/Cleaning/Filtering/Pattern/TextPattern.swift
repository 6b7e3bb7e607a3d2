import Foundation

/// A text to be looked for in others, compiled once.
struct TextPattern: Sendable {
  /// The text or the regular expression as it was written.
  let source: String
  private let program: PatternProgram

  /// Compiles what an operator looks for in a field.
  ///
  /// - Throws: `PatternError` for a regular expression that is none, or too large.
  init(
    _ source: String, _ comparison: TextOperator, in field: FilterField
  ) throws(PatternError) {
    self.source = source
    program = try PatternProgram(TextPattern.node(source, comparison, field))
  }

  /// Whether it is found in a text, of which at most the first 100 kB are looked at.
  func occurs(in text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      let window = UnsafeBufferPointer(
        rebasing: bytes.prefix(FilterLimits.patternWindow))
      var search = PatternSearch(program, in: window)
      return search.succeeds()
    }
  }

  private static func node(
    _ source: String, _ comparison: TextOperator, _ field: FilterField
  ) throws(PatternError) -> PatternNode {
    if comparison == .matches {
      var parser = PatternParser(source)
      return try parser.pattern()
    }
    // Stored texts are in NFC.
    let text = PatternNode.literal(source.precomposedStringWithCanonicalMapping)
    guard comparison != .contains else { return .sequence(text) }
    var nodes: [PatternNode] = [.assertion(.textStart)] + text
    // A folder holds those below it, and a language its regions (RFC 4647 §3.3.1).
    let divider: Unicode.Scalar? =
      comparison == .within ? "/" : field == .language && !source.isEmpty ? "-" : nil
    if let divider {
      let end = PatternNode.assertion(.textEnd)
      nodes.append(.choice([end, .set(ScalarSet(divider, ignoringCase: false))]))
    } else {
      nodes.append(.assertion(.textEnd))
    }
    return .sequence(nodes)
  }
}

extension TextPattern: Hashable {
  /// Patterns with the same source are the same; the operator stands beside them.
  static func == (left: TextPattern, right: TextPattern) -> Bool { left.source == right.source }

  func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
