import TestSupport
import Testing
import Vocabulary

@testable import Cleaning

@Suite struct FilterPropertyTests {
  static let seeds: [UInt64] = [1, 20_261_125, 0xFEED]

  @Test("an expression that is printed and read is the same expression", arguments: seeds)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<400 {
      let tree = try expression(depth: 4, &random)
      let text = tree.description
      let read = try Filter(parsing: text)
      #expect(read.expression == tree, "seed \(seed): \(text)")
      #expect(read.description == text, "seed \(seed)")
    }
  }

  @Test("whatever is typed is read or refused, and no pattern fails at a text", arguments: seeds)
  func anything(seed: UInt64) throws {
    let pieces = [
      "title", "text", "date", "word-count", "contains", "matches", "=", "!=", "<", "and", "or",
      "not", "(", ")", "\"", "'", "/", "\\", "[", "]", "{2,3}", "*", "+", "?", "|", "^", "$", ".",
      "\\b", "\\w", "a", "é", "漢", "7d", "2026-11-24", " ", "\u{301}", "-", "\u{0}",
    ]
    var random = SplitMix(seed: seed)
    let article = FilterTests.article
    for _ in 0..<600 {
      let count = Int.random(in: 0..<14, using: &random)
      let noise = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
      for text in [noise.joined(), noise.joined(separator: " ")] {
        _ = (try? Filter(parsing: text))?.holds(for: article)
        let pattern = text.replacing("\"", with: "")
        _ = (try? Filter(parsing: "text matches \"\(pattern)\""))?.holds(for: article)
      }
    }
  }

  private func expression(
    depth: Int, _ random: inout SplitMix
  ) throws -> FilterExpression {
    switch depth > 0 ? Int.random(in: 0..<8, using: &random) : Int.random(in: 3..<8, using: &random)
    {
    case 0, 1:
      var parts: [FilterExpression] = []
      for _ in 0..<Int.random(in: 2..<5, using: &random) {
        parts.append(try expression(depth: depth - 1, &random))
      }
      return Bool.random(using: &random) ? .all(parts) : .any(parts)
    case 2: return .not(try expression(depth: depth - 1, &random))
    case 3:
      return .number(
        .wordCount, OrderOperator.allCases.randomElement(using: &random) ?? .less,
        Int.random(in: -5..<5_000, using: &random))
    case 4:
      let dates = ["2026-11-24", "7d", "3w", "90m", "0m", "2026-11-24T00:25:24Z"]
      return .date(
        OrderOperator.allCases.randomElement(using: &random) ?? .less,
        try #require(FilterDate(dates.randomElement(using: &random) ?? "")))
    default:
      let fields = FilterField.allCases.filter { $0.kind == .text }
      let field = fields.randomElement(using: &random) ?? .title
      let words = field.operators.compactMap(TextOperator.init)
      let comparison = words.randomElement(using: &random) ?? .contains
      let texts =
        comparison == .matches
        ? ["a+b", "\\bnew\\b", "^(x|y)?$", "[\"/\\\\]"]
        : ["a", "two words", "\"quoted\"", "back\\slash", "\\\\", "it's", "and", "漢字 é", "/x/"]
      let text = texts.randomElement(using: &random) ?? "a"
      return .text(field, comparison, try TextPattern(text, comparison, in: field))
    }
  }
}
