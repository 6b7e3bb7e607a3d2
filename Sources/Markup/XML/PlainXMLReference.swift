/// References of plain XML: to a character, or to one of XML's own entities.
enum PlainXMLReference {
  /// The predefined entities (XML 1.0 §4.6).
  private static let entities: [(name: StaticString, byte: UInt8)] = [
    ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")), ("amp;", UInt8(ascii: "&")),
    ("quot;", UInt8(ascii: "\"")), ("apos;", UInt8(ascii: "'")),
  ]

  /// Appends what the reference means that begins at an index; its length.
  ///
  /// In a text a C1 control means a character of Windows-1252, as in HTML; in attributes nobody
  /// reads it so.
  static func decode(
    at index: Int, in text: UnsafeBufferPointer<UInt8>, asText: Bool, into bytes: inout [UInt8]
  ) throws(NotPlainXML) -> Int {
    let start = index + 1
    if start < text.count, text[start] == UInt8(ascii: "#") {
      return try decodeNumber(at: index, in: text, asText: asText, into: &bytes)
    }
    for (name, byte) in entities where text.has(name, at: start) {
      bytes.append(byte)
      return 1 + name.utf8CodeUnitCount
    }
    throw NotPlainXML()
  }

  private static func decodeNumber(
    at index: Int, in text: UnsafeBufferPointer<UInt8>, asText: Bool, into bytes: inout [UInt8]
  ) throws(NotPlainXML) -> Int {
    var end = index + 2
    let isHexadecimal = end < text.count && text[end] == UInt8(ascii: "x")
    if isHexadecimal { end += 1 }
    let start = end
    var number: UInt32 = 0
    while end < text.count, end - start < 8, let digit = digit(text[end], isHexadecimal) {
      number = number &* (isHexadecimal ? 16 : 10) &+ digit
      end += 1
    }
    guard end > start, end < text.count, text[end] == UInt8(ascii: ";"), end - start < 8,
      var scalar = Unicode.Scalar(number), isAllowed(scalar)
    else { throw NotPlainXML() }
    if asText, (0x80...0x9F).contains(number) { scalar = CharacterReference.scalar(for: number) }
    bytes.append(
      contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
    return end + 1 - index
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal:
      UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal:
      UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// XML 1.0 §2.2; surrogates are no scalars.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
