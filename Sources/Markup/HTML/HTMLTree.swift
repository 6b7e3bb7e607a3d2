public import WebText

/// A document or fragment of HTML as flat arrays in document order, as a browser reads it.
///
/// Node 0 is the root and stands for the document or fragment itself. Since nodes are in document
/// order, a subtree is the range from a node to its `end`, and a walk is a loop over indices: no
/// recursion, no pointers. The input is UTF-8; a declaration of another encoding is ignored. The
/// contents of a `template` are its children.
public struct HTMLTree: Sendable {
  /// What a node is.
  public enum Kind: UInt8, Sendable {
    case element, text, comment, doctype
  }

  /// An element, a text, a comment or a doctype.
  public struct Node: Sendable {
    /// The element, also where it is one of SVG or MathML; nil for all that is none.
    public let element: HTMLElement?
    /// What it is; a tree for cleaning has elements and texts alone.
    public let kind: Kind
    /// Where the element belongs.
    public let namespace: HTMLNamespace
    /// The index of the node it stands in; the root is its own parent.
    public let parent: Int32
    /// The index after its last descendant.
    public internal(set) var end: Int32
    /// Where its text begins in `bytes`, its attributes in the tree's, or the number of a doctype.
    let first: UInt32
    /// The length of its text, or the number of its attributes.
    let count: UInt32
    /// The number of its name.
    let name: NameNumber
  }

  /// An attribute of an element.
  public struct Attribute: Sendable {
    /// The number of its name.
    let number: NameNumber
    let start: UInt32
    let count: UInt32

    /// Its name; `other` for one that nobody reads.
    public var name: HTMLAttributeName { number.attributeName }

    /// Where its value is in `bytes`, character references decoded.
    public var value: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// What a doctype says, as ranges of `bytes`; nil for what is missing.
  public struct Doctype: Sendable {
    /// The name, mostly `html`.
    public internal(set) var name: Range<Int>?
    /// The public identifier.
    public internal(set) var publicID: Range<Int>?
    /// The system identifier.
    public internal(set) var systemID: Range<Int>?
  }

  /// What a tree holds besides known elements, texts, and the attributes that somebody reads.
  public struct Extras: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// A set of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Comments and doctypes.
    public static let comments = Extras(rawValue: 1)
    /// Attributes that nobody reads.
    public static let attributes = Extras(rawValue: 2)
    /// The whole tree of the standard.
    public static let all: Extras = [.comments, .attributes]
  }

  /// The nodes in document order, the root first.
  public internal(set) var nodes: [Node] = []
  /// The attributes of all elements.
  public internal(set) var attributes: [Attribute] = []
  /// The source, and behind it the texts and values that are not there as they are read; UTF-8.
  public internal(set) var bytes: [UInt8] = []
  /// What was left out because of a limit, each kind once.
  public internal(set) var warnings: [MarkupWarning] = []
  /// Whether the document asks for the layout of old browsers (§13.2.6.4.1).
  public internal(set) var isQuirky = false

  var doctypes: [Doctype] = []
  var names = UnknownNames()

  /// Reads a fragment, or a document; what lies beyond the limits is left out.
  public init(
    parsing html: Span<UInt8>, as form: HTMLForm = .fragment(in: .div), keeping extras: Extras = [],
    limits: MarkupLimits = MarkupLimits()
  ) {
    var source = HTMLSource(html, limits: limits)
    var parser = HTMLParser(source.bytes.count, form: form, extras: extras, limits: limits)
    source.bytes.withUnsafeBufferPointer { parser.parse($0) }
    self.init(parser, bytes: &source.bytes)
    if source.isCut { warnings.append(HTMLTree.inputWarning) }
  }

  /// Reads a page in the encoding that it is in.
  public init(
    page: Span<UInt8>, transport: Charset? = nil, keeping extras: Extras = [],
    limits: MarkupLimits = MarkupLimits()
  ) {
    let (charset, markLength) = HTMLEncoding.sniff(page, transport: transport)
    let text = page.extracting(markLength...)
    if charset == .utf8 {
      self.init(parsing: text, as: .document, keeping: extras, limits: limits)
    } else {
      let decoded = charset.decode(text).utf8
      self.init(parsing: decoded.span, as: .document, keeping: extras, limits: limits)
    }
  }

  private static let inputWarning = MarkupWarning(
    .truncated, "the end of the document was left out", line: nil)

  private init(_ parser: consuming HTMLParser, bytes: inout [UInt8]) {
    var decoded: [UInt8] = []
    swap(&decoded, &parser.decoded)
    parser.draft.joinTexts(behind: bytes, &decoded)
    nodes = parser.draft.nodesInDocumentOrder(limit: parser.limits.nodes)
    attributes = parser.attributes
    warnings = parser.warnings
    isQuirky = parser.isQuirky
    names = parser.names
    doctypes = parser.doctypes
    swap(&self.bytes, &bytes)
    self.bytes.append(contentsOf: decoded)
  }

  /// The range of a text in `bytes`; empty for what is none.
  public func text(of node: Int) -> Range<Int> {
    nodes[node].kind == .text ? range(of: node) : 0..<0
  }

  /// The range of a comment's text in `bytes`; empty for what is none.
  public func comment(of node: Int) -> Range<Int> {
    nodes[node].kind == .comment ? range(of: node) : 0..<0
  }

  /// What a doctype says; nil for what is none.
  public func doctype(of node: Int) -> Doctype? {
    nodes[node].kind == .doctype ? doctypes[Int(nodes[node].first)] : nil
  }

  /// The range of an element's attributes in `attributes`; empty for what is none.
  public func attributes(of node: Int) -> Range<Int> {
    nodes[node].kind == .element ? range(of: node) : 0..<0
  }

  private func range(of node: Int) -> Range<Int> {
    let node = nodes[node]
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
