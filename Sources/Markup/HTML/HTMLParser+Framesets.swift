/// Framesets (HTML Standard §13.2.6.4.20, §13.2.6.4.21, §13.2.6.4.23).
extension HTMLParser {
  mutating func startInFrameset() -> Step {
    switch tag.element {
    case .html: return startInBody()
    case .noframes: return startInHead()
    case .frameset:
      if mode == .inFrameset { insertElement() }
    case .frame:
      if mode == .inFrameset { insertVoid() }
    default: break
    }
    return .done
  }

  mutating func endInFrameset() -> Step {
    switch (mode, tag.element) {
    case (.inFrameset, .frameset):
      guard open.count > 1 else { break }
      pop()
      if context == nil, !open.top.isHTML(.frameset) { mode = .afterFrameset }
    case (.afterFrameset, .html): mode = .afterAfterFrameset
    default: break
    }
    return .done
  }

  /// Of text only the blanks are kept.
  mutating func textInFrameset(_ text: Stretch) {
    var index = text.start
    let end = text.start + text.count
    while index < end {
      let start = index
      while index < end, byte(at: index).isHTMLSpace { index += 1 }
      if index > start {
        let blanks = Stretch(start: start, count: index - start)
        if mode == .afterAfterFrameset { textInBody(blanks) } else { insertText(blanks) }
      }
      while index < end, !byte(at: index).isHTMLSpace { index += 1 }
    }
  }
}
