import Foundation
import Markup
import Vocabulary

/// Text without what only a renderer wants: soft hyphens, zero-width fillers, hard blanks; in NFC.
enum TextNormalizer {
  /// The text of several lines.
  static func plainText(_ bytes: [UInt8]) -> PlainText? {
    composed(withoutFillers(bytes))
  }

  /// The text on one line.
  static func line(_ bytes: [UInt8]) -> PlainText? {
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    var isAfterBlank = false
    for byte in withoutFillers(bytes) {
      if byte.isHTMLSpace {
        isAfterBlank = !line.isEmpty
        continue
      }
      if isAfterBlank { line.append(UInt8(ascii: " ")) }
      isAfterBlank = false
      line.append(byte)
    }
    return composed(line)
  }

  private static func composed(_ bytes: [UInt8]) -> PlainText? {
    guard !bytes.isEmpty else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return PlainText(
      verbatim: mayBeDecomposed(bytes) ? text.precomposedStringWithCanonicalMapping : text)
  }

  /// Copies the text without what is between its characters.
  ///
  /// All of these are two or three bytes
  /// that begin with C2, E1, E2 or EF.
  private static func withoutFillers(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0xC2, let (length, replacement) = filler(at: index, in: bytes) else {
        index += 1
        continue
      }
      result.append(contentsOf: bytes[start..<index])
      if let replacement { result.append(replacement) }
      index += length
      start = index
    }
    if start == 0 { return bytes }
    result.append(contentsOf: bytes[start...])
    return result
  }

  /// A filler's length and what takes its place.
  private static func filler(at index: Int, in bytes: [UInt8]) -> (
    length: Int, replacement: UInt8?
  )? {
    let first = bytes[index]
    guard first == 0xC2 || first == 0xE1 || first == 0xE2 || first == 0xEF else { return nil }
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (first, second, third) {
    case (0xC2, 0xAD, _): return (2, nil)  // soft hyphen
    case (0xC2, 0xA0, _): return (2, UInt8(ascii: " "))  // no-break space
    case (0xE1, 0xA0, 0x8E): return (3, nil)  // Mongolian vowel separator
    case (0xE2, 0x80, 0x8B): return (3, nil)  // zero width space
    case (0xE2, 0x80, 0xAF): return (3, UInt8(ascii: " "))  // narrow no-break space
    case (0xE2, 0x80, 0xA8...0xA9): return (3, UInt8(ascii: "\n"))  // line, paragraph separator
    case (0xE2, 0x81, 0xA0): return (3, nil)  // word joiner
    case (0xEF, 0xBB, 0xBF): return (3, nil)  // byte order mark
    default: return nil
    }
  }

  /// True when the text holds a character that may belong to the one before it (UAX #15, NFC_QC).
  private static func mayBeDecomposed(_ bytes: [UInt8]) -> Bool {
    for index in bytes.indices where bytes[index] >= 0xCC {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      let isDecomposed =
        switch bytes[index] {
        case 0xCC, 0xCD: true  // U+0300 to U+037F
        case 0xE0: (0xA4...0xB7).contains(next) || next >= 0xBC  // Indic scripts, Tibetan
        case 0xE1: next <= 0x87  // Burmese, Hangul letters
        case 0xE2: next == 0x84  // Ohm, Kelvin, Ångström
        case 0xE3: next == 0x82 && index + 2 < bytes.count && bytes[index + 2] >= 0x99
        case 0xEF: (0xA4...0xAD).contains(next)  // compatibility ideographs, Hebrew
        default: false
        }
      if isDecomposed { return true }
    }
    return false
  }
}
