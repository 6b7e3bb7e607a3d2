/// Where an element can stand so that a parser leaves it there.
extension HTMLFragmentWriter {
  /// Makes room for an element of HTML, and says as what it can stand here; nil when not at all.
  ///
  /// Must be followed by `start` with the answer.
  public mutating func place(_ element: HTMLElement) -> HTMLElement? {
    interrupted.removeAll(keepingCapacity: true)
    guard open.last?.isFormula != true else { return nil }
    if element.isTablePart { return placeTablePart(element) }
    guard hasRoom else { return nil }
    if element == .a, isLinkOpen { return nil }
    if element.isRubyPart, !isRubyOpen { return nil }
    openCellIfNeeded()
    let placed = placeItem(element)
    if placed.closesParagraph { closeParagraph() }
    if placed.isHeading, let top = open.last?.element, top.isHeading {
      close(downTo: open.count - 1)
    }
    if placed.isRubyPart { closeRubyText(before: placed) }
    return placed
  }

  /// True where an element of MathML can stand.
  ///
  /// `math` may not be in another, all the rest only below it, and
  /// nothing in the elements whose contents a parser reads as HTML (§13.2.6).
  public func allowsFormula(_ element: HTMLElement) -> Bool {
    guard hasRoom else { return false }
    guard let top = open.last, top.isFormula else { return element == .math }
    return element != .math && !top.element.holdsFormulaText
  }

  /// True when another element is not too deep, in the cell that it may need.
  private var hasRoom: Bool {
    var added = 0
    if let top = open.last?.element, top.holdsOnlyTableParts {
      added = top == .tr ? 1 : top.isRowGroup ? 2 : 3
    }
    return open.count + added < HTMLFragmentWriter.depthLimit
  }

  /// Closes an open paragraph; formatting inside of it goes on after it, as a browser has it.
  private mutating func closeParagraph() {
    for index in open.indices.reversed() {
      if open[index].element == .p {
        interrupted = open[(index + 1)...].filter(\.element.isFormatting)
        return close(downTo: index)
      }
      if open[index].element.isScopeBoundary { return }
    }
  }

  private var isLinkOpen: Bool { isOpenInScope(.a) }
  private var isRubyOpen: Bool { isOpenInScope(.ruby) }

  private func isOpenInScope(_ element: HTMLElement) -> Bool {
    for entry in open.reversed() {
      if entry.element == element { return true }
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

  /// What a part of a ruby ends (§13.2.6.4.7): a text may stand in a container of texts.
  private mutating func closeRubyText(before element: HTMLElement) {
    while let top = open.last?.element {
      switch top {
      case .dd, .dt, .li, .p, .rb, .rp, .rt: close(downTo: open.count - 1)
      case .rtc where element == .rb || element == .rtc: close(downTo: open.count - 1)
      default: return
      }
    }
  }

  // MARK: - Tables

  /// Where other contents would be moved out of the table, opens a cell for them.
  mutating func openCellIfNeeded() {
    guard let top = open.last?.element, top.holdsOnlyTableParts else { return }
    if top == .colgroup { close(downTo: open.count - 1) }
    if open.last?.element == .table { add(.tbody) }
    if open.last?.element.isRowGroup == true { add(.tr) }
    add(.td)
  }

  private mutating func placeTablePart(_ element: HTMLElement) -> HTMLElement? {
    guard let table = open.lastIndex(where: { $0.element == .table }) else { return nil }
    switch element {
    case .caption, .colgroup, .tbody, .thead, .tfoot:
      close(downTo: table + 1)
    case .col:
      if open.last?.element != .colgroup {
        close(downTo: table + 1)
        add(.colgroup)
      }
    case .tr:
      closeToRowGroup(in: table)
    default:
      if table + 2 < open.count, open[table + 2].element == .tr {
        close(downTo: table + 3)
      } else {
        closeToRowGroup(in: table)
        add(.tr)
      }
    }
    return element
  }

  private mutating func closeToRowGroup(in table: Int) {
    if table + 1 < open.count, open[table + 1].element.isRowGroup {
      close(downTo: table + 2)
    } else {
      close(downTo: table + 1)
      add(.tbody)
    }
  }
}

extension HTMLElement {
  /// What a parser places only inside of `ruby`, and elsewhere would close things of the page for.
  fileprivate var isRubyPart: Bool {
    self == .rb || self == .rt || self == .rp || self == .rtc
  }

  /// The MathML text integration points (§13.2.6).
  fileprivate var holdsFormulaText: Bool {
    self == .mi || self == .mn || self == .mo || self == .ms || self == .mtext
  }
}
