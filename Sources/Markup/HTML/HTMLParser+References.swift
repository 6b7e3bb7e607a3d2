/// Character references (HTML Standard §13.2.5.72 to §13.2.5.80).
extension HTMLParser {
  /// Reads the text from `start` to the next markup or NUL; its first reference is at the position.
  mutating func readTextWithReferences(from start: Int) {
    var end = position
    while end < source.count {
      let byte = source[end]
      if byte == 0 || byte == UInt8(ascii: "<") { break }
      end &+= 1
    }
    let place = decodedEnd
    decode(start..<end, inAttribute: false)
    position = end
    let count = decodedEnd - place
    if count > 0 { text(Stretch(start: place, count: count)) }
  }

  /// Appends a stretch of the source with its references resolved and U+FFFD for NUL.
  mutating func decode(_ range: Range<Int>, inAttribute: Bool) {
    var index = range.lowerBound
    var plain = index
    while index < range.upperBound {
      let byte = source[index]
      guard byte == UInt8(ascii: "&") || byte == 0 else {
        index &+= 1
        continue
      }
      decoded.append(contentsOf: source[plain..<index])
      if byte == 0 {
        decoded.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 1
      } else {
        index += decodeReference(index..<range.upperBound, inAttribute: inAttribute)
      }
      plain = index
    }
    decoded.append(contentsOf: source[plain..<index])
  }

  /// Appends what the `&` at the start of the range begins, and says how many bytes that was.
  private mutating func decodeReference(_ range: Range<Int>, inAttribute: Bool) -> Int {
    let start = range.lowerBound + 1
    if start < range.upperBound, source[start] == UInt8(ascii: "#") {
      if let length = decodeNumber(start + 1..<range.upperBound) { return length + 2 }
    } else if let found = NamedEntity.longestPrefix(of: source[start..<range.upperBound]) {
      let next = start + found.length
      let isClosed = source[next - 1] == UInt8(ascii: ";")
      // For historical reasons `&copy=1` in an address is no reference (§13.2.5.73).
      let goesOn =
        next < range.upperBound
        && (source[next] == UInt8(ascii: "=") || source[next].isLetterOrDigit)
      if isClosed || !inAttribute || !goesOn {
        NamedEntity.append(found.entity, to: &decoded)
        return found.length + 1
      }
    }
    decoded.append(UInt8(ascii: "&"))
    return 1
  }

  /// Appends the character of a number behind `&#`; nil when there are no digits.
  private mutating func decodeNumber(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let isHexadecimal = index < range.upperBound && source[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let firstDigit = index
    var number: UInt32 = 0
    while index < range.upperBound, let digit = source[index].digitValue(isHexadecimal) {
      // Above the last character all numbers are alike.
      number = min(number &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      index += 1
    }
    guard index > firstDigit else { return nil }
    if index < range.upperBound, source[index] == UInt8(ascii: ";") { index += 1 }
    decoded.append(contentsOf: String(CharacterReference.scalar(for: number)).utf8)
    return index - range.lowerBound
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool { isLetter || self &- 0x30 < 10 }

  fileprivate func digitValue(_ isHexadecimal: Bool) -> UInt32? {
    let digit = self &- 0x30
    if digit < 10 { return UInt32(digit) }
    let letter = (self | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }
}
