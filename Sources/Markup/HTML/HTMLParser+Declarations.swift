import Glibc

/// Comments, CDATA sections and what else begins with `<!` (HTML Standard §13.2.5.41 to §13.2.5.52,
/// §13.2.5.69).
extension HTMLParser {
  /// Markup declaration open state; the position is behind `<!`.
  mutating func readDeclaration() {
    if starts(with: "--") {
      position += 2
      readComment()
    } else if starts(with: "doctype", ignoringCase: true) {
      position += 7
      readDoctype()
    } else if starts(with: "[CDATA["), isInForeignContent {
      position += 7
      readCharacterData()
    } else {
      readBogusComment()
    }
  }

  func starts(with word: StaticString, ignoringCase: Bool = false) -> Bool {
    guard source.count - position >= word.utf8CodeUnitCount else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { index in
      let byte = source[position + index]
      return (ignoringCase && byte.isLetter ? byte | 0x20 : byte) == word.utf8Start[index]
    }
  }

  /// A comment ends at the first `>` with `--` or `--!` before it, which may stand at its very
  /// beginning: `<!-->` and `<!--->` are empty.
  private mutating func readComment() {
    let start = position
    var index = start
    while true {
      let end = next(UInt8(ascii: ">"), from: index)
      guard end < source.count else { break }
      if let length = commentEnd(start..<end) {
        position = end + 1
        return comment(start..<end - length)
      }
      index = end + 1
    }
    // At the end of the file what may be the beginning of an end is no part of it.
    var end = source.count
    position = end
    if source[..<end].hasEnd("--!", from: start) {
      end -= 3
    } else if source[..<end].hasEnd("--", from: start) {
      end -= 2
    } else if source[..<end].hasEnd("-", from: start) {
      end -= 1
    }
    comment(start..<end)
  }

  /// How many bytes before a `>` belong to a comment's end; nil when it does not end there.
  private func commentEnd(_ range: Range<Int>) -> Int? {
    let text = source[range]
    if range.isEmpty { return 0 }
    if range.count == 1, text.hasEnd("-", from: range.lowerBound) { return 1 }
    if text.hasEnd("--", from: range.lowerBound) { return 2 }
    return text.hasEnd("--!", from: range.lowerBound) ? 3 : nil
  }

  /// Bogus comment state: all up to the next `>`.
  mutating func readBogusComment() {
    let start = position
    let end = next(UInt8(ascii: ">"), from: start)
    position = min(end + 1, source.count)
    comment(start..<end)
  }

  /// CDATA section state (§13.2.5.69).
  private mutating func readCharacterData() {
    let start = position
    var end = start
    while true {
      end = next(UInt8(ascii: "]"), from: end)
      position = end
      if end >= source.count || starts(with: "]]>") { break }
      end += 1
    }
    position = min(end + 3, source.count)
    let next = position
    var index = start
    while index < end {
      let null = self.next(0, in: index..<end)
      if null > index { text(Stretch(start: UInt32(index), count: UInt32(null - index))) }
      if null < end { nullCharacter() }
      index = null + 1
    }
    position = next
  }

  private mutating func comment(_ range: Range<Int>) {
    flushTableText()
    guard extras.contains(.comments) else { return }
    insertComment(stretchWithoutNull(range))
  }

  /// A stretch of the source with U+FFFD for NUL, within the limit.
  mutating func stretchWithoutNull(_ range: Range<Int>) -> Stretch {
    let range = range.lowerBound..<boundary(range.upperBound, from: range.lowerBound)
    guard next(0, in: range) < range.upperBound else {
      return Stretch(start: UInt32(range.lowerBound), count: UInt32(range.count))
    }
    let start = decodedEnd
    for byte in source[range] {
      if byte == 0 {
        decoded.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        decoded.append(byte)
      }
    }
    return Stretch(start: start, count: decodedEnd - start)
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether it ends in a word that lies wholly behind a place.
  fileprivate func hasEnd(_ word: StaticString, from start: Int) -> Bool {
    let first = endIndex - word.utf8CodeUnitCount
    guard first >= start else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { self[first + $0] == word.utf8Start[$0] }
  }
}
