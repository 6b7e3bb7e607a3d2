/// A document or fragment of HTML as flat arrays in document order.
///
/// Node 0 is the root and stands for the document or fragment itself. Since nodes are in document
/// order, a subtree is the range from a node to its `end`, and a walk is a loop over indices: no
/// recursion, no pointers. The input is UTF-8; a declaration of another encoding is ignored.
public struct HTMLTree: Sendable {
  /// An element or a text.
  public struct Node: Sendable {
    /// The element; nil for a text.
    public let element: HTMLElement?
    /// The index of the node it stands in; the root is its own parent.
    public let parent: Int32
    /// The index after its last descendant.
    public internal(set) var end: Int32
    /// Where its text begins in `bytes`, or its attributes in `attributes`.
    let first: Int32
    /// The length of its text, or the number of its attributes.
    var count: Int32
  }

  /// An attribute of an element.
  public struct Attribute: Sendable {
    /// Its name.
    public let name: HTMLAttributeName
    /// Where its value is in `bytes`, character references decoded.
    public let value: Range<Int>
  }

  /// The nodes in document order, the root first.
  public internal(set) var nodes: [Node] = []
  /// The attributes of all elements, element by element.
  public internal(set) var attributes: [Attribute] = []
  /// The texts and attribute values, UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// Reads a document or a fragment; what lies beyond the limits is left out.
  public init(parsing html: Span<UInt8>, limits: MarkupLimits = MarkupLimits()) {
    self.init()
    var reader = HTMLReader(limits: limits, byteCount: html.count)
    reader.read(html)
    self = reader.builder.finished()
  }

  init() {
    nodes.append(Node(element: .unknown, parent: 0, end: 1, first: 0, count: 0))
  }

  /// The range of a text in `bytes`; empty for an element.
  public func text(of node: Int) -> Range<Int> {
    let node = nodes[node]
    guard node.element == nil else { return 0..<0 }
    return Int(node.first)..<Int(node.first) + Int(node.count)
  }

  /// The range of an element's attributes in `attributes`; empty for a text.
  public func attributes(of node: Int) -> Range<Int> {
    let node = nodes[node]
    guard node.element != nil else { return 0..<0 }
    return Int(node.first)..<Int(node.first) + Int(node.count)
  }

  /// The range of an attribute's value in `bytes`, nil when the element does not have it.
  public func value(of name: HTMLAttributeName, in node: Int) -> Range<Int>? {
    for index in attributes(of: node) where attributes[index].name == name {
      return attributes[index].value
    }
    return nil
  }

  /// An attribute's value as a string, nil when the element does not have it.
  public func string(of name: HTMLAttributeName, in node: Int) -> String? {
    value(of: name, in: node).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// The texts of a node and its descendants, in order, as they are.
  public func text(in node: Int) -> String {
    var text: [UInt8] = []
    for index in node..<Int(nodes[node].end) { text += bytes[self.text(of: index)] }
    return String(decoding: text, as: UTF8.self)
  }
}
