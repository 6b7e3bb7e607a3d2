import Markup

/// What is in each subtree of a selection, kept right while parts of it are taken out.
struct ElementCounts {
  struct Counts {
    var count: Int32 = 0
    var linked: Int32 = 0
    var commas: Int32 = 0
    var inHeadings: Int32 = 0
    var inLists: Int32 = 0
    var inTextElements: Int32 = 0
    var paragraphs: Int32 = 0
    var pictures: Int32 = 0
    var items: Int32 = 0
    var inputs: Int32 = 0
    var embeds: Int32 = 0

    mutating func add(_ part: Counts, _ sign: Int32) {
      count &+= sign &* part.count
      linked &+= sign &* part.linked
      commas &+= sign &* part.commas
      inHeadings &+= sign &* part.inHeadings
      inLists &+= sign &* part.inLists
      inTextElements &+= sign &* part.inTextElements
      paragraphs &+= sign &* part.paragraphs
      pictures &+= sign &* part.pictures
      items &+= sign &* part.items
      inputs &+= sign &* part.inputs
      embeds &+= sign &* part.embeds
    }
  }

  private let page: AnnotatedPage
  private let root: Int
  private var counts: [Counts]
  private var gone: [Bool]
  private var dataTables: Set<Int> = []

  init(_ page: AnnotatedPage, _ selection: Selection) {
    self.page = page
    root = selection.root
    counts = [Counts](repeating: Counts(), count: page.tree.nodes.count)
    gone = [Bool](repeating: false, count: page.tree.nodes.count)
    var hasBlock = [Bool](repeating: false, count: page.tree.nodes.count)
    for index in (root..<Int(page.tree.nodes[root].end)).reversed() {
      guard !selection.leftOut[index] else {
        counts[index] = Counts()
        hasBlock[index] = false
        continue
      }
      count(index, hasBlock: hasBlock[index])
      guard index > root else { continue }
      let parent = Int(page.tree.nodes[index].parent)
      counts[parent].add(counts[index], 1)
      if hasBlock[index] || Self.isBlock(page.tree.nodes[index].element) { hasBlock[parent] = true }
    }
    for index in root..<Int(page.tree.nodes[root].end)
    where page.tree.nodes[index].element == .table && DataTables.isOne(index, in: page.tree) {
      dataTables.insert(index)
    }
  }

  subscript(node: Int) -> Counts { counts[node] }

  /// True for a node in what was taken out.
  func isGone(_ node: Int) -> Bool {
    var node = node
    while node > root {
      if gone[node] { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  /// Takes a subtree out of the counts of all around it.
  mutating func remove(_ node: Int) {
    let part = counts[node]
    gone[node] = true
    var ancestor = node
    while ancestor > root {
      ancestor = Int(page.tree.nodes[ancestor].parent)
      counts[ancestor].add(part, -1)
    }
  }

  private static func isBlock(_ element: HTMLElement?) -> Bool {
    switch element {
    case .blockquote, .dl, .div, .img, .ol, .p, .pre, .table, .ul: true
    default: false
    }
  }

  /// Adds what a node itself is to what is in it.
  private mutating func count(_ index: Int, hasBlock: Bool) {
    let facts = page.texts[index]
    if facts.count > 0 {
      let traits = page.traits[index]
      counts[index].count = facts.count
      counts[index].commas = facts.commas
      if traits.contains(.linked) { counts[index].linked = facts.count }
      if traits.contains(.inHeading) { counts[index].inHeadings = facts.count }
      if traits.contains(.inList) { counts[index].inLists = facts.count }
    }
    switch page.tree.nodes[index].element {
    case .p: counts[index].paragraphs += 1
    case .img: counts[index].pictures += 1
    case .li: counts[index].items += 1
    case .input: counts[index].inputs += 1
    case .object, .embed, .iframe: counts[index].embeds += 1
    case .div where !hasBlock: counts[index].paragraphs += 1
    default: break
    }
    switch page.tree.nodes[index].element {
    case .span, .li, .td, .blockquote, .dl, .div, .ol, .p, .pre, .table, .ul:
      counts[index].inTextElements = max(counts[index].inTextElements, counts[index].count)
    default: break
    }
  }

  // MARK: - What is fishy

  /// Whether an element looks like something else than text, by Readability's rules.
  func isFishy(_ node: Int, _ element: HTMLElement) -> Bool {
    if element == .table, dataTables.contains(node) { return false }
    let traits = page.traits[node]
    if isInDataTable(node) || traits.contains(.code) || holdsDataTable(node) { return false }
    let sums = counts[node]
    let weight = traits.nameWeight
    if weight < 0 { return true }
    guard sums.commas < 10 else { return false }
    return isFishy(sums, weight: weight, element, isInFigure: traits.contains(.inFigure))
  }

  private func isFishy(
    _ sums: Counts, weight: Int, _ element: HTMLElement, isInFigure: Bool
  ) -> Bool {
    let isList =
      element == .ul || element == .ol || sums.count > 0 && sums.inLists * 10 > sums.count * 9
    let linkDensity = sums.count > 0 ? Double(sums.linked) / Double(sums.count) : 0
    let headingDensity = sums.count > 0 ? Double(sums.inHeadings) / Double(sums.count) : 0
    if !isInFigure, sums.pictures > 1, sums.paragraphs * 2 < sums.pictures { return true }
    if !isList, sums.items - 100 > sums.paragraphs { return true }
    if sums.inputs > sums.paragraphs / 3 { return true }
    if !isList, !isInFigure, headingDensity < 0.9, sums.count < 25,
      sums.pictures == 0 || sums.pictures > 2, linkDensity > 0
    {
      return true
    }
    if !isList, weight < 25, linkDensity > 0.2 { return true }
    if weight >= 25, linkDensity > 0.5 { return true }
    if sums.embeds == 1, sums.count < 75 { return true }
    return sums.pictures == 0 && sums.inTextElements == 0
  }

  private func isInDataTable(_ node: Int) -> Bool {
    guard !dataTables.isEmpty, page.traits[node].contains(.inTable) else { return false }
    var node = Int(page.tree.nodes[node].parent)
    while node > root {
      if dataTables.contains(node) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }

  private func holdsDataTable(_ node: Int) -> Bool {
    guard !dataTables.isEmpty else { return false }
    return dataTables.contains { $0 > node && $0 < Int(page.tree.nodes[node].end) }
  }
}

/// Tells tables of data from those that set a page in columns, as Readability does.
enum DataTables {
  static func isOne(_ table: Int, in tree: HTMLTree) -> Bool {
    if tree.string(of: .role, in: table) == "presentation" { return false }
    var (rows, columns, cells) = (0, 0, 0)
    for index in table + 1..<max(table + 1, Int(tree.nodes[table].end)) {
      switch tree.nodes[index].element {
      case .caption, .col, .colgroup, .tfoot, .thead, .th: return true
      case .table: return false
      case .tr:
        rows += 1
        cells = 0
      case .td:
        cells += 1
        columns = max(columns, cells)
      default: break
      }
    }
    guard rows > 1, columns > 1 else { return false }
    return rows >= 10 || columns > 4 || rows * columns > 10
  }
}
