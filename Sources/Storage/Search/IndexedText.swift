import Deduplication
import WebText

/// A text as it goes into the search index and into its queries.
///
/// Blanks set apart the characters that are words of their own, so that a word of one or two of
/// them is found at any place, as a phrase. The text of most languages stays as it is.
enum IndexedText {
  /// The text for the index.
  static func of(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      let start = bytes.firstIndex(from: 0, marked: mayBegin)
      guard start < bytes.count else { return nil }
      return rewritten(bytes, from: start)
    } ?? text
  }

  /// Marks the first byte of what may be another class than `plain`, and more; Latin, Greek and
  /// Cyrillic are passed over.
  private static func mayBegin(_ word: ByteWord) -> UInt64 {
    word.marks(0xD6, mask: 0xFE) | word.marks(0xD8, mask: 0xFC) | word.marks(0xE0, mask: 0xF0)
      | word.marks(0xF0, mask: 0xF8)
  }

  /// Nil where nothing is another class.
  private static func rewritten(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
    var result: [UInt8] = []
    var copied = 0
    var index = start
    while index < bytes.count {
      let (character, length) = decodedCharacter(in: bytes, at: index)
      let kind = IndexedCharacter(character)
      if kind != .plain {
        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
        append(kind, to: &result)
        copied = index + length
      }
      index = bytes.firstIndex(from: index + length, marked: mayBegin)
    }
    guard copied > 0 else { return nil }
    result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ kind: IndexedCharacter, to result: inout [UInt8]) {
    let blank = UInt8(ascii: " ")
    switch kind {
    case .plain, .ignored: return
    case .letter(let character): append(character, to: &result)
    case .single(let character):
      if let last = result.last, last != blank { result.append(blank) }
      append(character, to: &result)
      result.append(blank)
    }
  }

  private static func append(_ character: UInt32, to result: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(character) else { return }
    result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
