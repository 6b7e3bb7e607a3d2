/// Elements whose contents are no markup (HTML Standard §13.2.5.2 to §13.2.5.31, §13.2.6.2): the
/// text is read right where the start tag is met, up to the end tag that belongs to it.
extension HTMLParser {
  /// Inserts an element with its text, references resolved in RCDATA alone.
  mutating func insertRawText(decoding: Bool) {
    let element = tag.element
    insertAnyway(in: .html)
    if element == .textarea, position < source.count, source[position] == UInt8(ascii: "\n") {
      position += 1
    }
    let end = endOfRawText(from: position)
    insertRawText(position..<end, decoding: decoding)
    finishRawText(at: end)
  }

  mutating func insertScript() {
    insertAnyway(in: .html)
    let end = endOfScript(from: position)
    insertRawText(position..<end, decoding: false)
    finishRawText(at: end)
  }

  /// The whole rest of the source is text: a `plaintext` has no end, nor has a context.
  mutating func readRestOfRawText(decoding: Bool) {
    let range = position..<source.count
    position = source.count
    guard !range.isEmpty else { return }
    text(rawText(range, decoding: decoding))
  }

  private mutating func insertRawText(_ range: Range<Int>, decoding: Bool) {
    guard !range.isEmpty else { return }
    insertText(rawText(range, decoding: decoding))
  }

  private mutating func rawText(_ range: Range<Int>, decoding: Bool) -> Stretch {
    let hasReference = decoding && next(UInt8(ascii: "&"), in: range) < range.upperBound
    guard hasReference else { return stretchWithoutNull(range) }
    let start = decodedEnd
    decode(range, inAttribute: false)
    return Stretch(start: start, count: decodedEnd - start)
  }

  /// Reads the end tag at a place, if the file does not end there, and closes the element.
  private mutating func finishRawText(at end: Int) {
    position = end
    if position < source.count {
      let started = tag
      position += 2
      _ = readTag(keepsAttributes: false)
      tag = started
    }
    pop()
  }

  // MARK: - Finding the end

  /// Where the end tag of the current node begins; the end of the source when there is none.
  private func endOfRawText(from start: Int) -> Int {
    let name = open.top.element.name
    var index = next(UInt8(ascii: "<"), from: start)
    while index < source.count {
      if isTag(name, at: index + 1, isEnd: true) { return index }
      index = next(UInt8(ascii: "<"), from: index + 1)
    }
    return index
  }

  /// Whether a tag of this name stands behind a `<`, with what ends a name after it.
  private func isTag(_ name: [UInt8], at start: Int, isEnd: Bool) -> Bool {
    var index = start
    if isEnd {
      guard index < source.count, source[index] == UInt8(ascii: "/") else { return false }
      index += 1
    }
    guard source.count - index > name.count else { return false }
    for letter in name {
      if source[index] | 0x20 != letter { return false }
      index += 1
    }
    let next = source[index]
    return next.isHTMLSpace || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
  }

  /// What a script's text is read as (§13.2.5.4 and §13.2.5.18 to §13.2.5.31).
  private enum ScriptState {
    case plain
    /// Behind `<!--`.
    case escaped
    /// Behind `<!--` and a `<script>` after it: here `</script>` does not end the element.
    case doubleEscaped
  }

  private func endOfScript(from start: Int) -> Int {
    let name = HTMLElement.script.name
    var state = ScriptState.plain
    var index = start
    while true {
      index = nextInScript(from: index, state: &state)
      guard index < source.count else { return index }
      switch state {
      case .plain:
        if isTag(name, at: index + 1, isEnd: true) { return index }
        if isCommentStart(at: index) {
          state = .escaped
          // The hyphens of `<!--` may be those of `-->`.
          index += 2
          continue
        }
      case .escaped:
        if isTag(name, at: index + 1, isEnd: true) { return index }
        if isTag(name, at: index + 1, isEnd: false) { state = .doubleEscaped }
      case .doubleEscaped:
        if isTag(name, at: index + 1, isEnd: true) { state = .escaped }
      }
      index += 1
    }
  }

  /// The next `<`; an end of a comment before it leads back to plain text.
  private func nextInScript(from start: Int, state: inout ScriptState) -> Int {
    if case .plain = state { return next(UInt8(ascii: "<"), from: start) }
    var index = start
    while index < source.count {
      if source[index] == UInt8(ascii: "<") { return index }
      if source[index] == UInt8(ascii: ">"), index >= start + 2,
        source[index - 1] == UInt8(ascii: "-"), source[index - 2] == UInt8(ascii: "-")
      {
        state = .plain
        return next(UInt8(ascii: "<"), from: index)
      }
      index += 1
    }
    return index
  }

  private func isCommentStart(at index: Int) -> Bool {
    index + 3 < source.count && source[index + 1] == UInt8(ascii: "!")
      && source[index + 2] == UInt8(ascii: "-") && source[index + 3] == UInt8(ascii: "-")
  }
}
