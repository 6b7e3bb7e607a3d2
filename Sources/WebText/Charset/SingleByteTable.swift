/// What each byte from 128 on stands for in an encoding with one byte a character.
struct SingleByteTable {
  /// 128 characters; U+FFFD where there is none.
  private let characters: [Unicode.Scalar]

  /// The table of the standard (WHATWG Encoding, index windows-1252).
  static let windows1252 = SingleByteTable(
    characters: Array(
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
      + (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) })

  static let userDefined = SingleByteTable(
    characters: (0..<128).map { Unicode.Scalar(0xF780 + UInt32($0)) ?? "\u{FFFD}" })

  private init(characters: [Unicode.Scalar]) { self.characters = characters }

  /// The table that a converter has.
  ///
  /// The standard gives the bytes that Windows leaves undefined below A0 to the controls.
  init(converter: borrowing Converter, isWindows: Bool) {
    var characters: [Unicode.Scalar] = []
    for byte in UInt8(0x80)...0xFF {
      let (utf8, repaired) = withUnsafePointer(to: byte) {
        converter.decode(UnsafeBufferPointer(start: $0, count: 1))
      }
      let isControl = repaired && isWindows && byte < 0xA0
      let character = String(decoding: utf8, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
      characters.append(isControl ? Unicode.Scalar(byte) : character)
    }
    self.characters = characters
  }

  /// The byte that stands for a character.
  func byte(of value: UInt32) -> UInt8? {
    characters.firstIndex { $0.value == value }.map { UInt8($0 + 0x80) }
  }

  func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> (utf8: [UInt8], repaired: Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 4)
    var repaired = false
    for byte in bytes {
      guard byte >= 0x80 else {
        output.append(byte)
        continue
      }
      let character = characters[Int(byte & 0x7F)]
      if character == "\u{FFFD}" { repaired = true }
      output.append(character)
    }
    return (output, repaired)
  }
}
