import Markup

extension SiteRule {
  /// The article where the rule says it is; nil where the page has no such part.
  func selection(in page: AnnotatedPage) -> Selection? {
    let parts = outermost(content, in: page.tree, within: page.bodyNodes)
    guard let first = parts.first, let last = parts.last else { return nil }
    var leftOut = [Bool](repeating: false, count: page.tree.nodes.count)
    // What is not seen is not the article, whoever chose it.
    for node in page.bodyNodes where page.traits[node].contains(.silent) { leftOut[node] = true }
    guard parts.count > 1 else { return Selection(root: first, leftOut: leftOut) }
    var root = Int(page.tree.nodes[first].parent)
    while Int(page.tree.nodes[root].end) <= last { root = Int(page.tree.nodes[root].parent) }
    var isPart = [Bool](repeating: false, count: page.tree.nodes.count)
    for part in parts {
      for node in part..<Int(page.tree.nodes[part].end) { isPart[node] = true }
      var parent = Int(page.tree.nodes[part].parent)
      while parent > root {
        isPart[parent] = true
        parent = Int(page.tree.nodes[parent].parent)
      }
    }
    for node in root + 1..<Int(page.tree.nodes[root].end) where !isPart[node] {
      leftOut[node] = true
    }
    return Selection(root: root, leftOut: leftOut)
  }

  /// Leaves out what the rule removes.
  func prune(_ selection: inout Selection, in tree: HTMLTree) {
    let end = Int(tree.nodes[selection.root].end)
    for node in outermost(remove, in: tree, within: selection.root + 1..<end) {
      selection.leftOut[node] = true
    }
  }

  /// Marks the nodes that no other rule takes out; nil where there are none.
  func kept(in tree: HTMLTree, within selection: Selection) -> [Bool]? {
    let nodes = selection.root..<Int(tree.nodes[selection.root].end)
    let roots = outermost(keep, in: tree, within: nodes)
    guard !roots.isEmpty else { return nil }
    var marks = [Bool](repeating: false, count: tree.nodes.count)
    for root in roots {
      for node in root..<Int(tree.nodes[root].end) { marks[node] = true }
    }
    return marks
  }

  /// Where the article goes on, as the page writes it.
  func nextPage(in tree: HTMLTree) -> String? {
    tree.nodes.indices.lazy
      .filter { node in next.contains { $0.matches(node, in: tree) } }
      .compactMap { tree.string(of: .href, in: $0) }.first
  }

  private func outermost(
    _ selectors: [ElementSelector], in tree: HTMLTree, within nodes: Range<Int>
  ) -> [Int] {
    guard !selectors.isEmpty else { return [] }
    var found: [Int] = []
    var node = nodes.lowerBound
    while node < nodes.upperBound {
      if selectors.contains(where: { $0.matches(node, in: tree) }) {
        found.append(node)
        node = Int(tree.nodes[node].end)
      } else {
        node += 1
      }
    }
    return found
  }
}
