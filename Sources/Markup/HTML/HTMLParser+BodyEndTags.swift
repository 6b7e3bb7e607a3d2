/// End tags in a body (HTML Standard §13.2.6.4.7).
extension HTMLParser {
  mutating func endInBody() -> Step {
    switch tag.element {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      closeFormatting(tag.element)
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div,
      .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu,
      .nav, .ol, .pre, .search, .section, .select, .summary, .ul:
      guard open.has(tag.element) else { break }
      closeImplied()
      popUntil(tag.element)
    case .p: endParagraph()
    case .li: endItem(in: .listItem)
    case .dd, .dt: endItem(in: .usual)
    case .h1, .h2, .h3, .h4, .h5, .h6: endHeading()
    case .body, .html: return endBody()
    case .form: endForm()
    case .applet, .marquee, .object:
      guard open.has(tag.element) else { break }
      closeImplied()
      popUntil(tag.element)
      formatting.clearToMarker()
    case .br:
      reopenFormatting()
      tag.first = attributes.count
      insertVoid()
      allowsFrameset = false
    case .template: endTemplate()
    default: endOther()
    }
    return .done
  }

  private mutating func endParagraph() {
    if !open.has(.p, in: .button) {
      tag.first = attributes.count
      insertElement()
      guard open.top.isHTML(.p) else { return }
    }
    closeParagraph()
  }

  private mutating func endItem(in scope: OpenElements.Scope) {
    guard open.has(tag.element, in: scope) else { return }
    closeImplied(except: tag.element)
    popUntil(tag.element)
  }

  private mutating func endHeading() {
    guard open.has(in: .usual, where: { $0.element.isHeading }) else { return }
    closeImplied()
    while open.count > 1 {
      let closed = pop()
      if closed.namespace == .html, closed.element.isHeading { return }
    }
  }

  private mutating func endBody() -> Step {
    guard open.has(.body) else { return .done }
    mode = .afterBody
    return tag.element == .html ? .again : .done
  }

  private mutating func endForm() {
    guard !open.contains(.template) else {
      guard open.has(.form) else { return }
      closeImplied()
      return popUntil(.form)
    }
    let node = formElement
    formElement = HTMLTreeDraft.none
    guard node > 0, draft[node].isOpen, open.hasInScope(node: node) else { return }
    closeImplied()
    if let index = open.index(of: node) {
      if index == open.count - 1 { pop() } else { removeFromStack(at: index) }
    }
  }

  /// Any other end tag; also that of a formatting element which the list does not have.
  mutating func endOther() {
    for index in stride(from: open.count - 1, through: 1, by: -1) {
      let node = open[index]
      if node.namespace == .html, node.name == tag.name {
        closeImplied(except: tag.element)
        // What was implied lies above the element, which is still where it was.
        return pop(to: index)
      }
      if node.isSpecial { return }
    }
  }

  // MARK: - After body (§13.2.6.4.19, §13.2.6.4.22)

  mutating func startAfterBody() -> Step {
    if tag.element == .html { return startInBody() }
    mode = .inBody
    return .again
  }

  mutating func endAfterBody() -> Step {
    if mode == .afterBody, tag.element == .html {
      if context == nil { mode = .afterAfterBody }
      return .done
    }
    mode = .inBody
    return .again
  }
}
