/// Start tags of controls in a body (HTML Standard §13.2.6.4.7), a `select` holding what it likes.
extension HTMLParser {
  mutating func startControl() {
    switch tag.element {
    case .input: startInput()
    case .button: startButton()
    case .select: startSelect()
    case .option: startOption()
    case .optgroup: startOptionGroup()
    case .textarea:
      allowsFrameset = false
      insertRawText(decoding: true)
    default: startRule()
    }
  }

  private var isInSelectFragment: Bool {
    context.map { $0.namespace == .html && $0.element == .select } ?? false
  }

  private mutating func startInput() {
    if isInSelectFragment { return }
    if open.has(.select) { popUntil(.select) }
    reopenFormatting()
    if !isHiddenInput { allowsFrameset = false }
    insertVoid()
  }

  var isHiddenInput: Bool {
    tagAttribute(.type).map { isValue($0, "hidden") } ?? false
  }

  private mutating func startButton() {
    if open.has(.button) {
      closeImplied()
      popUntil(.button)
    }
    reopenFormatting()
    insertElement()
    allowsFrameset = false
  }

  private mutating func startSelect() {
    if isInSelectFragment { return }
    if open.has(.select) { return popUntil(.select) }
    reopenFormatting()
    insertElement()
    allowsFrameset = false
  }

  private mutating func startOption() {
    if open.has(.select) {
      closeImplied(except: .optgroup)
    } else if open.top.isHTML(.option) {
      pop()
    }
    reopenFormatting()
    insertElement()
  }

  private mutating func startOptionGroup() {
    if open.has(.select) {
      closeImplied()
    } else if open.top.isHTML(.option) {
      pop()
    }
    reopenFormatting()
    insertElement()
  }

  private mutating func startRule() {
    closeParagraph()
    if open.has(.select) { closeImplied() }
    insertVoid()
    allowsFrameset = false
  }
}
