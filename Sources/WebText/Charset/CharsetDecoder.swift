/// How the bytes of an encoding become UTF-8.
enum CharsetDecoder: Hashable, Sendable {
  case utf8
  case windows1252
  case utf16(bigEndian: Bool)
  case utf32(bigEndian: Bool)
  /// The bytes from 128 on are the private characters from U+F780 on (WHATWG Encoding §14.5).
  case userDefined
  /// One byte a character, by the converter of this name.
  case singleByte(String)
  /// Any other encoding, by the converter of this name.
  case multiByte(String)

  func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> (utf8: [UInt8], repaired: Bool) {
    switch self {
    case .utf8: return UTF8Repair.repair(bytes)
    case .windows1252: return SingleByteTable.windows1252.decode(bytes)
    case .userDefined: return SingleByteTable.userDefined.decode(bytes)
    case .singleByte(let name):
      guard let converter = Converter(from: name) else { return UTF8Repair.repair(bytes) }
      return SingleByteTable(converter: converter, isWindows: name.hasPrefix("CP"))
        .decode(bytes)
    case .multiByte(let name):
      guard let converter = Converter(from: name) else { return UTF8Repair.repair(bytes) }
      return converter.decode(bytes)
    case .utf16(let bigEndian): return CodeUnits.decodeUTF16(bytes, bigEndian: bigEndian)
    case .utf32(let bigEndian): return CodeUnits.decodeUTF32(bytes, bigEndian: bigEndian)
    }
  }
}

extension [UInt8] {
  /// Appends U+FFFD.
  mutating func appendReplacementCharacter() {
    append(0xEF)
    append(0xBF)
    append(0xBD)
  }

  /// Appends the UTF-8 of a character.
  mutating func append(_ scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
  }
}
