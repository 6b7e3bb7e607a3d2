import Markup

/// Which tables hold data, in rows of short cells, and which only set a page in columns.
struct TableKinds {
  private var layouts: Set<Int> = []
  private var tables: Set<Int> = []
  private var labelled: Set<Int> = []

  private struct OpenTable {
    var node: Int
    var end: Int
    var cellCount = 0
    var isWide = false
    /// How many paragraphs the cell that is open has.
    var paragraphs = 0
  }

  /// Looks at all tables in one pass.
  init(in tree: HTMLTree) {
    guard tree.nodes.contains(where: { $0.element == .table }) else { return }
    var open: [OpenTable] = []
    for node in tree.nodes.indices {
      while let last = open.last, last.end <= node { finish(open.removeLast()) }
      guard let element = tree.nodes[node].element else { continue }
      if element == .table {
        if let outer = open.last { layouts.insert(outer.node) }
        open.append(OpenTable(node: node, end: Int(tree.nodes[node].end)))
      } else if let last = open.indices.last {
        look(at: element, in: &open[last])
      }
    }
    while let last = open.popLast() { finish(last) }
  }

  /// True for a table whose rows are to be read as lines.
  func holdsData(_ table: Int) -> Bool { tables.contains(table) && !layouts.contains(table) }

  /// True for a table whose rows or columns have a head, whatever is in its cells.
  func hasLabels(_ table: Int) -> Bool { labelled.contains(table) }

  private mutating func look(at element: HTMLElement, in table: inout OpenTable) {
    if element == .th { labelled.insert(table.node) }
    switch element {
    case .tr: table.cellCount = 0
    case .td, .th:
      table.cellCount += 1
      table.paragraphs = 0
      if table.cellCount > 1 { table.isWide = true }
    case .p, .div:
      table.paragraphs += 1
      if table.paragraphs > 1 { layouts.insert(table.node) }
    case .ul, .ol, .dl, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .figure, .article,
      .section,
      .details:
      layouts.insert(table.node)
    default: break
    }
  }

  /// A table of one column is no table.
  private mutating func finish(_ table: OpenTable) {
    tables.insert(table.node)
    if !table.isWide { layouts.insert(table.node) }
  }
}
