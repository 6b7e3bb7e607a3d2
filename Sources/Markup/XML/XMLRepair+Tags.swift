extension XMLRepair {
  /// Takes the start tag at `position`, or a `<` that only looked like one.
  mutating func startTag() {
    let nameEnd = endOfName(from: position + 1)
    let tagName = position + 1..<nameEnd
    let limit = min(input.count, position + limits.tagBytes)
    let begun = output.count
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: bytes(tagName))
    switch attributes(from: nameEnd, until: limit) {
    case .closed(let end, let isEmptyElement):
      finishStartTag(tagName, begun: begun, end: end, isEmptyElement: isEmptyElement)
    case .notATag:
      output.removeSubrange(begun...)
      bareLessThan()
    case .tooLong:
      output.removeSubrange(begun...)
      guard limit < input.count else { return leaveOut(until: input.count) }
      warn(.oversizedTag, "<\(name(tagName))> has a tag over \(limits.tagBytes) bytes")
      let end = index(of: UInt8(ascii: ">"), from: limit)
      leaveOut(until: end.map { $0 + 1 } ?? input.count)
    }
  }

  private mutating func finishStartTag(
    _ tagName: Range<Int>, begun: Int, end: Int, isEmptyElement: Bool
  ) {
    let isClosed = isEmptyElement || HTMLVoidElement.contains(bytes(tagName))
    if isClosed, !isEmptyElement { warn(.unbalancedTag, "<\(name(tagName))> is not closed") }
    output.append(contentsOf: (isClosed ? "/>" : ">").utf8)
    // What opening this element closes comes before its tag, so the tag is set aside.
    let tag = Array(output[begun...])
    output.removeSubrange(begun...)
    if opens(tagName, isClosed: isClosed) { output.append(contentsOf: tag) }
    if isClosed { closeRootIfOutside() }
    position = end
  }

  private enum TagEnd {
    case closed(Int, isEmptyElement: Bool)
    case notATag
    case tooLong
  }

  /// Writes the attributes in their normal form, up to the end of the tag.
  private mutating func attributes(from start: Int, until limit: Int) -> TagEnd {
    var index = start
    var names: [Range<Int>] = []
    var seen = 0
    while true {
      index = endOfBlanks(from: index)
      guard index < limit else { return .tooLong }
      switch input[index] {
      case UInt8(ascii: ">"):
        return .closed(index + 1, isEmptyElement: false)
      case UInt8(ascii: "<"):
        return .notATag
      case UInt8(ascii: "/"):
        if index + 1 < limit, input[index + 1] == UInt8(ascii: ">") {
          return .closed(index + 2, isEmptyElement: true)
        }
        index += 1
      case let byte where byte.isNameStart:
        seen += 1
        let isKept = seen <= limits.repairedAttributes
        if seen == limits.repairedAttributes + 1 { warn(.badAttribute, "too many attributes") }
        index = attribute(at: index, until: limit, isKept: isKept, names: &names)
      default:
        warn(.badAttribute, "a stray character in a tag")
        index += 1
      }
    }
  }

  /// Writes one attribute unless its name is there already; the place behind it.
  private mutating func attribute(
    at start: Int, until limit: Int, isKept: Bool, names: inout [Range<Int>]
  ) -> Int {
    let name = start..<endOfName(from: start)
    let equals = endOfBlanks(from: name.upperBound)
    var value = name.upperBound..<name.upperBound
    var end = name.upperBound
    if equals < limit, input[equals] == UInt8(ascii: "=") {
      (value, end) = attributeValue(from: endOfBlanks(from: equals + 1), until: limit)
    } else {
      warn(.badAttribute, "the attribute \(self.name(name)) has no value")
    }
    guard isKept else { return end }
    guard !names.contains(where: { isSameName($0, name) }) else {
      warn(.badAttribute, "the attribute \(self.name(name)) is there already")
      return end
    }
    names.append(name)
    output.append(UInt8(ascii: " "))
    output.append(contentsOf: bytes(name))
    output.append(contentsOf: "=\"".utf8)
    escape(value, inAttribute: true)
    output.append(UInt8(ascii: "\""))
    return end
  }

  /// The range of a value and the place behind it and its quotes.
  private mutating func attributeValue(
    from start: Int, until limit: Int
  ) -> (value: Range<Int>, end: Int) {
    guard start < limit else { return (limit..<limit, limit) }
    let quote = input[start]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      warn(.badAttribute, "a value without quotes")
      return unquotedValue(from: start, until: limit)
    }
    guard let close = index(of: quote, from: start + 1, until: limit) else {
      guard isOpenQuote(from: start, until: limit) else { return (limit..<limit, limit) }
      return valueToEndOfTag(from: start + 1, until: limit)
    }
    return isOpenQuote(from: start, until: close)
      ? valueToEndOfTag(from: start + 1, until: limit) : (start + 1..<close, close + 1)
  }

  /// A quote that is not closed in its tag: another tag begins before the next quote.
  private func isOpenQuote(from start: Int, until end: Int) -> Bool {
    guard let tagEnd = input[start..<end].firstIndex(of: UInt8(ascii: ">")) else { return false }
    guard input[tagEnd..<end].contains(UInt8(ascii: "<")) else { return false }
    let next = end + 1 < input.count ? input[end + 1] : 0
    return !(next.isBlank || next == UInt8(ascii: ">") || next == UInt8(ascii: "/"))
  }

  private mutating func valueToEndOfTag(
    from start: Int, until limit: Int
  ) -> (value: Range<Int>, end: Int) {
    warn(.badAttribute, "a value whose quote is not closed")
    return unquotedValue(from: start, until: limit)
  }

  private func unquotedValue(from start: Int, until limit: Int) -> (value: Range<Int>, end: Int) {
    var end = start
    while end < limit, !input[end].isBlank, input[end] != UInt8(ascii: ">"),
      input[end] != UInt8(ascii: "<")
    {
      end += 1
    }
    // `<link href=x/>`: the slash closes the tag.
    if end < limit, end > start, input[end] == UInt8(ascii: ">"),
      input[end - 1] == UInt8(ascii: "/")
    {
      end -= 1
    }
    return (start..<end, end)
  }
}
