import Markup

/// Reads a tree as a person would type it: paragraphs, list marks, quotes, tables, code.
struct TreeText {
  private struct OpenElement {
    var element: HTMLElement
    /// The list, when it is one.
    var list: ListNumbering?
    /// True when the element indents its lines.
    var indents = false
    /// How many elements began in it, where it is a part of a formula.
    var parts = 0
  }

  private let tree: HTMLTree
  private let root: Int
  private let isLeftOut: (Int) -> Bool
  private let marksQuotes: Bool
  private let tables: TableKinds
  private var composer: TextComposer
  private var open: [OpenElement] = []
  private var preformatted = 0
  private var listDepth = 0
  /// The table whose cells are being read, when it holds data.
  private var table: TableText?
  /// What was written before the cell that is open.
  private var beforeCell: TextComposer?
  /// The links met so far, where they are numbered.
  private var links: TextLinks?

  /// Deeper quotes and lists are not indented further.
  private static let indentLimit = 12

  private init(
    _ tree: HTMLTree, in root: Int, marksQuotes: Bool = true,
    leavingOut isLeftOut: @escaping (Int) -> Bool
  ) {
    self.marksQuotes = marksQuotes
    self.tree = tree
    self.root = root
    self.isLeftOut = isLeftOut
    tables = TableKinds(in: tree)
    composer = TextComposer(reservingCapacity: tree.bytes.count)
  }

  /// The text of a tree, or of what is in one of its nodes, without the subtrees whose root is left
  /// out; quotations have a mark before each line, or none.
  static func text(
    of tree: HTMLTree, in root: Int = 0, marksQuotes: Bool = true,
    leavingOut isLeftOut: @escaping (Int) -> Bool = { _ in false }
  ) -> [UInt8] {
    var reader = TreeText(
      tree, in: root, marksQuotes: marksQuotes, leavingOut: isLeftOut)
    reader.read()
    return reader.composer.text()
  }

  /// The text of a tree with the number of its address behind each link, and the addresses.
  static func linkedText(of tree: HTMLTree) -> (text: [UInt8], addresses: [String]) {
    var reader = TreeText(tree, in: 0, leavingOut: { _ in false })
    reader.links = TextLinks()
    reader.read()
    return (reader.composer.text(), reader.links?.addresses ?? [])
  }

  private mutating func read() {
    var walk = HTMLWalk(tree, in: root, leavingOut: isLeftOut)
    while let step = walk.next() {
      switch step {
      case .start(let node):
        guard let element = tree.nodes[node].element, !element.isSilent else {
          walk.skipContents()
          continue
        }
        start(element, at: node)
      case .text(let node):
        let text = tree.bytes[tree.text(of: node)]
        if preformatted > 0 { composer.appendVerbatim(text) } else { composer.append(text) }
      case .end(let node):
        if let last = open.popLast() { close(last, at: node) }
      }
    }
  }

  // MARK: - Elements

  private mutating func start(_ element: HTMLElement, at node: Int) {
    var entry = OpenElement(element: element)
    if tree.nodes[node].namespace == .math { startFormulaPart() }
    if element.isPreformatted { preformatted += 1 }
    breakLine(around: element)
    switch element {
    case .br: if beforeCell == nil { composer.addLineBreak() } else { breakLine(1) }
    case .table: if tables.holdsData(node) { table = TableText() }
    case .tr: table?.beginRow()
    case .td, .th: beginCell(of: node)
    case .ul, .ol, .dir, .menu:
      listDepth += 1
      entry.list = element == .ol ? ListNumbering(of: node, in: tree) : .unordered
    case .li: entry.indents = startItem(at: node)
    case .blockquote where marksQuotes: entry.indents = indent(by: Array("> ".utf8))
    case .q: composer.append(Array("“".utf8)[...])
    case .rt: if composer.last != nil { composer.append(Array("(".utf8)[...]) }
    case .msqrt: composer.append(Array("√".utf8)[...])
    default: break
    }
    open.append(entry)
  }

  private mutating func close(_ entry: OpenElement, at node: Int) {
    if entry.element.isPreformatted { preformatted -= 1 }
    switch entry.element {
    case .a: if links != nil { writeNumber(ofLink: node) }
    case .q: composer.append(Array("”".utf8)[...])
    case .rt: composer.append(Array(")".utf8)[...])
    case .ul, .ol, .dir, .menu: listDepth -= 1
    case .td, .th: endCell()
    case .table: if tables.holdsData(node) { writeTable() }
    default: break
    }
    breakLine(around: entry.element)
    if entry.indents { composer.outdent() }
  }

  /// In a cell of a table of data all that ends a line elsewhere is a blank.
  private mutating func breakLine(_ lines: Int) {
    if beforeCell == nil {
      composer.breakLine(lines)
    } else if lines > 0 {
      composer.append([UInt8(ascii: " ")])
    }
  }

  /// Leaves so many line ends before and after an element.
  private mutating func breakLine(around element: HTMLElement) {
    switch element {
    case .tr, .td, .th, .tbody, .thead, .tfoot: breakLine(table == nil ? 2 : 0)
    case .li, .dt, .dd, .caption: breakLine(1)
    case .ul, .ol, .dir, .menu: breakLine(listDepth > 0 ? 1 : 2)
    case .p where open.last?.element == .li: breakLine(1)
    default: breakLine(element.isBlock ? 2 : 0)
    }
  }

  /// Writes the number of a link's address; places within the article have none.
  private mutating func writeNumber(ofLink node: Int) {
    guard let address = tree.string(of: .href, in: node), !address.hasPrefix("#"),
      let number = links?.number(of: address)
    else { return }
    composer.append(Array("[\(number)]".utf8)[...])
  }

  // MARK: - Lists and quotes

  private mutating func startItem(at node: Int) -> Bool {
    var marker = Array("- ".utf8)
    if let list = open.lastIndex(where: { $0.list != nil }),
      let number = open[list].list?.next(for: node, in: tree)
    {
      marker = Array("\(number). ".utf8)
    }
    return indent(by: [UInt8](repeating: UInt8(ascii: " "), count: marker.count), marker: marker)
  }

  private mutating func indent(by prefix: [UInt8], marker: [UInt8]? = nil) -> Bool {
    guard beforeCell == nil, open.count(where: \.indents) < TreeText.indentLimit else {
      return false
    }
    composer.indent(by: prefix, marker: marker)
    return true
  }

  // MARK: - Tables and formulas

  private mutating func beginCell(of node: Int) {
    guard table != nil, beforeCell == nil else { return }
    beforeCell = composer
    composer = TextComposer(reservingCapacity: 64)
  }

  private mutating func endCell() {
    guard let before = beforeCell else { return }
    table?.add(cell: composer.text())
    composer = before
    beforeCell = nil
  }

  private mutating func writeTable() {
    guard let table else { return }
    self.table = nil
    for line in table.lines() {
      composer.appendVerbatim(line[...])
      composer.breakLine(1)
    }
  }

  /// Writes a formula on one line: `x^2`, `a/b`.
  private mutating func startFormulaPart() {
    guard let parent = open.indices.last else { return }
    open[parent].parts += 1
    guard open[parent].parts > 1 else { return }
    switch open[parent].element {
    case .mfrac: composer.append(Array("/".utf8)[...])
    case .msup: composer.append(Array("^".utf8)[...])
    case .msub: composer.append(Array("_".utf8)[...])
    case .msubsup: composer.append(Array((open[parent].parts == 2 ? "_" : "^").utf8)[...])
    default: break
    }
  }
}
