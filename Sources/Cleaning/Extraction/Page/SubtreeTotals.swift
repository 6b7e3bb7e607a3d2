import Markup

/// What is in each subtree of a page, without what is left out.
struct SubtreeTotals {
  /// The sums of one subtree.
  struct Sums {
    var count: Int32 = 0
    var linked: Int32 = 0
    var commas: Int32 = 0
    var sentences: Int32 = 0
    /// Text of running prose.
    var prose: Int32 = 0

    /// How much of the text is in links, 0 to 1.
    var linkDensity: Double { count > 0 ? Double(linked) / Double(count) : 0 }
  }

  private(set) var sums: [Sums]

  /// The sums of all subtrees of the body, in one pass from the last node to the first.
  init(_ page: AnnotatedPage, leavingOut leftOut: [Bool]? = nil) {
    sums = [Sums](repeating: Sums(), count: page.tree.nodes.count)
    for index in page.bodyNodes.reversed() {
      if let leftOut, leftOut[index] {
        sums[index] = Sums()
        continue
      }
      let facts = page.texts[index]
      if facts.count > 0 {
        sums[index].count = facts.count
        sums[index].commas = facts.commas
        sums[index].sentences = facts.sentences
        if page.traits[index].contains(.linked) { sums[index].linked = facts.count }
        if page.blocks[Int(page.blockNumber[index])].isProse { sums[index].prose = facts.count }
      }
      guard index > page.body else { continue }
      add(sums[index], to: Int(page.tree.nodes[index].parent))
    }
  }

  subscript(node: Int) -> Sums { sums[node] }

  private mutating func add(_ part: Sums, to parent: Int) {
    sums[parent].count &+= part.count
    sums[parent].linked &+= part.linked
    sums[parent].commas &+= part.commas
    sums[parent].sentences &+= part.sentences
    sums[parent].prose &+= part.prose
  }
}
