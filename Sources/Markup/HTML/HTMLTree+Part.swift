extension HTMLTree {
  /// What is in one node, without some subtrees, as a fragment of its own.
  ///
  /// The bytes are shared, not copied. Linear in the size of the part.
  ///
  /// - Parameters:
  ///   - root: The node whose contents are wanted; it becomes the root and is nothing but that.
  ///   - isLeftOut: True for the root of a subtree that is to be missing; asked in document order.
  /// - Returns: The fragment.
  public func part(
    of root: Int = 0, leavingOut isLeftOut: (_ node: Int) -> Bool = { _ in false }
  ) -> HTMLTree {
    var part = self
    part.nodes = []
    part.nodes.append(Node(nodes[0], parent: 0, end: 0))
    var open: [(end: Int, place: Int32)] = [(Int(nodes[root].end), 0)]
    var index = root + 1
    while index < Int(nodes[root].end) {
      while let last = open.last, last.end <= index {
        part.nodes[Int(last.place)].end = Int32(part.nodes.count)
        open.removeLast()
      }
      guard !isLeftOut(index) else {
        index = Int(nodes[index].end)
        continue
      }
      let place = Int32(part.nodes.count)
      part.nodes.append(Node(nodes[index], parent: open.last?.place ?? 0, end: place + 1))
      if Int(nodes[index].end) > index + 1 { open.append((Int(nodes[index].end), place)) }
      index += 1
    }
    for last in open { part.nodes[Int(last.place)].end = Int32(part.nodes.count) }
    return part
  }
}

extension HTMLTree.Node {
  /// The same node at another place.
  fileprivate init(_ node: HTMLTree.Node, parent: Int32, end: Int32) {
    self.init(
      element: node.element, kind: node.kind, namespace: node.namespace, parent: parent, end: end,
      first: node.first, count: node.count, name: node.name)
  }
}
