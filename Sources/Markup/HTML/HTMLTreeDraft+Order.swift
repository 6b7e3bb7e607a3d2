/// The end of construction: links become a list in document order.
extension HTMLTreeDraft {
  /// The nodes of the tree in document order, no more than the limit.
  func nodesInDocumentOrder(limit: Int) -> [HTMLTree.Node] {
    isInOrder ? nodesAsTheyAre(limit: limit) : sortedNodes(limit: limit)
  }

  /// The end of a node is where its next sibling is, or where its parent ends.
  private func nodesAsTheyAre(limit: Int) -> [HTMLTree.Node] {
    let count = min(nodes.count, max(limit, 1))
    return [HTMLTree.Node](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        let node = nodes[index]
        var end = Int32(count)
        if index > 0 {
          end = node.next >= 0 ? min(node.next, end) : buffer[Int(node.parent)].end
        }
        buffer.initializeElement(at: index, to: finished(node, parent: node.parent, end: end))
      }
      initialized = count
    }
  }

  private func sortedNodes(limit: Int) -> [HTMLTree.Node] {
    var firstChild = [Int32](repeating: HTMLTreeDraft.none, count: nodes.count)
    for (index, node) in nodes.enumerated() where index > 0 && node.parent >= 0 && node.previous < 0
    {
      firstChild[Int(node.parent)] = Int32(index)
    }
    var sorted: [HTMLTree.Node] = []
    sorted.reserveCapacity(min(nodes.count, limit))
    var place = [Int32](repeating: 0, count: nodes.count)
    var node: Int32 = 0
    while sorted.count < max(limit, 1) {
      place[Int(node)] = Int32(sorted.count)
      sorted.append(finished(self[node], parent: place[Int(self[node].parent)], end: 0))
      if firstChild[Int(node)] >= 0 {
        node = firstChild[Int(node)]
        continue
      }
      sorted[Int(place[Int(node)])].end = Int32(sorted.count)
      while node > 0, self[node].next < 0 {
        node = self[node].parent
        sorted[Int(place[Int(node)])].end = Int32(sorted.count)
      }
      guard node > 0 else { return sorted }
      node = self[node].next
    }
    // What is still open ends where the limit cut the list.
    for index in sorted.indices where sorted[index].end == 0 {
      sorted[index].end = Int32(sorted.count)
    }
    return sorted
  }

  private func finished(_ node: Node, parent: Int32, end: Int32) -> HTMLTree.Node {
    let kind: HTMLTree.Kind =
      switch node.kind {
      case .element: .element
      case .text, .joinedText: .text
      case .comment: .comment
      case .doctype: .doctype
      }
    return HTMLTree.Node(
      element: kind == .element ? node.element : nil, kind: kind, namespace: node.namespace,
      parent: parent, end: end, first: node.first, count: node.count, name: node.name)
  }
}
