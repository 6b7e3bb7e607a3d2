/// The modes before a body (HTML Standard §13.2.6.4.1 to §13.2.6.4.6), and of templates (§13.2.6.4.18).
extension HTMLParser {
  // MARK: - Before head

  mutating func startBeforeHead() -> Step {
    if mode == .beforeHTML, tag.element == .html {
      _ = draft.append(rootNode(), to: 0)
      let node = Int32(truncatingIfNeeded: draft.nodes.count - 1)
      push(OpenElement(node: node, name: tag.name, element: .html, namespace: .html))
      mode = .beforeHead
      return .done
    }
    if mode == .beforeHead {
      if tag.element == .html { return startInBody() }
      if tag.element == .head {
        insertAnyway(in: .html)
        head = open.top.node
        mode = .inHead
        return .done
      }
    }
    return leaveMode()
  }

  private mutating func rootNode() -> HTMLTreeDraft.Node {
    tag.isInserted = true
    var node = HTMLTreeDraft.Node(kind: .element)
    node.name = tag.name
    node.element = .html
    node.first = UInt32(tag.first)
    node.count = UInt32(attributes.count - tag.first)
    return node
  }

  mutating func endBeforeHead() -> Step {
    if mode == .initial { return leaveMode() }
    switch tag.element {
    case .head, .body, .html, .br: return leaveMode()
    default: return .done
    }
  }

  // MARK: - In head

  mutating func startInHead() -> Step {
    switch tag.element {
    case .html: return startInBody()
    case .base, .basefont, .bgsound, .link, .meta: insertVoid()
    case .title: insertRawText(decoding: true)
    case .noframes, .style: insertRawText(decoding: false)
    case .script: insertScript()
    case .noscript:
      if insertElement() { mode = .inHeadNoscript }
    case .template: startTemplate()
    case .head: break
    default: return leaveMode()
    }
    return .done
  }

  mutating func endInHead() -> Step {
    switch tag.element {
    case .head:
      pop()
      mode = .afterHead
    case .body, .html, .br: return leaveMode()
    case .template: endTemplate()
    default: break
    }
    return .done
  }

  mutating func startInHeadNoscript() -> Step {
    switch tag.element {
    case .html: return startInBody()
    case .basefont, .bgsound, .link, .meta, .noframes, .style: return startInHead()
    case .head, .noscript: return .done
    default: return leaveMode()
    }
  }

  mutating func endInHeadNoscript() -> Step {
    switch tag.element {
    case .noscript:
      _ = leaveMode()
      return .done
    case .br: return leaveMode()
    default: return .done
    }
  }

  // MARK: - After head

  mutating func startAfterHead() -> Step {
    switch tag.element {
    case .html: return startInBody()
    case .body:
      insertAnyway(in: .html)
      allowsFrameset = false
      mode = .inBody
    case .frameset:
      insertAnyway(in: .html)
      mode = .inFrameset
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      openHeadAgain()
    case .head: break
    default: return leaveMode()
    }
    return .done
  }

  /// What belongs in the head goes there, though it has been closed.
  private mutating func openHeadAgain() {
    let element = OpenElement(
      node: head, name: NameNumber(.head), element: .head, namespace: .html)
    push(element)
    _ = startInHead()
    if let index = open.index(of: head) { removeFromStack(at: index) }
  }

  mutating func endAfterHead() -> Step {
    switch tag.element {
    case .template: endTemplate()
    case .body, .html, .br: return leaveMode()
    default: break
    }
    return .done
  }

  // MARK: - Templates

  private mutating func startTemplate() {
    guard insertElement() else { return }
    formatting.pushMarker()
    allowsFrameset = false
    mode = .inTemplate
    templateModes.append(.inTemplate)
  }

  mutating func endTemplate() {
    guard open.contains(.template) else { return }
    while case let top = open.top, top.namespace == .html, top.element.hasImpliedEndInTemplate,
      open.count > 1
    {
      pop()
    }
    closeTemplate()
  }

  mutating func closeTemplate() {
    popUntil(.template)
    formatting.clearToMarker()
    _ = templateModes.popLast()
    resetMode()
  }

  mutating func startInTemplate() -> Step {
    switch tag.element {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      return startInHead()
    case .caption, .colgroup, .tbody, .tfoot, .thead: changeTemplate(to: .inTable)
    case .col: changeTemplate(to: .inColumnGroup)
    case .tr: changeTemplate(to: .inTableBody)
    case .td, .th: changeTemplate(to: .inRow)
    default: changeTemplate(to: .inBody)
    }
    return .again
  }

  private mutating func changeTemplate(to mode: Mode) {
    _ = templateModes.popLast()
    templateModes.append(mode)
    self.mode = mode
  }

  mutating func endInTemplate() -> Step {
    if tag.element == .template { endTemplate() }
    return .done
  }

  // MARK: - Resetting

  /// Reset the insertion mode appropriately (§13.2.4.1).
  mutating func resetMode() {
    for index in stride(from: open.count - 1, through: 0, by: -1) {
      let isLast = index == 0
      var element = open[index].namespace == .html ? open[index].element : .unknown
      if isLast, let context { element = context.namespace == .html ? context.element : .unknown }
      if let found = mode(in: element, isLast: isLast) {
        mode = found
        return
      }
    }
    mode = .inBody
  }

  private func mode(in element: HTMLElement, isLast: Bool) -> Mode? {
    switch element {
    case .td, .th: isLast ? .inBody : .inCell
    case .tr: .inRow
    case .tbody, .thead, .tfoot: .inTableBody
    case .caption: .inCaption
    case .colgroup: .inColumnGroup
    case .table: .inTable
    case .template: templateModes.last ?? .inBody
    case .head: isLast ? .inBody : .inHead
    case .body: .inBody
    case .frameset: .inFrameset
    case .html: head < 0 ? .beforeHead : .afterHead
    default: isLast ? .inBody : nil
    }
  }
}
