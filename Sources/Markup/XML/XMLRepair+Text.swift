extension XMLRepair {
  /// Writes text so that every byte of it is allowed and only references are references.
  mutating func escape(_ range: Range<Int>, inAttribute: Bool) {
    let former = position
    var copied = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = input[index]
      guard byte.needsCare else {
        index += 1
        continue
      }
      output.append(contentsOf: bytes(copied..<index))
      position = index
      index = care(for: byte, at: index, until: range.upperBound, inAttribute: inAttribute)
      copied = index
    }
    output.append(contentsOf: bytes(copied..<range.upperBound))
    position = former
  }

  /// Writes what stands for a byte that cannot simply be copied; the place behind it.
  private mutating func care(
    for byte: UInt8, at index: Int, until end: Int, inAttribute: Bool
  ) -> Int {
    switch byte {
    case UInt8(ascii: "&"):
      return reference(at: index, until: end)
    case UInt8(ascii: "<"):
      if inAttribute { warn(.bareLessThan, "< in a value") }
      output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"):
      output.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""):
      output.append(contentsOf: (inAttribute ? "&quot;" : "\"").utf8)
    case 0xEF:
      // U+FFFE and U+FFFF are no characters of XML (XML 1.0 §2.2).
      guard index + 2 < end, input[index + 1] == 0xBF, input[index + 2] >= 0xBE else {
        output.append(byte)
        break
      }
      output.append(contentsOf: "\u{FFFD}".utf8)
      return index + 3
    default:
      warn(.controlCharacter, "a control character, U+\(hexadecimal(UInt32(byte)))")
    }
    return index + 1
  }

  private mutating func reference(at start: Int, until end: Int) -> Int {
    if start + 1 < end, input[start + 1] == UInt8(ascii: "#") {
      return numericReference(at: start, until: end)
    }
    var nameEnd = start + 1
    while nameEnd < end, nameEnd - start < 33, input[nameEnd].isNamePart { nameEnd += 1 }
    guard nameEnd < end, nameEnd > start + 1, input[nameEnd] == UInt8(ascii: ";") else {
      warn(.bareAmpersand, "& that begins no reference")
      output.append(contentsOf: "&amp;".utf8)
      return start + 1
    }
    let name = bytes(start + 1..<nameEnd)
    if XMLRepair.predefined.contains(where: { name.elementsEqual($0.utf8) }) {
      output.append(contentsOf: bytes(start..<nameEnd + 1))
      return nameEnd + 1
    }
    guard let text = entities.text(of: name) else {
      warn(.undeclaredEntity, "&\(self.name(start + 1..<nameEnd)); is not declared")
      output.append(contentsOf: "&amp;".utf8)
      return start + 1
    }
    if !text.isDeclared {
      warn(.undeclaredEntity, "&\(self.name(start + 1..<nameEnd)); is an entity of HTML")
    }
    appendEscaped(text.bytes)
    return nameEnd + 1
  }

  private static let predefined = ["amp", "lt", "gt", "quot", "apos"]

  private mutating func numericReference(at start: Int, until end: Int) -> Int {
    let isHexadecimal = start + 2 < end && input[start + 2] | 0x20 == UInt8(ascii: "x")
    let digits = start + (isHexadecimal ? 3 : 2)
    var index = digits
    var number: UInt32 = 0
    while index < end, let digit = input[index].digit(inHexadecimal: isHexadecimal) {
      // Beyond the last character the number only has to stay beyond it.
      number = number > 0x11_0000 ? number : number * (isHexadecimal ? 16 : 10) + UInt32(digit)
      index += 1
    }
    guard index > digits else {
      warn(.bareAmpersand, "&# that begins no reference")
      output.append(contentsOf: "&amp;".utf8)
      return start + 1
    }
    let isTerminated = index < end && input[index] == UInt8(ascii: ";")
    if isTerminated, let (pair, next) = pair(of: number, behind: index + 1, until: end) {
      warn(.badReference, "a character as two references")
      appendEscaped(Array(String(pair).utf8))
      return next
    }
    let scalar = CharacterReference.scalar(for: number)
    if !isTerminated || scalar == "\u{FFFD}" || !scalar.isAllowedInXML {
      warn(.badReference, "a reference to no character, number \(number)")
    }
    if scalar.isAllowedInXML { appendEscaped(Array(String(scalar).utf8)) }
    return isTerminated ? index + 1 : index
  }

  /// A character beyond U+FFFF of which each half is a reference, as JavaScript writes it.
  private func pair(
    of high: UInt32, behind start: Int, until end: Int
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    guard (0xD800..<0xDC00).contains(high), start + 2 < end, has("&#", at: start) else {
      return nil
    }
    let isHexadecimal = input[start + 2] | 0x20 == UInt8(ascii: "x")
    let digits = start + (isHexadecimal ? 3 : 2)
    guard let close = index(of: UInt8(ascii: ";"), from: digits, until: min(end, digits + 8)),
      let low = UInt32(
        String(decoding: bytes(digits..<close), as: UTF8.self), radix: isHexadecimal ? 16 : 10),
      (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return nil }
    return (scalar, close + 1)
  }

  private mutating func appendEscaped(_ text: [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      default:
        if byte >= 0x20 || byte.isBlank { output.append(byte) }
      }
    }
  }

  private func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}

extension UInt8 {
  /// Whether the byte may have to be escaped or left out of text.
  fileprivate var needsCare: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF: true
    case 0x09, 0x0A, 0x0D: false
    default: self < 0x20
    }
  }

  fileprivate func digit(inHexadecimal isHexadecimal: Bool) -> UInt8? {
    if isASCIIDigit { return self - UInt8(ascii: "0") }
    let letter = self | 0x20
    guard isHexadecimal, letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "f") else {
      return nil
    }
    return letter - UInt8(ascii: "a") + 10
  }
}

extension Unicode.Scalar {
  /// Whether it is a `Char` of XML 1.0 §2.2.
  fileprivate var isAllowedInXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: true
    case 0xFFFE, 0xFFFF: false
    default: value >= 0x20
    }
  }
}
