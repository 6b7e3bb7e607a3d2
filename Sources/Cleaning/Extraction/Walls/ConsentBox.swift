import Markup
import WebText

/// Tells a box that asks for consent to cookies from an article that speaks of them.
enum ConsentBox {
  /// Longer ones are whole pages about privacy.
  private static let longest: Int32 = 4_000
  private static let mostNodes = 3_000
  /// With less text beside it, the box is a wall before the page.
  private static let leastRest: Int32 = 30

  static func isOne(_ node: Int, in page: AnnotatedPage, _ totals: SubtreeTotals) -> Bool {
    let count = totals[node].count
    guard page.traits[node].contains(.consent), (1...longest).contains(count),
      totals[page.body].count - count >= leastRest,
      Int(page.tree.nodes[node].end) - node <= mostNodes
    else { return false }
    let words = page.line(in: node).lowercased()
    return ConsentWords.subjects.contains { words.hasPhrase($0) }
  }
}
