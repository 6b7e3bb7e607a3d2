import Markup

/// Which parts of a page are not its article, by what they are called.
struct PageMarks {
  /// Marks the roots of what no article has.
  private(set) var boilerplate: [Bool]
  /// Marks more than that.
  private(set) var strict: [Bool]
  /// Marks the roots of what is about something else by its own words or shape, whatever else the page
  /// has: requests for consent, lists of teasers.
  private(set) var strange: [Bool]
  let totals: SubtreeTotals

  /// Much text outside of what goes is needed for a name to be believed.
  private static let leastProse: Int32 = 250
  /// So deep in an element its text is looked for.
  private static let mostNodes = 32

  init(_ page: AnnotatedPage) {
    totals = SubtreeTotals(page)
    boilerplate = [Bool](repeating: false, count: page.tree.nodes.count)
    strict = boilerplate
    strange = boilerplate
    mark(page)
  }

  private mutating func mark(_ page: AnnotatedPage) {
    let all = totals[page.body].prose
    var index = page.body + 1
    while index < page.bodyNodes.upperBound {
      let node = page.tree.nodes[index]
      guard let element = node.element else {
        index += 1
        continue
      }
      let traits = page.traits[index]
      if isWithinProse(index, element, of: page) {
        index += 1
        continue
      }
      strange[index] =
        ConsentBox.isOne(index, in: page, totals)
        || TeaserList.isOne(index, in: page, totals, all: all)
      if strange[index] || isForeign(element, traits, prose: totals[index].prose, of: all) {
        boilerplate[index] = true
        strict[index] = true
        index = Int(node.end)
        continue
      }
      if traits.contains(.doubtful), totals[index].prose * 5 < all { strict[index] = true }
      index += 1
    }
  }

  private func isForeign(
    _ element: HTMLElement, _ traits: PageTraits, prose: Int32, of all: Int32
  ) -> Bool {
    if traits.contains(.silent) { return true }
    let leavesEnough = all - prose >= Self.leastProse
    if traits.contains(.statedBody) || traits.contains(.body) && prose * 2 > all { return false }
    switch element {
    case .nav, .footer, .menu, .search: return leavesEnough || prose * 3 < all
    case .aside, .form, .header: return prose * 3 < all
    case .input, .button, .select, .textarea, .label, .dialog: return true
    default: break
    }
    if traits.contains(.foreignRole) { return leavesEnough && prose * 2 < all || prose == 0 }
    if traits.contains(.comments) { return leavesEnough }
    if traits.contains(.boilerplate) { return leavesEnough && prose * 2 < all || prose * 4 < all }
    if traits.contains(.aside), !traits.contains(.plain) {
      return prose * 5 < all && !(element == .p && prose > 0)
    }
    return false
  }

  /// True for words within a sentence: whatever they are called, the sentence is not whole without
  /// them.
  private func isWithinProse(_ node: Int, _ element: HTMLElement, of page: AnnotatedPage) -> Bool {
    guard !element.isBlock, totals[node].count > 0, !page.traits[node].contains(.silent),
      let number = page.block(of: node, within: Self.mostNodes)
    else { return false }
    let block = page.blocks[number]
    return block.isProse && block.count >= totals[node].count * 2
  }
}
