/// A tree under construction: nodes in the order in which they were made, linked to each other.
///
/// Tree construction inserts into the past (foster parenting) and moves what it has built (the
/// adoption agency), so the order of the document is known only at the end.
struct HTMLTreeDraft {
  /// What a draft's node is; a joined text is one of several pieces.
  enum Kind: UInt8 {
    case element, text, joinedText, comment, doctype
  }

  struct Node {
    var parent: Int32 = HTMLTreeDraft.none
    var lastChild: Int32 = HTMLTreeDraft.none
    var previous: Int32 = HTMLTreeDraft.none
    var next: Int32 = HTMLTreeDraft.none
    /// Where its text or its attributes begin; the first piece of a joined text.
    var first: UInt32 = 0
    /// How long they are; the last piece of a joined text.
    var count: UInt32 = 0
    var name = NameNumber(.unknown)
    var kind: Kind
    var element: HTMLElement = .unknown
    var namespace: HTMLNamespace = .html
    /// Whether it is on the stack of open elements.
    var isOpen = false
  }

  /// A stretch of a joined text.
  struct Piece {
    var start: UInt32
    var count: UInt32
    var next: Int32
  }

  /// Where a node goes: before a child of the parent, or behind them all.
  struct Place {
    var parent: Int32
    var before: Int32 = HTMLTreeDraft.none
  }

  static let none: Int32 = -1

  var nodes: [Node] = []
  private var pieces: [Piece] = []
  /// Whether nodes have been made in the order of the document so far.
  private(set) var isInOrder = true
  private let textLimit: Int

  /// A draft of the root alone.
  init(reservingCapacity capacity: Int, textLimit: Int) {
    self.textLimit = textLimit
    nodes.reserveCapacity(capacity)
    var root = Node(kind: .element)
    root.parent = 0
    nodes.append(root)
  }

  subscript(node: Int32) -> Node {
    @inline(__always) get { nodes[Int(node)] }
    @inline(__always) _modify { yield &nodes[Int(node)] }
  }

  // MARK: - Inserting

  /// Adds a new node as the last child.
  @inline(__always)
  mutating func append(_ new: Node, to parent: Int32) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    var node = new
    node.parent = parent
    node.previous = nodes[Int(parent)].lastChild
    nodes[Int(parent)].lastChild = index
    if node.previous >= 0 { nodes[Int(node.previous)].next = index }
    if isInOrder { checkOrder(of: parent, before: index) }
    nodes.append(node)
    return index
  }

  /// Adds a new node at a place.
  mutating func insert(_ node: Node, at place: Place) -> Int32 {
    guard place.before >= 0 else { return append(node, to: place.parent) }
    let index = makeDetached(node)
    attach(index, at: place)
    return index
  }

  /// Makes a node that has no parent yet.
  mutating func makeDetached(_ node: Node) -> Int32 {
    isInOrder = false
    nodes.append(node)
    return Int32(truncatingIfNeeded: nodes.count - 1)
  }

  /// The last node must be inside the parent, for else the new one stands before it in the document.
  ///
  /// Each step up is over an element that has been closed since, so all steps are no more than nodes.
  @inline(__always)
  private mutating func checkOrder(of parent: Int32, before index: Int32) {
    var ancestor = index &- 1
    while ancestor > parent { ancestor = nodes[Int(ancestor)].parent }
    if ancestor != parent { isInOrder = false }
  }

  // MARK: - Moving

  /// Takes a node with all its descendants out of its parent.
  mutating func detach(_ node: Int32) {
    isInOrder = false
    let links = self[node]
    guard links.parent >= 0, node != 0 else { return }
    if links.previous >= 0 { self[links.previous].next = links.next }
    if links.next >= 0 {
      self[links.next].previous = links.previous
    } else {
      self[links.parent].lastChild = links.previous
    }
    self[node].parent = HTMLTreeDraft.none
    self[node].previous = HTMLTreeDraft.none
    self[node].next = HTMLTreeDraft.none
  }

  /// Puts a node that has no parent at a place.
  mutating func attach(_ node: Int32, at place: Place) {
    isInOrder = false
    self[node].parent = place.parent
    let previous = place.before >= 0 ? self[place.before].previous : self[place.parent].lastChild
    self[node].previous = previous
    self[node].next = place.before
    if previous >= 0 { self[previous].next = node }
    if place.before >= 0 {
      self[place.before].previous = node
    } else {
      self[place.parent].lastChild = node
    }
  }

  /// Gives all children of one node to another that has none.
  mutating func moveChildren(of source: Int32, to target: Int32) {
    isInOrder = false
    var child = self[source].lastChild
    self[target].lastChild = child
    self[source].lastChild = HTMLTreeDraft.none
    while child >= 0 {
      self[child].parent = target
      child = self[child].previous
    }
  }

  // MARK: - Texts

  /// Adds text at a place; two texts in a row are one node.
  @inline(__always)
  mutating func insertText(start: UInt32, count: UInt32, at place: Place) {
    let previous = place.before >= 0 ? self[place.before].previous : self[place.parent].lastChild
    if previous >= 0, self[previous].kind == .text || self[previous].kind == .joinedText {
      return extend(previous, start: start, count: count)
    }
    var node = Node(kind: .text)
    node.first = start
    node.count = count
    _ = insert(node, at: place)
  }

  private mutating func extend(_ node: Int32, start: UInt32, count: UInt32) {
    if self[node].kind == .text {
      let (first, length) = (self[node].first, self[node].count)
      if first + length == start {
        if Int(length) + Int(count) <= textLimit { self[node].count += count }
        return
      }
      pieces.append(Piece(start: first, count: length, next: HTMLTreeDraft.none))
      self[node].kind = .joinedText
      self[node].first = UInt32(pieces.count - 1)
      self[node].count = UInt32(pieces.count - 1)
    }
    let last = Int(self[node].count)
    if pieces[last].start + pieces[last].count == start {
      pieces[last].count += count
      return
    }
    pieces.append(Piece(start: start, count: count, next: HTMLTreeDraft.none))
    pieces[last].next = Int32(pieces.count - 1)
    self[node].count = UInt32(pieces.count - 1)
  }

  /// Puts the pieces of each text together at the end of what was decoded.
  mutating func joinTexts(behind source: [UInt8], _ decoded: inout [UInt8]) {
    guard !pieces.isEmpty else { return }
    for node in nodes.indices where nodes[node].kind == .joinedText {
      let start = decoded.count
      var piece = Int32(nodes[node].first)
      while piece >= 0 {
        let from = Int(pieces[Int(piece)].start)
        let count = Int(pieces[Int(piece)].count)
        guard decoded.count - start + count <= textLimit else { break }
        if from >= source.count {
          let offset = from - source.count
          for index in offset..<offset + count { decoded.append(decoded[index]) }
        } else {
          decoded.append(contentsOf: source[from..<from + count])
        }
        piece = pieces[Int(piece)].next
      }
      nodes[node].kind = .text
      nodes[node].first = UInt32(source.count + start)
      nodes[node].count = UInt32(decoded.count - start)
    }
    pieces = []
  }
}
