/// An element that is open.
struct OpenElement {
  var node: Int32
  var name: NameNumber
  var element: HTMLElement
  var namespace: HTMLNamespace

  /// True for an element of this name in the HTML namespace.
  @inline(__always)
  func isHTML(_ other: HTMLElement) -> Bool { element == other && namespace == .html }

  /// Whether the search for an element of its kind ends here (§13.2.4.2).
  var isSpecial: Bool {
    switch namespace {
    case .html: element.isSpecial
    case .math: isMathTextIntegrationPoint || element == .annotationXml
    case .svg: isSVGIntegrationPoint
    }
  }

  var isMathTextIntegrationPoint: Bool {
    guard namespace == .math else { return false }
    switch element {
    case .mi, .mo, .mn, .ms, .mtext: return true
    default: return false
    }
  }

  var isSVGIntegrationPoint: Bool {
    namespace == .svg && (element == .foreignobject || element == .desc || element == .title)
  }
}

/// The stack of open elements (HTML Standard §13.2.4.2), its bottom first.
///
/// It counts its elements by name, so that the search for one that is not there, which is what most
/// tags ask for, costs nothing.
struct OpenElements {
  /// Where the search for an open element ends.
  enum Scope {
    case usual, listItem, button, table
  }

  private(set) var elements: [OpenElement] = []
  private var counts = [Int32](repeating: 0, count: HTMLElement.allCases.count)

  init() { elements.reserveCapacity(64) }

  @inline(__always)
  var count: Int { elements.count }

  subscript(index: Int) -> OpenElement {
    @inline(__always) get { elements[index] }
  }

  /// The current node; there always is one once the root is open.
  @inline(__always)
  var top: OpenElement { elements[elements.count &- 1] }

  @inline(__always)
  mutating func push(_ element: OpenElement) {
    elements.append(element)
    note(element, by: 1)
  }

  @inline(__always)
  mutating func pop() -> OpenElement {
    let element = elements.removeLast()
    note(element, by: -1)
    return element
  }

  mutating func remove(at index: Int) {
    note(elements.remove(at: index), by: -1)
  }

  mutating func insert(_ element: OpenElement, at index: Int) {
    elements.insert(element, at: index)
    note(element, by: 1)
  }

  /// Puts another node of the same name in place of one.
  mutating func replaceNode(at index: Int, by node: Int32) { elements[index].node = node }

  @inline(__always)
  private mutating func note(_ element: OpenElement, by change: Int32) {
    if element.namespace == .html { counts[Int(element.element.rawValue)] &+= change }
  }

  // MARK: - Searching

  /// Whether an element of HTML is open at all.
  @inline(__always)
  func contains(_ element: HTMLElement) -> Bool { counts[Int(element.rawValue)] > 0 }

  /// The place of a node, searched from the top.
  func index(of node: Int32) -> Int? { elements.lastIndex { $0.node == node } }

  /// The topmost element of HTML of this name.
  func lastIndex(of element: HTMLElement) -> Int? {
    contains(element) ? elements.lastIndex { $0.isHTML(element) } : nil
  }

  @inline(__always)
  func has(_ element: HTMLElement, in scope: Scope = .usual) -> Bool {
    contains(element) && has(in: scope) { $0.element == element }
  }

  /// Whether a search from the top finds an element of HTML before the scope ends.
  func has(in scope: Scope, where isWanted: (OpenElement) -> Bool) -> Bool {
    for index in stride(from: elements.count - 1, through: 0, by: -1) {
      let open = elements[index]
      if open.namespace == .html, isWanted(open) { return true }
      if OpenElements.ends(scope, at: open) { return false }
    }
    return false
  }

  /// Whether a node is open, with no end of the usual scope above it.
  func hasInScope(node: Int32) -> Bool {
    for index in stride(from: elements.count - 1, through: 0, by: -1) {
      if elements[index].node == node { return true }
      if OpenElements.ends(.usual, at: elements[index]) { return false }
    }
    return false
  }

  private static func ends(_ scope: Scope, at open: OpenElement) -> Bool {
    guard open.namespace == .html else { return scope != .table && open.isSpecial }
    switch open.element {
    case .html, .table, .template: return true
    case .applet, .caption, .td, .th, .marquee, .object, .select: return scope != .table
    case .ol, .ul: return scope == .listItem
    case .button: return scope == .button
    default: return false
    }
  }
}
