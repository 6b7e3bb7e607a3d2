/// Tables outside their rows (HTML Standard §13.2.6.4.9 to §13.2.6.4.12).
extension HTMLParser {
  // MARK: - In table

  mutating func startInTable() -> Step {
    switch tag.element {
    case .caption:
      clearStack(to: .table)
      guard insertElement() else { break }
      formatting.pushMarker()
      mode = .inCaption
    case .colgroup:
      clearStack(to: .table)
      if insertElement() { mode = .inColumnGroup }
    case .col:
      clearStack(to: .table)
      return imply(.colgroup, then: .inColumnGroup)
    case .tbody, .tfoot, .thead:
      clearStack(to: .table)
      if insertElement() { mode = .inTableBody }
    case .td, .th, .tr:
      clearStack(to: .table)
      return imply(.tbody, then: .inTableBody)
    case .table:
      guard open.has(.table, in: .table) else { break }
      popUntil(.table)
      resetMode()
      return .again
    case .style, .script, .template: return startInHead()
    case .input where isHiddenInput: insertVoid()
    case .form: startFormInTable()
    default: return fostering { $0.startInBody() }
    }
    return .done
  }

  /// Opens a part of a table that no tag stands for.
  private mutating func imply(_ element: HTMLElement, then mode: Mode) -> Step {
    guard open.count <= limits.depth else {
      exceeded.insert(.tooDeep)
      return .done
    }
    insertImplied(element)
    self.mode = mode
    return .again
  }

  private mutating func startFormInTable() {
    guard formElement < 0, !open.contains(.template) else { return }
    formElement = Int32(draft.nodes.count)
    insertVoid()
  }

  /// Anything else: as in a body, but what would stand in the table goes before it.
  private mutating func fostering(_ rules: (inout HTMLParser) -> Step) -> Step {
    fostersChildren = true
    defer { fostersChildren = false }
    while rules(&self) == .again {}
    return .done
  }

  mutating func endInTable() -> Step {
    switch tag.element {
    case .table:
      guard open.has(.table, in: .table) else { break }
      popUntil(.table)
      resetMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .template: endTemplate()
    default: return fostering { $0.endInBody() }
    }
    return .done
  }

  /// What a search for the end of an open part of a table stops at.
  enum TableContext {
    case table, body, row
  }

  /// Clear the stack back to a table, table body or table row context.
  mutating func clearStack(to context: TableContext) {
    while open.count > 1, case let top = open.top {
      if top.namespace == .html {
        switch top.element {
        case .html, .template: return
        case .table: if context == .table { return }
        case .tbody, .thead, .tfoot: if context == .body { return }
        case .tr: if context == .row { return }
        default: break
        }
      }
      pop()
    }
  }

  // MARK: - Text in a table

  /// Text between the parts of a table is gathered up to the next token.
  mutating func textInTable(_ text: Stretch) {
    let top = open.top
    let isTable =
      top.namespace == .html && (top.element.fostersChildren || top.element == .template)
    guard isTable else {
      _ = fostering {
        $0.textInBody(text)
        return .done
      }
      return
    }
    tableText.append(text)
  }

  /// Blanks stay in the table; where there is more, all of it goes before the table.
  @inline(__always)
  mutating func flushTableText() {
    if !tableText.isEmpty { insertTableText() }
  }

  private mutating func insertTableText() {
    let pending = tableText
    tableText.removeAll(keepingCapacity: true)
    if pending.allSatisfy(isBlank) {
      for text in pending { insertText(text) }
    } else {
      _ = fostering { parser in
        for text in pending { parser.textInBody(text) }
        return .done
      }
    }
  }

  // MARK: - In caption

  mutating func startInCaption() -> Step {
    guard tag.element.isTablePart else { return startInBody() }
    return closeCaption() ? .again : .done
  }

  mutating func endInCaption() -> Step {
    switch tag.element {
    case .caption:
      _ = closeCaption()
      return .done
    case .table: return closeCaption() ? .again : .done
    case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: return .done
    default: return endInBody()
    }
  }

  private mutating func closeCaption() -> Bool {
    guard open.has(.caption, in: .table) else { return false }
    closeImplied()
    popUntil(.caption)
    formatting.clearToMarker()
    mode = .inTable
    return true
  }

  // MARK: - In column group

  mutating func startInColumnGroup() -> Step {
    switch tag.element {
    case .html: return startInBody()
    case .col: insertVoid()
    case .template: return startInHead()
    default: return leaveMode()
    }
    return .done
  }

  mutating func endInColumnGroup() -> Step {
    switch tag.element {
    case .colgroup:
      _ = leaveMode()
      return .done
    case .col: return .done
    case .template:
      endTemplate()
      return .done
    default: return leaveMode()
    }
  }
}
