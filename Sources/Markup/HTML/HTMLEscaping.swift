import WebText

/// Escaping of texts and attribute values (HTML Standard §13.3).
extension [UInt8] {
  /// Appends text so that a parser reads it back as it is.
  package mutating func appendEscaped(_ text: some Sequence<UInt8>, inAttribute: Bool = false) {
    let found: Void? = text.withContiguousStorageIfAvailable {
      appendEscaped($0, inAttribute: inAttribute)
    }
    if found == nil { appendEscaped(Array(text), inAttribute: inAttribute) }
  }

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, inAttribute: Bool) {
    let quote = UInt8(ascii: inAttribute ? "\"" : "&")
    var start = 0
    var index = 0
    while true {
      index = text.firstIndex(from: index) { word in
        // `<` and `>` differ in one bit.
        word.marks(UInt8(ascii: "&")) | word.marks(UInt8(ascii: "<"), mask: 0xFD)
          | word.marks(0xC2) | word.marks(quote) | word.marks(UInt8(ascii: "\r"))
      }
      guard index < text.count else { break }
      let replacement: StaticString
      var length = 1
      switch text[index] {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\"") where inAttribute: replacement = "&quot;"
      // As itself it would be read as a newline.
      case UInt8(ascii: "\r"): replacement = "&#13;"
      case 0xC2 where index + 1 < text.count && text[index + 1] == 0xA0:
        replacement = "&nbsp;"
        length = 2
      default:
        index += 1
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      append(replacement)
      index += length
      start = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Appends ASCII from the program's own text.
  package mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
