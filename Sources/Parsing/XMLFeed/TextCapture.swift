import Markup
import WebText

/// Collects the text of one field in a buffer that is used again for the next.
///
/// Elements inside of a field are markup that somebody forgot to escape, or XHTML that need not be:
/// they are written back as HTML.
struct TextCapture {
  /// How the text of the field is to be read.
  enum Kind {
    /// One line without markup: names, dates, addresses. Tags in it are passed over.
    case line
    /// Plain text, unless there are elements in it.
    case text
    /// A fragment of HTML in escaped form.
    case html
    /// XHTML: text has to be escaped again when it is written as HTML.
    case xhtml
    /// Base64 of a text (Atom 0.3 `mode="base64"`, RFC 4287 §4.1.3.3).
    case base64
  }

  private(set) var bytes: [UInt8] = []
  private(set) var kind: Kind = .line
  private(set) var isCutShort = false
  private var limit = ParsingLimits.lineBytes
  /// The names of the open elements inside of the field; an empty one is not written.
  private var openNames: [[UInt8]] = []

  /// Begins a field.
  mutating func begin(_ kind: Kind) {
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
    self.kind = kind
    isCutShort = false
    openNames.removeAll(keepingCapacity: true)
    limit = kind == .line ? ParsingLimits.lineBytes : ParsingLimits.bodyBytes
  }

  /// Adds text.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard bytes.count + text.count <= limit else {
      let room = max(0, limit - bytes.count)
      if room > 0, kind != .xhtml { bytes.append(contentsOf: text.prefix(room)) }
      isCutShort = true
      return
    }
    guard kind == .xhtml else {
      bytes.append(contentsOf: text)
      return
    }
    appendEscaped(text)
  }

  /// An element begins inside of the field.
  mutating func startElement(_ element: XMLElement, resolvingAgainst base: WebURL?) {
    switch kind {
    case .line, .base64: return
    case .text:
      // Plain text with elements in it was meant as markup.
      let plain = bytes
      bytes.removeAll(keepingCapacity: true)
      plain.withUnsafeBufferPointer { appendEscaped($0) }
      kind = .xhtml
    case .html, .xhtml: break
    }
    guard bytes.count < limit else {
      isCutShort = true
      return openNames.append([])
    }
    if isWrapper(element) { return openNames.append([]) }
    openNames.append(Array(element.localName))
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: element.localName)
    for index in 0..<element.attributes.count {
      append(element.attributes, at: index, resolvingAgainst: base)
    }
    bytes.append(UInt8(ascii: ">"))
  }

  /// RFC 4287 §3.1.1.3: the `div` around XHTML is not part of it.
  private func isWrapper(_ element: XMLElement) -> Bool {
    kind == .xhtml && openNames.isEmpty && element.localName.elementsEqual("div".utf8)
      && bytes.allSatisfy(\.isBlank)
  }

  /// An element inside of the field ends.
  mutating func endElement() {
    guard let name = openNames.popLast(), !name.isEmpty,
      !TextCapture.voidElements.contains(where: { name.elementsEqual($0.utf8) })
    else { return }
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// HTML §13.1.2: elements that have no end tag.
  private static let voidElements = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  private mutating func append(
    _ attributes: XMLAttributes, at index: Int, resolvingAgainst base: WebURL?
  ) {
    guard attributes.prefix(at: index) == nil else { return }
    let name = attributes.localName(at: index)
    var value = attributes.value(at: index)
    if let base {
      if TextCapture.addresses.contains(where: { name.elementsEqual($0.utf8) }) {
        value = WebURL(parsing: value, base: base)?.string ?? value
      } else if name.elementsEqual("srcset".utf8) {
        value = TextCapture.resolving(imageSet: value, against: base)
      }
    }
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: name)
    bytes.append(contentsOf: "=\"".utf8)
    value.withUTF8 { appendEscaped($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The attributes of HTML that hold an address.
  private static let addresses = [
    "href", "src", "cite", "poster", "longdesc", "background", "data", "action", "formaction",
  ]

  /// Each picture of a `srcset` stands before a blank or a comma with its width behind it.
  private static func resolving(imageSet: String, against base: WebURL) -> String {
    imageSet.split(separator: ",").map { candidate in
      let words = candidate.split(whereSeparator: \.isWhitespace)
      guard let address = words.first, let url = WebURL(parsing: String(address), base: base)
      else { return String(candidate) }
      return ([url.string] + words.dropFirst().map(String.init)).joined(separator: " ")
    }.joined(separator: ", ")
  }

  /// The text without white space at its ends, in UTF-8.
  var trimmedBytes: [UInt8] {
    // Where a text was cut short the last character may be cut, too: a string makes it whole.
    kind == .base64 || isCutShort ? Array(trimmed.utf8) : Array(bytes.trimmed)
  }

  /// The text without white space at its ends; what was base64 decoded, nothing where it is no text.
  var trimmed: String {
    guard kind == .base64 else { return bytes.trimmedText }
    guard let decoded = Base64.decode(bytes) else { return bytes.trimmedText }
    guard decoded.allSatisfy({ $0 >= 0x20 || $0.isBlank }) else { return "" }
    return String(validating: decoded, as: UTF8.self)?.trimmingBlanks ?? ""
  }
}

extension TextCapture {
  /// Adds text as HTML.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let end = text.firstIndex(from: start) { word in
        // `<` and `>` differ in one bit.
        word.marks(UInt8(ascii: "<"), mask: 0xFD) | word.marks(UInt8(ascii: "&"))
          | word.marks(UInt8(ascii: "\""))
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      guard end < text.count else { return }
      switch text[end] {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      default: bytes.append(contentsOf: "&quot;".utf8)
      }
      start = end + 1
    }
  }
}

/// Base64 (RFC 4648 §4), white space passed over.
enum Base64 {
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text where !byte.isBlank && byte != UInt8(ascii: "=") {
      guard let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
