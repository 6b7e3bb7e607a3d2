import Markup
import WebText

/// Signs that a page shows a wall in place of its article, or of the rest of it.
enum WallSigns {
  /// A whole article is longer than this; what is shown of a walled one mostly is not.
  private static let longestBeginning = 3_500
  private static let longestConsent = 2_000
  private static let longestLine: Int32 = 400
  private static let closeBehind = 6
  private static let longestLabel = 60
  /// So many different things does a request for consent speak of, at least.
  private static let fewestConsentWords = 3

  /// The wall in front of what was chosen, or of a page of which nothing was; nil without one.
  static func wall(
    of page: AnnotatedPage, _ selection: Selection?, data: LinkedData
  ) -> PageWall? {
    let count = selection.map { $0.count(in: page) } ?? page.blocks.reduce(0) { $0 + Int($1.count) }
    if count <= longestConsent, asksForConsent(text(of: selection, in: page), page) {
      return .consent
    }
    guard count <= longestBeginning || selection == nil else { return nil }
    // Some say that an article costs money and give all of it.
    if data.isPaid { return .paywall }
    let blocks = selection.map { StoryPlace($0, in: page).blocks }
    return hasPaywall(page, around: blocks) ? .paywall : nil
  }

  private static func text(of selection: Selection?, in page: AnnotatedPage) -> String {
    guard let selection else { return page.line(in: page.body) }
    return page.line(in: selection.root) { selection.leftOut[$0] }
  }

  /// True for a text that is about consent to what a site stores, on a page with a button to give it.
  ///
  /// An article about privacy speaks of the same things, but has nothing to agree to.
  private static func asksForConsent(_ text: String, _ page: AnnotatedPage) -> Bool {
    let words = text.lowercased()
    guard ConsentWords.subjects.contains(where: { words.hasPhrase($0) }) else { return false }
    let count = ConsentWords.kinds.count { kind in kind.contains { words.hasPhrase($0) } }
    return count >= fewestConsentWords && hasConsentButton(page.tree)
  }

  private static func hasConsentButton(_ tree: HTMLTree) -> Bool {
    tree.nodes.indices.contains { node in
      guard
        tree.nodes[node].element == .button || tree.nodes[node].element == .a
          || tree.nodes[node].element == .input
      else { return false }
      let label = tree.string(of: .value, in: node) ?? tree.text(in: node)
      let words = label.prefix(longestLabel).lowercased()
      return ConsentWords.agreements.contains { words.hasPhrase($0) }
    }
  }

  /// True where a line in the article or close behind it asks for a subscription; pages have such
  /// lines in their heads, too, where they mean nothing.
  private static func hasPaywall(_ page: AnnotatedPage, around blocks: ClosedRange<Int>?) -> Bool {
    let last = blocks.map { min($0.upperBound + closeBehind, page.blocks.count - 1) }
    let first = blocks?.lowerBound ?? 0
    for number in first...max(first, last ?? page.blocks.count - 1) {
      let block = page.blocks[number]
      guard block.count <= longestLine else { continue }
      let line = page.line(ofBlock: number).lowercased()
      if PaywallWords.requests.contains(where: { line.hasPhrase($0) }) { return true }
    }
    return false
  }
}
