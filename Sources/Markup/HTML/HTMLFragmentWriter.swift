/// Writes a fragment so that every parser reads the same tree from it.
///
/// Serialising (HTML Standard §13.3) is not enough for that: a paragraph inside a paragraph or a
/// text between two rows is read as something else than was written, which is how a sanitized
/// fragment comes to life again in a browser. So each element is placed first: what the standard's
/// tree construction (§13.2.6) would close is closed, and what it would add is added. Then each
/// start tag does nothing but open its element inside the last one, and each end tag nothing but
/// close it; neither the adoption agency nor foster parenting ever has a part in reading it.
public struct HTMLFragmentWriter {
  struct OpenElement {
    var element: HTMLElement
    /// True for one of MathML.
    var isFormula = false
    /// The node it was written for; -1 when it was added.
    var source: Int
    /// Where its start tag is in `bytes`, for opening it again.
    var tag: Range<Int>
  }

  /// What was written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// What is open, the innermost last.
  var open: [OpenElement] = []
  /// Formatting that was closed together with a paragraph, the outermost first.
  var interrupted: [OpenElement] = []
  private var startOfPreformatted = -1

  /// Deeper elements lose their tags; browsers bear 512, mail readers less.
  static let depthLimit = 200

  /// The element that is open and holds no other; nil outside of all.
  public var innermost: HTMLElement? { open.last?.element }

  /// An empty fragment.
  public init(reservingCapacity capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Writes a start tag of HTML; `attributes` are serialised, each with a blank before it.
  ///
  /// `place` must have allowed the element here, and nothing may be written between the two.
  public mutating func start(_ element: HTMLElement, source: Int, attributes: [UInt8] = []) {
    for formatting in interrupted { reopen(formatting) }
    interrupted.removeAll(keepingCapacity: true)
    writeStart(element, source: source, attributes: attributes)
  }

  /// Writes a start tag of MathML where `allowsFormula` says that it can stand.
  public mutating func startFormula(
    _ element: HTMLElement, source: Int, attributes: [UInt8] = []
  ) {
    openCellIfNeeded()
    writeStart(element, isFormula: true, source: source, attributes: attributes)
  }

  /// Closes the element that was written for a node, if it is still open.
  public mutating func end(source: Int) {
    guard let index = open.lastIndex(where: { $0.source == source }) else { return }
    close(downTo: index)
  }

  /// Writes a text; blanks at the very beginning are nothing to a reader, and a byte order mark there
  /// is nothing to a parser (§13.2.3).
  public mutating func text(_ text: ArraySlice<UInt8>) {
    let text = bytes.isEmpty ? HTMLFragmentWriter.withoutBeginning(text) : text
    guard let first = text.first else { return }
    if open.last?.element.holdsOnlyTableParts == true, !text.allSatisfy(\.isHTMLSpace) {
      openCellIfNeeded()
    }
    if startOfPreformatted == bytes.count, first == UInt8(ascii: "\n") { bytes.append(first) }
    bytes.appendEscaped(text)
  }

  /// Closes all that is open.
  public mutating func finish() {
    close(downTo: 0)
  }

  /// Closes elements until so many are open.
  mutating func close(downTo count: Int) {
    while open.count > count {
      let closed = open.removeLast()
      bytes.append("</")
      bytes.append(contentsOf: closed.element.name)
      bytes.append(UInt8(ascii: ">"))
    }
  }

  /// Writes a start tag that belongs to no node.
  mutating func add(_ element: HTMLElement) {
    writeStart(element, source: -1, attributes: [])
  }

  private mutating func writeStart(
    _ element: HTMLElement, isFormula: Bool = false, source: Int, attributes: [UInt8]
  ) {
    let start = bytes.count
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: element.name)
    bytes.append(contentsOf: attributes)
    bytes.append(UInt8(ascii: ">"))
    guard isFormula || !element.isVoid else { return }
    open.append(
      OpenElement(
        element: element, isFormula: isFormula, source: source, tag: start..<bytes.count))
    if !isFormula, element.ignoresFirstNewline { startOfPreformatted = bytes.count }
  }

  private static func withoutBeginning(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text.drop(while: \.isHTMLSpace)
    while rest.starts(with: [0xEF, 0xBB, 0xBF]) {
      rest = rest.dropFirst(3).drop(while: \.isHTMLSpace)
    }
    return rest
  }

  private mutating func reopen(_ formatting: OpenElement) {
    let start = bytes.count
    bytes.append(contentsOf: Array(bytes[formatting.tag]))
    var formatting = formatting
    formatting.tag = start..<bytes.count
    open.append(formatting)
  }
}

extension UInt8 {
  /// ASCII whitespace (Infra Standard §4.6).
  @inlinable package var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
}
