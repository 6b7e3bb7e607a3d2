/// The states of attribute values (HTML Standard §13.2.5.35 to §13.2.5.39).
extension HTMLParser {
  /// Reads a value behind its `=`; nil at the end of the file.
  mutating func readValue(isKept: Bool) -> Stretch? {
    while position < source.count, source[position].isHTMLSpace { position &+= 1 }
    guard position < source.count else { return nil }
    switch source[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readQuotedValue(isKept: isKept)
    // `<a href=>` has an empty value; the `>` ends the tag.
    case UInt8(ascii: ">"): return Stretch(start: 0, count: 0)
    default: return readUnquotedValue(isKept: isKept)
    }
  }

  private mutating func readQuotedValue(isKept: Bool) -> Stretch? {
    let quote = source[position]
    let start = position + 1
    var index = start
    var isPlain = true
    while index < source.count {
      let byte = source[index]
      if byte == quote { break }
      if byte == UInt8(ascii: "&") || byte == 0 { isPlain = false }
      index &+= 1
    }
    guard index < source.count else {
      position = index
      return nil
    }
    position = index + 1
    return value(start..<index, isPlain: isPlain, isKept: isKept)
  }

  private mutating func readUnquotedValue(isKept: Bool) -> Stretch? {
    let start = position
    var index = start
    var isPlain = true
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: ">") || byte.isHTMLSpace { break }
      if byte == UInt8(ascii: "&") || byte == 0 { isPlain = false }
      index &+= 1
    }
    position = index
    guard index < source.count else { return nil }
    return value(start..<index, isPlain: isPlain, isKept: isKept)
  }

  private mutating func value(_ range: Range<Int>, isPlain: Bool, isKept: Bool) -> Stretch {
    guard isKept else { return Stretch(start: 0, count: 0) }
    let end = boundary(range.upperBound, from: range.lowerBound)
    if isPlain {
      return Stretch(start: UInt32(range.lowerBound), count: UInt32(end - range.lowerBound))
    }
    let start = decodedEnd
    decode(range.lowerBound..<end, inAttribute: true)
    return Stretch(start: start, count: decodedEnd - start)
  }

  /// Where a text ends that may not be longer than the limit: between two characters.
  func boundary(_ end: Int, from start: Int) -> Int {
    guard end - start > limits.textBytes else { return end }
    var cut = start + limits.textBytes
    while cut > start, source[cut] & 0xC0 == 0x80 { cut -= 1 }
    return cut
  }
}
