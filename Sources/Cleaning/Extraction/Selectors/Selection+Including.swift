import Markup

/// How a selection grows beyond its root.
extension Selection {
  /// Takes a subtree into the selection, wherever it stands, and nothing else with it.
  mutating func include(_ node: Int, of tree: HTMLTree) {
    let old = root
    while node < root || node >= Int(tree.nodes[root].end) {
      root = Int(tree.nodes[root].parent)
    }
    if root != old { leaveOut(allOf: root, except: old, tree) }
    var ancestor = node
    while ancestor != root {
      if leftOut[ancestor] {
        leftOut[ancestor] = false
        if ancestor != node { leaveOut(allOf: ancestor, except: node, tree) }
      }
      ancestor = Int(tree.nodes[ancestor].parent)
    }
  }

  /// Leaves out all that is in a node beside the path to one of its descendants.
  private mutating func leaveOut(allOf holder: Int, except node: Int, _ tree: HTMLTree) {
    var index = holder + 1
    let end = Int(tree.nodes[holder].end)
    while index < end {
      let next = max(Int(tree.nodes[index].end), index + 1)
      if index == node {
        index = next
      } else if index < node, node < next {
        leftOut[index] = false
        index += 1
      } else {
        leftOut[index] = true
        index = next
      }
    }
  }
}
