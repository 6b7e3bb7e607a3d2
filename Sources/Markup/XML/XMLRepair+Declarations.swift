extension XMLRepair {
  /// Takes what begins with `<!`: a comment, a CDATA section or the document type.
  mutating func declaration() {
    if has("<!--", at: position) { return comment() }
    if has("<![CDATA[", at: position) { return characterData() }
    if has("<!DOCTYPE", at: position), !isInsideRoot { return documentType() }
    warn(.badDeclaration, "a declaration that XML does not have here")
    leaveOut(until: endOfBroken(from: position))
  }

  private mutating func comment() {
    if let end = index(of: "-->", from: position + 4) { return leaveOut(until: end + 3) }
    warn(.badDeclaration, "a comment that is not closed")
    // Without an end the comment would swallow the document.
    leaveOut(until: endOfBroken(from: position))
  }

  private mutating func characterData() {
    let start = position + 9
    let end = index(of: "]]>", from: start)
    guard isInsideRoot else { return leaveOut(until: min((end ?? input.count) + 3, input.count)) }
    if let broken = endOfOpenSection(from: start, until: end) {
      warn(.badDeclaration, "a section that is not closed")
      characterData(start..<broken, next: broken)
    } else {
      let end = max(start, end ?? input.count)
      characterData(start..<end, next: min(end + 3, input.count))
    }
  }

  private mutating func characterData(_ range: Range<Int>, next: Int) {
    output.append(contentsOf: "<![CDATA[".utf8)
    copyAllowed(range)
    output.append(contentsOf: "]]>".utf8)
    position = next
  }

  /// Where a section ends that nobody closed: at the end tag of what it stands in, when that comes
  /// before the next section or there is no end at all.
  private mutating func endOfOpenSection(from start: Int, until end: Int?) -> Int? {
    let next = index(of: "<![CDATA[", from: start, until: end ?? input.count)
    guard end == nil || next != nil, let innermost else { return nil }
    let limit = min(next ?? input.count, end ?? input.count)
    var place = start
    while let tag = index(of: UInt8(ascii: "<"), from: place, until: limit) {
      let nameEnd = tag + 2 + innermost.count
      if nameEnd < limit, input[tag + 1] == UInt8(ascii: "/"),
        isSameName(tag + 2..<nameEnd, innermost), !input[nameEnd].isNamePart
      {
        return tag
      }
      place = tag + 1
    }
    return nil
  }

  /// Copies text that is not parsed, without what XML does not allow (XML 1.0 §2.2).
  private mutating func copyAllowed(_ range: Range<Int>) {
    var copied = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let isNoncharacter =
        input[index] == 0xEF && index + 2 < range.upperBound && input[index + 1] == 0xBF
        && input[index + 2] >= 0xBE
      guard input[index].isForbidden || isNoncharacter else {
        index += 1
        continue
      }
      output.append(contentsOf: bytes(copied..<index))
      position = index
      warn(.controlCharacter, "a character in CDATA that XML does not allow")
      index += isNoncharacter ? 3 : 1
      copied = index
    }
    output.append(contentsOf: bytes(copied..<range.upperBound))
  }

  mutating func instruction() {
    if has("<?xml", at: position), position > 0, position + 5 < input.count,
      input[position + 5].isBlank
    {
      warn(.leadingJunk, "something stands before the XML declaration")
    }
    let end = index(of: "?>", from: position).map { $0 + 2 }
    if end == nil { warn(.badDeclaration, "an instruction that is not closed") }
    leaveOut(until: end ?? endOfBroken(from: position))
  }

  /// Skips the document type, keeping the entities it declares.
  private mutating func documentType() {
    let firstEnd = index(of: UInt8(ascii: ">"), from: position) ?? input.count
    guard let subset = index(of: UInt8(ascii: "["), from: position, until: firstEnd) else {
      return leaveOut(until: min(firstEnd + 1, input.count))
    }
    let subsetEnd = endOfSubset(from: subset)
    var declaration = subset
    while let next = index(of: "<!ENTITY", from: declaration, until: subsetEnd) {
      declaration = next + 8
      entity(from: declaration, until: subsetEnd)
    }
    let end = index(of: UInt8(ascii: ">"), from: subsetEnd).map { $0 + 1 }
    leaveOut(until: end ?? input.count)
  }

  /// The `]` of an internal subset, or the start of the root where that comes before it.
  private func endOfSubset(from start: Int) -> Int {
    var index = start
    while let bracket = self.index(of: UInt8(ascii: "]"), from: index) {
      if self.endOfBlanks(from: bracket + 1) < input.count,
        input[endOfBlanks(from: bracket + 1)] == UInt8(ascii: ">")
      {
        return bracket
      }
      index = bracket + 1
    }
    return self.index(of: UInt8(ascii: ">"), from: start) ?? input.count
  }

  /// Keeps `name "text"`; parameter and external entities are left alone.
  private mutating func entity(from start: Int, until limit: Int) {
    let name = endOfBlanks(from: start)
    let nameEnd = endOfName(from: name)
    let quoteAt = endOfBlanks(from: nameEnd)
    guard nameEnd > name, quoteAt < limit else { return }
    let quote = input[quoteAt]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let close = index(of: quote, from: quoteAt + 1, until: limit),
      close - quoteAt <= limits.entityBytes
    else { return }
    entities.declare(
      Array(bytes(name..<nameEnd)), as: withoutReferences(bytes(quoteAt + 1..<close)))
  }

  /// An entity's text with character references replaced; other references stay as they are.
  private func withoutReferences(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "&"), index + 2 < text.count,
        text[index + 1] == UInt8(ascii: "#"),
        let end = text[index...].firstIndex(of: UInt8(ascii: ";"))
      else {
        plain.append(text[index])
        index += 1
        continue
      }
      let digits = String(decoding: text[index + 2..<end], as: UTF8.self)
      let number =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      plain.append(contentsOf: String(CharacterReference.scalar(for: number ?? 0)).utf8)
      index = end + 1
    }
    return plain
  }
}

extension UInt8 {
  /// A control character that XML does not allow (XML 1.0 §2.2).
  fileprivate var isForbidden: Bool {
    self < 0x20 && self != 0x09 && self != 0x0A && self != 0x0D
  }
}
