/// A walk over a tree in document order: each element begins and ends around what is in it.
///
/// What is marked is left out with all below it, so that an edited tree needs no copy. Bounded by
/// the number of nodes, without recursion.
public struct HTMLWalk {
  /// What the walk comes to.
  public enum Step: Sendable {
    /// An element begins.
    case start(Int)
    /// A text.
    case text(Int)
    /// An element whose contents were walked ends.
    case end(Int)
  }

  private let tree: HTMLTree
  private let isLeftOut: (Int) -> Bool
  private var open: [(node: Int, end: Int)] = []
  private var index: Int
  private let limit: Int

  /// A walk over a tree or over what is in one of its nodes, without what is marked.
  public init(
    _ tree: HTMLTree, in root: Int = 0,
    leavingOut isLeftOut: @escaping (Int) -> Bool = { _ in false }
  ) {
    self.tree = tree
    self.isLeftOut = isLeftOut
    index = root + 1
    limit = Int(tree.nodes[root].end)
  }

  /// The next step, nil at the end.
  public mutating func next() -> Step? {
    while true {
      if let last = open.last, last.end <= index {
        open.removeLast()
        return .end(last.node)
      }
      guard index < limit else { return nil }
      let node = index
      if isLeftOut(node) {
        index = Int(tree.nodes[node].end)
        continue
      }
      index += 1
      if tree.nodes[node].element != nil {
        open.append((node, Int(tree.nodes[node].end)))
        return .start(node)
      }
      if tree.nodes[node].kind == .text { return .text(node) }
    }
  }

  /// Leaves out what is in the element that began last; it has no end then.
  public mutating func skipContents() {
    guard let last = open.popLast() else { return }
    index = last.end
  }
}
