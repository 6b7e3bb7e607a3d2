import Markup

/// A selection made of whole blocks.
enum BlockSelection {
  /// The smallest element that holds the chosen blocks, without the blocks that are not chosen.
  static func selection(
    of isChosen: [Bool], in page: AnnotatedPage, leavingOut leftOut: [Bool]
  ) -> Selection? {
    guard let first = isChosen.firstIndex(of: true), let last = isChosen.lastIndex(of: true) else {
      return nil
    }
    let root = commonAncestor(
      of: page.blocks[first].start, page.blocks[last].end - 1, in: page.tree)
    var leftOut = leftOut
    for index in root..<Int(page.tree.nodes[root].end) {
      let number = Int(page.blockNumber[index])
      if number >= 0, !isChosen[number] { leftOut[index] = true }
    }
    return Selection(root: root, leftOut: leftOut)
  }

  private static func commonAncestor(of first: Int, _ last: Int, in tree: HTMLTree) -> Int {
    var node = Int(tree.nodes[first].parent)
    while node > 0 {
      let isInline =
        tree.nodes[node].element.map { !$0.isBlock || $0 == .p || $0.isHeading } ?? true
      if Int(tree.nodes[node].end) > last, !isInline { return node }
      node = Int(tree.nodes[node].parent)
    }
    return node
  }
}
