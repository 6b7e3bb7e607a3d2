import Glibc
import WebText

/// What the readers of plain XML look for in the bytes of a document.
extension UnsafeBufferPointer<UInt8> {
  /// The byte at an index; 0, which XML does not allow, behind the end.
  func byte(at index: Int) -> UInt8 { index < count ? self[index] : 0 }

  /// The next place of a byte.
  func index(of byte: UInt8, from start: Int, until end: Int = .max) -> Int? {
    let end = Swift.min(end, count)
    guard let baseAddress, start < end,
      let found = memchr(baseAddress + start, Int32(byte), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// Whether a text is at a place, letter by letter.
  func has(_ text: StaticString, at start: Int) -> Bool {
    guard let baseAddress, start + text.utf8CodeUnitCount <= count else { return false }
    return memcmp(baseAddress + start, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// Whether the same bytes are at two places.
  func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard let baseAddress, left.count == right.count, left.upperBound <= count,
      right.upperBound <= count
    else { return false }
    return memcmp(baseAddress + left.lowerBound, baseAddress + right.lowerBound, left.count) == 0
  }

  /// Where white space ends (XML 1.0 §2.3).
  func endOfBlanks(from start: Int) -> Int {
    var index = start
    while byte(at: index).isXMLBlank { index += 1 }
    return index
  }

  /// Where a name of ASCII letters ends; the start where there is none.
  func endOfName(from start: Int) -> Int {
    guard byte(at: start).isNameStart else { return start }
    var end = start + 1
    while byte(at: end).isNamePart { end += 1 }
    return end
  }

  /// Whether the character that begins at an index is one of XML 1.0 §2.2; in valid UTF-8.
  func isXMLCharacter(at index: Int) -> Bool {
    switch self[index] {
    case 0x09, 0x0A, 0x0D: true
    case 0x00..<0x20: false
    case 0xEF: index + 2 < count && (self[index + 1] != 0xBF || self[index + 2] < 0xBE)
    default: true
    }
  }
}

extension ByteWord {
  /// Marks what has to be looked at in any text: controls but the newline, and what U+FFFE and
  /// U+FFFF begin with.
  var xmlMarks: UInt64 {
    marks(below: 0x20) & ~marks(UInt8(ascii: "\n")) | marks(0xEF)
  }
}

extension UInt8 {
  /// XML 1.0 §2.3, white space.
  var isXMLBlank: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}
