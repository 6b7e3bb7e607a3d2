import Markup

/// Leaves out what stands beside a story in the cells of a table that is there for the layout.
///
/// Pages made of tables have columns for quotes, links and advertisements. Where one cell of a row has
/// nearly all of the running text, the others have none of the story.
enum SideCells {
  static func prune(_ selection: inout Selection, in page: AnnotatedPage) {
    let tree = page.tree
    let nodes = selection.root + 1..<Int(tree.nodes[selection.root].end)
    let cells = nodes.filter { isCell($0, in: tree) && !selection.leftOut[$0] }
    guard cells.count > 1 else { return }
    let totals = SubtreeTotals(page, leavingOut: selection.leftOut)
    let all = totals[selection.root].prose
    let stories = Set(
      cells.filter { totals[$0].prose * 10 > all * 8 }.map { tree.nodes[$0].parent })
    guard all > 0 else { return }
    for cell in cells where totals[cell].prose == 0 && stories.contains(tree.nodes[cell].parent) {
      selection.leftOut[cell] = true
    }
  }

  private static func isCell(_ node: Int, in tree: HTMLTree) -> Bool {
    tree.nodes[node].element == .td || tree.nodes[node].element == .th
  }
}
