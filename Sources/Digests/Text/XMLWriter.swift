/// Writes XML 1.0 into a byte buffer, each element on the line of its parent or on one of its own.
///
/// Names are the caller's own; texts and values are escaped, and characters that XML has no way to
/// hold (XML 1.0 §2.2) are left out.
struct XMLWriter {
  /// The document so far, UTF-8.
  private(set) var bytes: [UInt8] = []

  /// A document, with its declaration.
  init(declaration: Bool = true) {
    if declaration { line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") }
  }

  /// Text of our own, markup and all, and a newline.
  mutating func line(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// An element with a text on a line of its own; nothing where there is none.
  mutating func element(_ name: String, _ text: String?, _ attributes: [(String, String)] = []) {
    guard let text else { return }
    open(name, attributes)
    self.text(text)
    bytes.append(contentsOf: "</\(name)>\n".utf8)
  }

  /// An element without contents on a line of its own.
  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    open(name, attributes, isEmpty: true)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A start tag.
  mutating func open(_ name: String, _ attributes: [(String, String)] = [], isEmpty: Bool = false) {
    bytes.append(contentsOf: "<\(name)".utf8)
    for (name, value) in attributes {
      bytes.append(contentsOf: " \(name)=\"".utf8)
      text(value)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: (isEmpty ? "/>" : ">").utf8)
  }

  /// Text, escaped for contents and for values in double quotes.
  mutating func text(_ text: String) { self.text(text.utf8) }

  /// The same for UTF-8.
  mutating func text(_ utf8: some Sequence<UInt8>) {
    var isAfterEF = 0
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case 0x09, 0x0A: bytes.append(byte)
      case 0..<0x20, 0x7F: continue
      default: bytes.append(byte)
      }
      // U+FFFE and U+FFFF, EF BF BE and EF BF BF.
      isAfterEF = byte == 0xEF ? 1 : isAfterEF == 1 && byte == 0xBF ? 2 : isAfterEF == 2 ? 3 : 0
      if isAfterEF == 3 {
        if byte >= 0xBE { bytes.removeLast(3) }
        isAfterEF = 0
      }
    }
  }

  /// Markup that is well-formed already.
  mutating func markup(_ markup: some Sequence<UInt8>) { bytes.append(contentsOf: markup) }

  /// Hands over what was written and goes on behind it.
  mutating func drain(to sink: ([UInt8]) throws -> Void) rethrows {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
