/// Table bodies, rows and cells (HTML Standard §13.2.6.4.13 to §13.2.6.4.15).
extension HTMLParser {
  // MARK: - In table body

  mutating func startInTableBody() -> Step {
    switch tag.element {
    case .tr:
      clearStack(to: .body)
      if insertElement() { mode = .inRow }
      return .done
    case .th, .td:
      clearStack(to: .body)
      guard open.count <= limits.depth else {
        exceeded.insert(.tooDeep)
        return .done
      }
      insertImplied(.tr)
      mode = .inRow
      return .again
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead: return closeTableBody()
    default: return startInTable()
    }
  }

  mutating func endInTableBody() -> Step {
    switch tag.element {
    case .tbody, .tfoot, .thead:
      guard open.has(tag.element, in: .table) else { return .done }
      clearStack(to: .body)
      pop()
      mode = .inTable
      return .done
    case .table: return closeTableBody()
    case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: return .done
    default: return endInTable()
    }
  }

  private mutating func closeTableBody() -> Step {
    guard open.has(in: .table, where: { $0.element.isRowGroup }) else { return .done }
    clearStack(to: .body)
    pop()
    mode = .inTable
    return .again
  }

  // MARK: - In row

  mutating func startInRow() -> Step {
    switch tag.element {
    case .th, .td:
      clearStack(to: .row)
      guard insertElement() else { return .done }
      mode = .inCell
      formatting.pushMarker()
      return .done
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr: return closeRow()
    default: return startInTable()
    }
  }

  mutating func endInRow() -> Step {
    switch tag.element {
    case .tr:
      _ = closeRow()
      return .done
    case .table: return closeRow()
    case .tbody, .tfoot, .thead:
      guard open.has(tag.element, in: .table) else { return .done }
      return closeRow()
    case .body, .caption, .col, .colgroup, .html, .td, .th: return .done
    default: return endInTable()
    }
  }

  private mutating func closeRow() -> Step {
    guard open.has(.tr, in: .table) else { return .done }
    clearStack(to: .row)
    pop()
    mode = .inTableBody
    return .again
  }

  // MARK: - In cell

  mutating func startInCell() -> Step {
    guard tag.element.isTablePart else { return startInBody() }
    return closeCell() ? .again : .done
  }

  mutating func endInCell() -> Step {
    switch tag.element {
    case .td, .th:
      guard open.has(tag.element, in: .table) else { return .done }
      closeImplied()
      popUntil(tag.element)
      formatting.clearToMarker()
      mode = .inRow
      return .done
    case .body, .caption, .col, .colgroup, .html: return .done
    case .table, .tbody, .tfoot, .thead, .tr:
      guard open.has(tag.element, in: .table), closeCell() else { return .done }
      return .again
    default: return endInBody()
    }
  }

  private mutating func closeCell() -> Bool {
    guard open.has(in: .table, where: { $0.element.isCell }) else { return false }
    closeImplied()
    while open.count > 1 {
      let closed = pop()
      if closed.namespace == .html, closed.element.isCell { break }
    }
    formatting.clearToMarker()
    mode = .inRow
    return true
  }
}
