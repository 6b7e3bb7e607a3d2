/// Where nodes go and how elements come to be (HTML Standard §13.2.6.1).
extension HTMLParser {
  // MARK: - Places

  /// The appropriate place for inserting a node, in the current node.
  @inline(__always)
  var place: HTMLTreeDraft.Place {
    let top = open.top
    if fostersChildren, top.namespace == .html, top.element.fostersChildren { return fosterPlace }
    return HTMLTreeDraft.Place(parent: top.node)
  }

  /// The appropriate place in another element than the current one.
  func place(in target: OpenElement) -> HTMLTreeDraft.Place {
    if fostersChildren, target.namespace == .html, target.element.fostersChildren {
      return fosterPlace
    }
    return HTMLTreeDraft.Place(parent: target.node)
  }

  /// Before the last table, for what may not stand in it.
  private var fosterPlace: HTMLTreeDraft.Place {
    let table = open.lastIndex(of: .table)
    if let template = open.lastIndex(of: .template), table.map({ $0 < template }) ?? true {
      return HTMLTreeDraft.Place(parent: open[template].node)
    }
    guard let table else { return HTMLTreeDraft.Place(parent: open[0].node) }
    let node = open[table].node
    if draft[node].parent >= 0 {
      return HTMLTreeDraft.Place(parent: draft[node].parent, before: node)
    }
    return HTMLTreeDraft.Place(parent: open[max(table - 1, 0)].node)
  }

  // MARK: - Elements

  /// Inserts an element for the tag and opens it; false when it would be too deep.
  ///
  /// What is left out for that has its contents where it would have been.
  @discardableResult
  @inline(__always)
  mutating func insertElement(in namespace: HTMLNamespace = .html) -> Bool {
    guard open.count <= limits.depth else {
      noteTooDeep()
      return false
    }
    insertAnyway(in: namespace)
    return true
  }

  private mutating func noteTooDeep() {
    exceeded.insert(.tooDeep)
    deepElements.leaveOut(tag.name, at: open.count)
  }

  /// The same for an element that holds no others, so that it may be one too deep.
  mutating func insertAnyway(in namespace: HTMLNamespace) {
    let node = draft.insert(newNode(in: namespace), at: place)
    push(
      OpenElement(node: node, name: tag.name, element: tag.element, namespace: namespace))
  }

  /// Inserts an element for the tag which has no contents.
  mutating func insertVoid(in namespace: HTMLNamespace = .html) {
    _ = draft.insert(newNode(in: namespace), at: place)
  }

  /// Inserts and opens an element of HTML that no tag stands for, without attributes.
  mutating func insertImplied(_ element: HTMLElement) {
    var node = HTMLTreeDraft.Node(kind: .element)
    node.name = NameNumber(element)
    node.element = element
    let index = draft.insert(node, at: open.count > 0 ? place : HTMLTreeDraft.Place(parent: 0))
    push(OpenElement(node: index, name: node.name, element: element, namespace: .html))
  }

  @inline(__always)
  private mutating func newNode(in namespace: HTMLNamespace) -> HTMLTreeDraft.Node {
    tag.isInserted = true
    var node = HTMLTreeDraft.Node(kind: .element)
    node.name = tag.name
    node.element = tag.element
    node.namespace = namespace
    node.first = UInt32(truncatingIfNeeded: tag.first)
    node.count = UInt32(truncatingIfNeeded: attributes.count - tag.first)
    return node
  }

  @inline(__always)
  mutating func push(_ element: OpenElement) {
    open.push(element)
    draft[element.node].isOpen = true
    if element.namespace == .html {
      switch element.element {
      case .select, .option, .selectedcontent: noteSelection(element)
      default: break
      }
    }
  }

  // MARK: - Texts and comments

  /// Inserts a text in the current node.
  @inline(__always)
  mutating func insertText(_ text: Stretch) {
    let end = boundary(Int(text.start) + Int(text.count), of: text)
    draft.insertText(start: text.start, count: UInt32(truncatingIfNeeded: end), at: place)
  }

  /// How much of a text is within the limit.
  @inline(__always)
  private mutating func boundary(_ end: Int, of text: Stretch) -> Int {
    guard Int(text.count) > limits.textBytes else { return Int(text.count) }
    exceeded.insert(.textTooLong)
    var count = limits.textBytes
    while count > 0, byte(at: text.start + UInt32(count)) & 0xC0 == 0x80 { count -= 1 }
    return count
  }

  /// Inserts a comment where the mode wants it.
  mutating func insertComment(_ text: Stretch) {
    var node = HTMLTreeDraft.Node(kind: .comment)
    node.first = text.start
    node.count = text.count
    if isInForeignContent {
      _ = draft.insert(node, at: place)
      return
    }
    switch mode {
    case .initial, .beforeHTML, .afterAfterBody, .afterAfterFrameset:
      _ = draft.append(node, to: 0)
    case .afterBody: _ = draft.append(node, to: open[0].node)
    default: _ = draft.insert(node, at: place)
    }
  }

  mutating func insertDoctype(_ doctype: HTMLTree.Doctype) {
    var node = HTMLTreeDraft.Node(kind: .doctype)
    node.first = UInt32(doctypes.count)
    doctypes.append(doctype)
    _ = draft.append(node, to: 0)
  }

  // MARK: - Closing

  /// Closes the current node; the bottom of the stack stays.
  @discardableResult
  @inline(__always)
  mutating func pop() -> OpenElement {
    guard open.count > 1 else { return open.top }
    let element = open.pop()
    draft[element.node].isOpen = false
    if element.element == .option, element.namespace == .html { closeOption(element.node) }
    return element
  }

  /// Takes an element from the middle of the stack.
  mutating func removeFromStack(at index: Int) {
    guard index > 0 else { return }
    draft[open[index].node].isOpen = false
    open.remove(at: index)
  }

  /// Closes elements until one of HTML with this name has been closed.
  mutating func popUntil(_ element: HTMLElement) {
    while open.count > 1, !pop().isHTML(element) {}
  }

  /// Closes elements until this many are open.
  mutating func pop(to count: Int) {
    while open.count > max(count, 1) { pop() }
  }

  /// Generate implied end tags (§13.2.6.3).
  @inline(__always)
  mutating func closeImplied(except exception: HTMLElement = .unknown) {
    while case let top = open.top, top.namespace == .html, top.element.hasImpliedEnd,
      top.element != exception, open.count > 1
    {
      pop()
    }
  }

  /// Close a p element (§13.2.6.4.7), if one is open in button scope.
  @inline(__always)
  mutating func closeParagraph() {
    guard open.has(.p, in: .button) else { return }
    closeImplied(except: .p)
    popUntil(.p)
  }
}
