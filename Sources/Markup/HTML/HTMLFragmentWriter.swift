/// Writes a fragment so that every parser reads the same tree from it.
///
/// Serialising (HTML Standard §13.3) is not enough for that: a paragraph inside a paragraph or a
/// text between two rows is read as something else than was written, which is how a sanitized
/// fragment comes to life again in a browser. So each element is placed first: what the standard's
/// tree construction (§13.2.6) would close is closed, and what it would add is added.
public struct HTMLFragmentWriter {
  private struct OpenElement {
    var element: HTMLElement
    /// The node it was written for; -1 when it was added.
    var source: Int
    /// Where its start tag is in `bytes`, for opening it again.
    var tag: Range<Int>
  }

  /// What was written so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var open: [OpenElement] = []
  private var closedFormatting: [OpenElement] = []
  private var startOfPreformatted = -1

  /// Deeper elements lose their tags; browsers and mail readers bear more, but not much more.
  private static let depthLimit = 200

  /// An empty fragment.
  public init(reservingCapacity capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Makes room for an element, and says as what it can stand here; nil when not at all.
  ///
  /// Must be followed by `start` with the answer.
  public mutating func place(_ element: HTMLElement) -> HTMLElement? {
    closedFormatting.removeAll(keepingCapacity: true)
    if element.isTablePart { return placeTablePart(element) }
    guard open.count < HTMLFragmentWriter.depthLimit else { return nil }
    if element == .a, isLinkOpen { return nil }
    openCellIfNeeded()
    let placed = placeItem(element)
    if placed.closesParagraph { closeParagraph() }
    if placed.isHeading, let top = open.last?.element, top.isHeading {
      close(downTo: open.count - 1)
    }
    if placed == .rt || placed == .rp || placed == .rb || placed == .rtc { closeRubyText() }
    return placed
  }

  /// Writes a start tag; `attributes` are serialised, each with a blank before it.
  public mutating func start(_ element: HTMLElement, source: Int, attributes: [UInt8] = []) {
    for formatting in closedFormatting.reversed() { reopen(formatting) }
    closedFormatting.removeAll(keepingCapacity: true)
    writeStart(element, source: source, attributes: attributes)
  }

  /// Closes the element that was written for a node, if it is still open.
  public mutating func end(source: Int) {
    guard let index = open.lastIndex(where: { $0.source == source }) else { return }
    closedFormatting.removeAll(keepingCapacity: true)
    close(downTo: index)
  }

  /// Writes a text; blanks at the very beginning are nothing to any parser.
  public mutating func text(_ text: ArraySlice<UInt8>) {
    let text = bytes.isEmpty ? text.drop(while: \.isHTMLSpace) : text
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

  // MARK: - Writing

  private mutating func writeStart(_ element: HTMLElement, source: Int, attributes: [UInt8]) {
    let start = bytes.count
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: element.name)
    bytes.append(contentsOf: attributes)
    bytes.append(UInt8(ascii: ">"))
    guard !element.isVoid else { return }
    open.append(OpenElement(element: element, source: source, tag: start..<bytes.count))
    if element.ignoresFirstNewline { startOfPreformatted = bytes.count }
  }

  private mutating func reopen(_ formatting: OpenElement) {
    let start = bytes.count
    bytes.append(contentsOf: Array(bytes[formatting.tag]))
    open.append(
      OpenElement(
        element: formatting.element, source: formatting.source, tag: start..<bytes.count))
  }

  /// Closes elements until so many are open, and remembers the formatting ones, innermost first.
  private mutating func close(downTo count: Int) {
    while open.count > count {
      let closed = open.removeLast()
      bytes.append("</")
      bytes.append(contentsOf: closed.element.name)
      bytes.append(UInt8(ascii: ">"))
      if closed.element.isFormatting { closedFormatting.append(closed) }
    }
  }

  // MARK: - Placing

  private mutating func closeParagraph() {
    for index in open.indices.reversed() {
      if open[index].element == .p { return close(downTo: index) }
      if open[index].element.isScopeBoundary { return }
    }
  }

  private var isLinkOpen: Bool {
    for entry in open.reversed() {
      if entry.element == .a { return true }
      if entry.element.isCell || entry.element == .caption { return false }
    }
    return false
  }

  /// Closes an open item before the next.
  ///
  /// Outside a list an item would close that of whoever shows
  /// the fragment, so it becomes a `div` there.
  private mutating func placeItem(_ element: HTMLElement) -> HTMLElement {
    guard element == .li || element == .dd || element == .dt else { return element }
    for index in open.indices.reversed() {
      let other = open[index].element
      if element == .li ? other == .li : (other == .dd || other == .dt) {
        close(downTo: index)
        return element
      }
      if other.endsItemSearch {
        let isList = element == .li ? other == .ul || other == .ol : other == .dl
        return isList ? element : .div
      }
    }
    return .div
  }

  private mutating func closeRubyText() {
    guard open.contains(where: { $0.element == .ruby }) else { return }
    while let top = open.last?.element {
      switch top {
      case .dd, .dt, .li, .p, .rb, .rp, .rt, .rtc: close(downTo: open.count - 1)
      default: return
      }
    }
  }

  // MARK: - Tables

  /// Where other contents would be moved out of the table, opens a cell for them.
  private mutating func openCellIfNeeded() {
    guard let top = open.last?.element, top.holdsOnlyTableParts else { return }
    if top == .colgroup { close(downTo: open.count - 1) }
    if open.last?.element == .table { writeStart(.tbody, source: -1, attributes: []) }
    if open.last?.element.isRowGroup == true { writeStart(.tr, source: -1, attributes: []) }
    writeStart(.td, source: -1, attributes: [])
  }

  private mutating func placeTablePart(_ element: HTMLElement) -> HTMLElement? {
    guard let table = open.lastIndex(where: { $0.element == .table }) else { return nil }
    defer { closedFormatting.removeAll(keepingCapacity: true) }
    switch element {
    case .caption, .colgroup, .tbody, .thead, .tfoot:
      close(downTo: table + 1)
    case .col:
      if open.last?.element != .colgroup {
        close(downTo: table + 1)
        writeStart(.colgroup, source: -1, attributes: [])
      }
    case .tr:
      closeToRowGroup(in: table)
    default:
      if table + 2 < open.count, open[table + 2].element == .tr {
        close(downTo: table + 3)
      } else {
        closeToRowGroup(in: table)
        writeStart(.tr, source: -1, attributes: [])
      }
    }
    return element
  }

  private mutating func closeToRowGroup(in table: Int) {
    if table + 1 < open.count, open[table + 1].element.isRowGroup {
      close(downTo: table + 2)
    } else {
      close(downTo: table + 1)
      writeStart(.tbody, source: -1, attributes: [])
    }
  }
}

extension UInt8 {
  /// ASCII whitespace (Infra Standard §4.6).
  @inlinable package var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
}
