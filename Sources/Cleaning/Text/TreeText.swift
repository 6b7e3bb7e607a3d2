import Markup

/// Reads a tree as a person would type it: paragraphs, list marks, quotes, tables, code.
struct TreeText {
  private struct OpenElement {
    var element: HTMLElement
    var end: Int
    /// The number of the last item, in an ordered list.
    var number: Int?
    /// True when the element indents its lines.
    var indents = false
  }

  private let tree: HTMLTree
  private let isLeftOut: (Int) -> Bool
  private var composer: TextComposer
  private var open: [OpenElement] = []
  private var preformatted = 0
  private var listDepth = 0

  /// Deeper quotes and lists are not indented further.
  private static let indentLimit = 12

  private init(_ tree: HTMLTree, leavingOut isLeftOut: @escaping (Int) -> Bool) {
    self.tree = tree
    self.isLeftOut = isLeftOut
    composer = TextComposer(reservingCapacity: tree.bytes.count)
  }

  /// The text of a tree, without the subtrees whose root is left out.
  static func text(
    of tree: HTMLTree, leavingOut isLeftOut: @escaping (Int) -> Bool = { _ in false }
  ) -> [UInt8] {
    var reader = TreeText(tree, leavingOut: isLeftOut)
    reader.walk()
    return reader.composer.text()
  }

  private mutating func walk() {
    var index = 1
    while index < tree.nodes.count {
      while let last = open.last, last.end <= index { close(open.removeLast()) }
      let node = tree.nodes[index]
      if isLeftOut(index) || node.element?.isSilent == true {
        index = Int(node.end)
        continue
      }
      if let element = node.element {
        start(element, at: index, end: Int(node.end))
      } else if preformatted > 0 {
        composer.appendVerbatim(tree.bytes[tree.text(of: index)])
      } else {
        composer.append(tree.bytes[tree.text(of: index)])
      }
      index += 1
    }
    while let last = open.popLast() { close(last) }
  }

  private mutating func start(_ element: HTMLElement, at index: Int, end: Int) {
    var entry = OpenElement(element: element, end: end)
    if element.isPreformatted { preformatted += 1 }
    composer.breakLine(linesAround(element))
    switch element {
    case .br: composer.breakLine(1)
    case .ul, .ol, .dir, .menu:
      listDepth += 1
      if element == .ol { entry.number = (integer(.start, in: index) ?? 1) - 1 }
    case .li: entry.indents = startItem(at: index)
    case .blockquote: entry.indents = indent(by: Array("> ".utf8))
    case .td, .th: separateCell()
    case .q: composer.append(Array("“".utf8)[...])
    case .rt: if composer.last != nil { composer.append(Array("(".utf8)[...]) }
    default: break
    }
    open.append(entry)
  }

  private mutating func close(_ entry: OpenElement) {
    if entry.element.isPreformatted { preformatted -= 1 }
    switch entry.element {
    case .q: composer.append(Array("”".utf8)[...])
    case .rt: composer.append(Array(")".utf8)[...])
    case .ul, .ol, .dir, .menu: listDepth -= 1
    default: break
    }
    composer.breakLine(linesAround(entry.element))
    if entry.indents { composer.outdent() }
  }

  /// How many line ends stand before and after an element.
  private func linesAround(_ element: HTMLElement) -> Int {
    switch element {
    case .li, .dt, .dd, .tr, .caption: 1
    case .ul, .ol, .dir, .menu: listDepth > 0 ? 1 : 2
    case .p where open.last?.element == .li: 1
    case .td, .th, .tbody, .thead, .tfoot: 0
    default: element.isBlock && !isInCell ? 2 : (element.isBlock ? 1 : 0)
    }
  }

  private var isInCell: Bool {
    open.last.map { $0.element == .td || $0.element == .th } ?? false
  }

  private mutating func separateCell() {
    guard composer.last != nil else { return }
    composer.append(Array(" | ".utf8)[...])
  }

  private mutating func startItem(at index: Int) -> Bool {
    var marker = Array("- ".utf8)
    if let list = open.lastIndex(where: { $0.element == .ul || $0.element == .ol }),
      let number = open[list].number
    {
      let next = integer(.value, in: index) ?? (number &+ 1)
      open[list].number = next
      marker = Array("\(next). ".utf8)
    }
    return indent(by: [UInt8](repeating: UInt8(ascii: " "), count: marker.count), marker: marker)
  }

  private mutating func indent(by prefix: [UInt8], marker: [UInt8]? = nil) -> Bool {
    guard open.count(where: \.indents) < TreeText.indentLimit else { return false }
    composer.indent(by: prefix, marker: marker)
    return true
  }

  private func integer(_ name: HTMLAttributeName, in node: Int) -> Int? {
    tree.value(of: name, in: node).flatMap { value in
      value.count <= 9 ? Int(String(decoding: tree.bytes[value], as: UTF8.self)) : nil
    }
  }
}
