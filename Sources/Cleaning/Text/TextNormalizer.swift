import Foundation
import Markup
import Vocabulary
import WebText

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
    let (text, mayBeDecomposed) = withoutFillers(bytes)
    for byte in text {
      if byte.isHTMLSpace {
        isAfterBlank = !line.isEmpty
        continue
      }
      if isAfterBlank { line.append(UInt8(ascii: " ")) }
      isAfterBlank = false
      line.append(byte)
    }
    return composed((line, mayBeDecomposed))
  }

  private static func composed(_ text: (bytes: [UInt8], mayBeDecomposed: Bool)) -> PlainText? {
    guard !text.bytes.isEmpty else { return nil }
    guard text.mayBeDecomposed else { return PlainText(verbatim: text.bytes) }
    let string = String(decoding: text.bytes, as: UTF8.self)
    return PlainText(verbatim: string.precomposedStringWithCanonicalMapping)
  }

  /// Copies the text without what is between its characters, and looks for what may not be in NFC.
  ///
  /// All of these are two or three bytes that begin with C2, CC, CD, E0 to E3 or EF.
  private static func withoutFillers(_ bytes: [UInt8]) -> (bytes: [UInt8], mayBeDecomposed: Bool) {
    var result: [UInt8] = []
    var mayBeDecomposed = false
    let copied = bytes.withUnsafeBufferPointer { text in
      var start = 0
      var index = 0
      while true {
        index = text.firstIndex(from: index) { word in
          word.marks(0xC2) | word.marks(0xCC, mask: 0xFE) | word.marks(0xE0, mask: 0xFC)
            | word.marks(0xEF)
        }
        guard index < text.count else { break }
        mayBeDecomposed = mayBeDecomposed || self.mayBeDecomposed(at: index, in: text)
        guard let (length, replacement) = filler(at: index, in: text) else {
          index += 1
          continue
        }
        if start == 0 { result.reserveCapacity(text.count) }
        result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        if let replacement { result.append(replacement) }
        index = min(index + length, text.count)
        start = index
      }
      if start > 0 { result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...])) }
      return start
    }
    return (copied == 0 ? bytes : result, mayBeDecomposed)
  }

  /// A filler's length and what takes its place.
  private static func filler(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, replacement: UInt8?)? {
    let first = bytes[index]
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

  /// True where a character begins that may belong to the one before it (UAX #15, NFC_QC).
  private static func mayBeDecomposed(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    return switch bytes[index] {
    case 0xCC, 0xCD: true  // U+0300 to U+037F
    case 0xE0: (0xA4...0xB7).contains(next) || next >= 0xBC  // Indic scripts, Tibetan
    case 0xE1: next <= 0x87  // Burmese, Hangul letters
    case 0xE2: next == 0x84  // Ohm, Kelvin, Ångström
    case 0xE3: next == 0x82 && index + 2 < bytes.count && bytes[index + 2] >= 0x99
    case 0xEF: (0xA4...0xAD).contains(next)  // compatibility ideographs, Hebrew
    default: false
    }
  }
}
