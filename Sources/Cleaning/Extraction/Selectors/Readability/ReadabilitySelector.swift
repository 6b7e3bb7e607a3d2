import Markup

/// Scores elements by the paragraphs in them, as Arc90's Readability does: the method, its weights
/// and thresholds are the ones its descendants share.
struct ReadabilitySelector: ArticleSelector {
  /// What is left out in an attempt; each later attempt leaves out less.
  struct Attempt: OptionSet {
    let rawValue: Int
    static let stripsUnlikely = Attempt(rawValue: 1)
    static let weighsNames = Attempt(rawValue: 2)
    static let cleansConditionally = Attempt(rawValue: 4)
  }

  private static let attempts: [Attempt] = [
    [.stripsUnlikely, .weighsNames, .cleansConditionally],
    [.weighsNames, .cleansConditionally], [.cleansConditionally], [],
  ]
  /// An attempt with less text is not the last.
  private static let enoughText = 500

  func select(in page: AnnotatedPage, _ marks: PageMarks) -> Selection? {
    var best: (selection: Selection, count: Int)?
    for attempt in Self.attempts {
      guard let selection = select(in: page, marks, attempt) else { continue }
      let count = selection.count(in: page)
      if count > best?.count ?? 0 { best = (selection, count) }
      if count >= Self.enoughText { break }
    }
    return best?.selection
  }

  private func select(
    in page: AnnotatedPage, _ marks: PageMarks, _ attempt: Attempt
  ) -> Selection? {
    let leftOut = Self.unlikelyNodes(of: page, marks, attempt)
    let scores = ReadabilityScores(page, leavingOut: leftOut, attempt)
    let top = scores.topCandidate()
    guard page.tree.nodes[top].end > top + 1 else { return nil }
    let root = top == page.body ? top : Int(page.tree.nodes[top].parent)
    var selection = Selection(root: root, leftOut: leftOut)
    if top != root { scores.leaveOutStrangers(of: top, from: &selection) }
    ReadabilityCleaning.clean(&selection, in: page, attempt)
    return selection
  }

  private static func unlikelyNodes(
    of page: AnnotatedPage, _ marks: PageMarks, _ attempt: Attempt
  ) -> [Bool] {
    var leftOut = [Bool](repeating: false, count: page.tree.nodes.count)
    var index = page.body + 1
    while index < page.bodyNodes.upperBound {
      let node = page.tree.nodes[index]
      if let element = node.element,
        marks.strange[index] || isUnlikely(element, page.traits[index], attempt)
      {
        leftOut[index] = true
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return leftOut
  }

  private static func isUnlikely(
    _ element: HTMLElement, _ traits: PageTraits, _ attempt: Attempt
  ) -> Bool {
    if traits.contains(.silent) { return true }
    guard attempt.contains(.stripsUnlikely), element != .a else { return false }
    if traits.contains(.foreignRole) { return true }
    return traits.contains(.unlikely)
      && traits.isDisjoint(with: [.likely, .inTable, .code])
  }
}
