/// The border of tokenizer and tree construction: each token goes to the rules in force
/// (HTML Standard §13.2.6, tree construction dispatcher).
extension HTMLParser {
  // MARK: - Which rules

  /// The namespace of the adjusted current node is not HTML's.
  @inline(__always)
  var isInForeignContent: Bool {
    guard open.count > 0 else { return false }
    if open.count == 1, let context { return context.namespace != .html }
    return open.top.namespace != .html
  }

  /// The adjusted current node: in a fragment the context stands in for the root.
  var adjustedCurrentNode: OpenElement {
    if open.count == 1, let context {
      return OpenElement(
        node: HTMLTreeDraft.none, name: NameNumber(context.element), element: context.element,
        namespace: context.namespace)
    }
    return open.top
  }

  private var usesForeignRulesForTag: Bool {
    let node = adjustedCurrentNode
    if node.isMathTextIntegrationPoint {
      return tag.element == .mglyph || tag.element == .malignmark
    }
    if node.namespace == .math, node.element == .annotationXml, tag.element == .svg { return false }
    return !isHTMLIntegrationPoint(node)
  }

  private var usesForeignRulesForText: Bool {
    let node = adjustedCurrentNode
    return !node.isMathTextIntegrationPoint && !isHTMLIntegrationPoint(node)
  }

  /// An HTML integration point (§13.2.6.5).
  func isHTMLIntegrationPoint(_ open: OpenElement) -> Bool {
    if open.isSVGIntegrationPoint { return true }
    guard open.namespace == .math, open.element == .annotationXml, open.node >= 0 else {
      return false
    }
    let node = draft[open.node]
    for attribute in attributes[Int(node.first)..<Int(node.first + node.count)]
    where attribute.name == .encoding {
      return isValue(attribute, "text/html") || isValue(attribute, "application/xhtml+xml")
    }
    return false
  }

  /// Whether a value is a word in lower case, whatever the case of its letters.
  func isValue(_ attribute: HTMLTree.Attribute, _ word: StaticString) -> Bool {
    Int(attribute.count) == word.utf8CodeUnitCount
      && (0..<attribute.count).allSatisfy { index in
        let byte = byte(at: attribute.start + index)
        return (byte.isLetter ? byte | 0x20 : byte) == word.utf8Start[Int(index)]
      }
  }

  /// Whether the tag has an attribute, in its own attributes.
  func tagAttribute(_ name: HTMLAttributeName) -> HTMLTree.Attribute? {
    attributes[tag.first...].first { $0.name == name }
  }

  // MARK: - Tags

  mutating func startTag() {
    flushTableText()
    if !(isInForeignContent && usesForeignRulesForTag && foreignStartTag() == .done) {
      startTagInHTML()
    }
    if !tag.isInserted, attributes.count > tag.first {
      attributes.removeLast(attributes.count - tag.first)
    }
  }

  private mutating func startTagInHTML() {
    while true {
      let step: Step
      switch mode {
      case .inBody: step = startInBody()
      case .initial, .beforeHTML, .beforeHead: step = startBeforeHead()
      case .inHead: step = startInHead()
      case .inHeadNoscript: step = startInHeadNoscript()
      case .afterHead: step = startAfterHead()
      case .inTable: step = startInTable()
      case .inCaption: step = startInCaption()
      case .inColumnGroup: step = startInColumnGroup()
      case .inTableBody: step = startInTableBody()
      case .inRow: step = startInRow()
      case .inCell: step = startInCell()
      case .inTemplate: step = startInTemplate()
      case .afterBody, .afterAfterBody: step = startAfterBody()
      case .inFrameset, .afterFrameset, .afterAfterFrameset: step = startInFrameset()
      }
      if step == .done { return }
    }
  }

  mutating func endTag() {
    flushTableText()
    if !deepElements.isEmpty, deepElements.takeEnd(of: tag.name, at: open.count) { return }
    if isInForeignContent, open.count > 0, foreignEndTag() == .done { return }
    endTagInHTML()
  }

  mutating func endTagInHTML() {
    while endStepInHTML() == .again {}
  }

