/// SVG and MathML (HTML Standard §13.2.6.5). Names stay in lower case here; `ForeignNames` has the
/// spelling in which they are shown.
extension HTMLParser {
  mutating func insertForeign(_ namespace: HTMLNamespace) {
    if tag.isSelfClosing {
      insertVoid(in: namespace)
    } else {
      insertElement(in: namespace)
    }
  }

  /// Again for a tag that breaks out of foreign content, which is closed for it.
  mutating func foreignStartTag() -> Step {
    if tag.element.breaksOutOfForeignContent || tag.element == .font && isOldFont {
      breakOut()
      return .again
    }
    insertForeign(adjustedCurrentNode.namespace)
    return .done
  }

  private var isOldFont: Bool {
    attributes[tag.first...].contains { $0.name == .color || $0.name == .face || $0.name == .size }
  }

  private mutating func breakOut() {
    while case let top = open.top, open.count > 1, top.namespace != .html,
      !top.isMathTextIntegrationPoint, !isHTMLIntegrationPoint(top)
    {
      pop()
    }
  }

  /// Again where the end tag belongs to HTML.
  mutating func foreignEndTag() -> Step {
    if tag.element == .br || tag.element == .p {
      breakOut()
      return .again
    }
    for index in stride(from: open.count - 1, through: 1, by: -1) {
      let node = open[index]
      if node.namespace == .html { return .again }
      if node.name == tag.name {
        pop(to: index)
        return .done
      }
    }
    return .done
  }
}
