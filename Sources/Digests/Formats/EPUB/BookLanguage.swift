import WebText

/// A language tag that may stand in a book (RFC 5646 §2.1, the well-formed ones of everyday).
struct BookLanguage {
  /// The tag, `en` or `zh-Hant`.
  let tag: String

  /// Nil for what is none.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isWellFormed = parts.enumerated().allSatisfy { index, part in
      let bytes = part.utf8
      let isAlphabetic = bytes.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
      let isAlphanumeric = bytes.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }
      switch index {
      case 0: return isAlphabetic && (2...3).contains(bytes.count)
      case 1: return isAlphabetic && bytes.count == 4 || isRegion(part)
      default: return isAlphanumeric && (isRegion(part) || (5...8).contains(bytes.count))
      }
    }
    guard isWellFormed, (1...3).contains(parts.count) else { return nil }
    tag = text
  }
}

/// Two letters or three digits (RFC 5646 §2.2.4).
private func isRegion(_ part: Substring) -> Bool {
  let bytes = part.utf8
  return bytes.count == 2 && bytes.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    || bytes.count == 3 && bytes.allSatisfy { (0x30...0x39).contains($0) }
}

/// Addresses as a validator of books wants them.
enum BookAddress {
  /// An address of the web whose every character is one of RFC 3986, a percent sign with its digits.
  static func strict(_ address: String) -> String {
    var bytes: [UInt8] = []
    let text = Array(address.utf8)
    var hasFragment = false
    var isPastAuthority = 0
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "/") { isPastAuthority += 1 }
      switch byte {
      case UInt8(ascii: "%"):
        let digits = text[min(index + 1, text.count)..<min(index + 3, text.count)]
        bytes += digits.count == 2 && digits.allSatisfy(isHexadecimal) ? [byte] : Array("%25".utf8)
      case UInt8(ascii: "#"):
        bytes += hasFragment ? Array("%23".utf8) : [byte]
        hasFragment = true
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        bytes += isPastAuthority < 3 ? [byte] : percentEncoded(byte)
      case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: bytes.append(byte)
      default: bytes += percentEncoded(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func percentEncoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
