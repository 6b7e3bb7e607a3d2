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
  private static func withoutFillers(_ bytes: [UInt8]) -> (bytes: [UInt8], mayBeDecomposed: Bool) {
    var result: [UInt8] = []
    var mayBeDecomposed = false
    let copied = bytes.withUnsafeBufferPointer { text in
      var start = 0
      var index = 0
      while true {
        index = text.firstIndex(from: index, marked: mayBeginDoubt)
        guard index < text.count else { break }
        mayBeDecomposed = mayBeDecomposed || NormalizationCheck.isDoubtful(at: index, in: text)
        guard let (length, replacement) = TextFiller.found(at: index, in: text) else {
          index += 1
          continue
        }
        if start == 0 { result.reserveCapacity(text.count) }
        result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        index = min(index + length, text.count)
        if let replacement {
          result.append(replacement)
        } else {
          closeGap(in: &result, before: &index, of: text)
        }
        start = index
      }
      if start > 0 { result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...])) }
      return start
    }
    return (copied == 0 ? bytes : result, mayBeDecomposed)
  }

  /// Marks what may be a filler or not in NFC, and more; letters of Latin, Cyrillic, Greek and most
  /// of Chinese are passed over.
  private static func mayBeginDoubt(_ word: ByteWord) -> UInt64 {
    word.marks(0xC2) | word.marks(0xCC, mask: 0xFC) | word.marks(0xD6, mask: 0xFE)
      | word.marks(0xD8, mask: 0xF8) | word.marks(0xE0, mask: 0xFC) | word.marks(0xEF)
      | word.marks(0xF0, mask: 0xFC)
  }

  /// A filler that stood alone leaves neither two blanks nor an empty line behind.
  private static func closeGap(
    in result: inout [UInt8], before index: inout Int, of text: UnsafeBufferPointer<UInt8>
  ) {
    let space = UInt8(ascii: " ")
    let newline = UInt8(ascii: "\n")
    guard result.isEmpty || result.last == space || result.last == newline else { return }
    if index == text.count || text[index] == newline {
      while result.last == space { result.removeLast() }
      if index == text.count { while result.last == newline { result.removeLast() } }
      while index < text.count, text[index] == newline,
        result.isEmpty || result.suffix(2).elementsEqual([newline, newline])
      {
        index += 1
      }
    } else if text[index] == space {
      index += 1
    }
  }
}
