import Markup

/// Leaves out lists, boxes and lines that are made of links.
enum LinkPruning {
  static func prune(_ selection: inout Selection, in page: AnnotatedPage) {
    let totals = SubtreeTotals(page, leavingOut: selection.leftOut)
    let end = Int(page.tree.nodes[selection.root].end)
    var index = selection.root + 1
    while index < end {
      let node = page.tree.nodes[index]
      guard let element = node.element, !selection.leftOut[index] else {
        index = max(Int(node.end), index + 1)
        continue
      }
      if isMadeOfLinks(index, element, in: page, totals[index]) {
        selection.leftOut[index] = true
        index = Int(node.end)
        continue
      }
      index += 1
    }
  }

  private static func isMadeOfLinks(
    _ index: Int, _ element: HTMLElement, in page: AnnotatedPage, _ sums: SubtreeTotals.Sums
  ) -> Bool {
    guard sums.linked > 0 else { return false }
    switch element {
    case .ul, .ol, .dl:
      return sums.linkDensity > 0.75 && sums.count < 2_000 && sums.sentences * 4 < sums.count / 40
        || sums.linkDensity > 0.5 && sums.count < 300
    case .td where isInDataTable(index, of: page.tree): return false
    case .div, .section, .article, .aside, .header, .nav, .center, .td, .figure:
      return sums.linkDensity > 0.8 && sums.prose == 0 && sums.count < 1_500
    case .table: return sums.linkDensity > 0.8 && sums.prose == 0
    default: return false
    }
  }

  /// True for a cell of a table that holds data, where a link is a value.
  private static func isInDataTable(_ cell: Int, of tree: HTMLTree) -> Bool {
    var node = Int(tree.nodes[cell].parent)
    while node > 0, tree.nodes[node].element != .table { node = Int(tree.nodes[node].parent) }
    return node > 0 && DataTables.isOne(node, in: tree)
  }
}