  private mutating func endStepInHTML() -> Step {
    switch mode {
    case .inBody: endInBody()
    case .initial, .beforeHTML, .beforeHead: endBeforeHead()
    case .inHead: endInHead()
    case .inHeadNoscript: endInHeadNoscript()
    case .afterHead: endAfterHead()
    case .inTable: endInTable()
    case .inCaption: endInCaption()
    case .inColumnGroup: endInColumnGroup()
    case .inTableBody: endInTableBody()
    case .inRow: endInRow()
    case .inCell: endInCell()
    case .inTemplate: endInTemplate()
    case .afterBody, .afterAfterBody: endAfterBody()
    case .inFrameset, .afterFrameset, .afterAfterFrameset: endInFrameset()
    }
  }

  // MARK: - Text

  mutating func text(_ stretch: Stretch) {
    var text = stretch
    if ignoresNewline { dropNewline(from: &text) }
    guard text.count > 0 else { return }
    if isInForeignContent, usesForeignRulesForText {
      insertText(text)
      if !isBlank(text) { allowsFrameset = false }
    } else {
      textInHTML(text)
    }
  }

  private mutating func dropNewline(from text: inout Stretch) {
    ignoresNewline = false
    guard text.count > 0, byte(at: text.start) == UInt8(ascii: "\n") else { return }
    text.start += 1
    text.count -= 1
  }

  private mutating func textInHTML(_ stretch: Stretch) {
    var text = stretch
    while true {
      switch mode {
      case .inBody, .inCaption, .inCell, .inTemplate: return textInBody(text)
      case .inTable, .inTableBody, .inRow: return textInTable(text)
      case .initial, .beforeHTML, .beforeHead: takeBlanks(from: &text)
      case .inHead, .inHeadNoscript, .afterHead, .inColumnGroup:
        let blanks = takeBlanks(from: &text)
        if blanks.count > 0 { insertText(blanks) }
      case .afterBody, .afterAfterBody:
        if !isBlank(text) { mode = .inBody }
        return textInBody(text)
      case .inFrameset, .afterFrameset, .afterAfterFrameset: return textInFrameset(text)
      }
      if text.count == 0 { return }
      if leaveMode() == .done { return }
    }
  }

  /// A NUL outside of raw text and attributes: nothing, but in SVG and MathML.
  mutating func nullCharacter() {
    if isInForeignContent, usesForeignRulesForText {
      let start = decodedEnd
      decoded.append(contentsOf: [0xEF, 0xBF, 0xBD])
      return insertText(Stretch(start: start, count: 3))
    }
    while true {
      switch mode {
      case .initial, .beforeHTML, .beforeHead, .inHead, .inHeadNoscript, .afterHead, .inColumnGroup:
        if leaveMode() == .done { return }
      case .afterBody, .afterAfterBody:
        mode = .inBody
        return
      default: return
      }
    }
  }

  /// What most modes do with a token that they have no rule for; done when it is dropped.
  mutating func leaveMode() -> Step {
    switch mode {
    case .initial:
      isQuirky = true
      mode = .beforeHTML
    case .beforeHTML:
      insertImplied(.html)
      mode = .beforeHead
    case .beforeHead:
      insertImplied(.head)
      head = open.top.node
      mode = .inHead
    case .inHead:
      pop()
      mode = .afterHead
    case .inHeadNoscript:
      pop()
      mode = .inHead
    case .afterHead:
      insertImplied(.body)
      mode = .inBody
    case .inColumnGroup:
      guard open.top.isHTML(.colgroup) else { return .done }
      pop()
      mode = .inTable
    default: return .done
    }
    return .again
  }

  // MARK: - Blanks

  func isBlank(_ text: Stretch) -> Bool {
    for index in text.start..<text.start + text.count where !byte(at: index).isHTMLSpace {
      return false
    }
    return true
  }

  /// Cuts the blanks off the front of a text.
  @discardableResult
  mutating func takeBlanks(from text: inout Stretch) -> Stretch {
    var blanks = Stretch(start: text.start, count: 0)
    while blanks.count < text.count, byte(at: text.start + blanks.count).isHTMLSpace {
      blanks.count += 1
    }
    text.start += blanks.count
    text.count -= blanks.count
    return blanks
  }

  // MARK: - End of file

  /// The end (§13.2.6.4, end-of-file tokens): what has to be there is added, all is closed.
  mutating func endOfFile() {
    flushTableText()
    while !templateModes.isEmpty, open.contains(.template) { closeTemplate() }
    while mode == .initial || mode == .beforeHTML || mode == .beforeHead || mode == .inHead
      || mode == .inHeadNoscript || mode == .afterHead
    {
      guard leaveMode() == .again else { break }
    }
    pop(to: 1)
    placeLateAttributes()
  }
}
