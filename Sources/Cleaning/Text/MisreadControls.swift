import Markup
import WebText

extension HTMLTree {
  /// Reads a fragment as people wrote it: in their texts U+0080 to U+009F are no control characters
  /// but those of windows-1252 that somebody took for Latin-1, as in references (HTML §13.2.5.80).
  init(fragment html: Span<UInt8>) {
    if let repaired = MisreadControls.repaired(html) {
      self.init(parsing: repaired.span)
    } else {
      self.init(parsing: html)
    }
  }
}

/// Characters of windows-1252 that were decoded as Latin-1.
enum MisreadControls {
  /// The text with the characters that were meant; nil where there are none.
  static func repaired(_ text: Span<UInt8>) -> [UInt8]? {
    text.withUnsafeBufferPointer { text in
      var result: [UInt8] = []
      var start = 0
      var index = 0
      while true {
        index = text.firstIndex(from: index) { $0.marks(0xC2) }
        guard index + 1 < text.count else { break }
        let second = text[index + 1]
        guard text[index] == 0xC2, (0x80...0x9F).contains(second) else {
          index += 1
          continue
        }
        result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        let meant = CharacterReference.scalar(for: UInt32(second))
        result.append(contentsOf: String(Character(meant)).utf8)
        index += 2
        start = index
      }
      guard start > 0 else { return nil }
      result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
      return result
    }
  }
}
