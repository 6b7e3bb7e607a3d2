import WebText

/// What a document looks like from its first bytes.
enum DocumentKind {
  case json
  case markup
  case blank
  /// Something that is no feed; the text says what.
  case other(String)

  init(of text: Span<UInt8>) {
    let start = DocumentKind.firstMark(of: text)
    guard start < text.count else {
      self = .blank
      return
    }
    if text[start] == UInt8(ascii: "{") {
      self = .json
    } else {
      self = DocumentKind.hasTag(text) ? .markup : .other(DocumentKind.describe(text))
    }
  }

  /// What a document without a root is.
  static func describe(_ text: Span<UInt8>) -> String {
    let start = firstMark(of: text)
    if start < text.count, text[start] == UInt8(ascii: "[") { return "a JSON array" }
    if has("<!doctype html", at: start, in: text) { return WebPage.describe(text) }
    if hasTag(text) { return "markup without an element" }
    return isBinary(text) ? "binary data" : "plain text"
  }

  /// Where the first byte is that is neither blank nor zero.
  private static func firstMark(of text: Span<UInt8>) -> Int {
    var start = 0
    while start < text.count, text[start].isBlank || text[start] == 0 { start += 1 }
    return start
  }

  private static func has(_ word: StaticString, at start: Int, in text: Span<UInt8>) -> Bool {
    guard start + word.utf8CodeUnitCount <= text.count else { return false }
    return word.withUTF8Buffer { word in
      word.indices.allSatisfy { text[start + $0].lowercasedASCII == word[$0] }
    }
  }

  /// Whether there is a `<` in the first part, where a root would be.
  private static func hasTag(_ text: Span<UInt8>) -> Bool {
    let end = min(text.count, ParsingLimits.rootSearchBytes)
    for index in 0..<end where text[index] == UInt8(ascii: "<") { return true }
    return false
  }

  /// Whether there are more control characters than in any text.
  private static func isBinary(_ text: Span<UInt8>) -> Bool {
    let count = min(text.count, 512)
    let controls = (0..<count).count { text[$0] < 0x20 && !text[$0].isBlank }
    return controls * 20 > count
  }
}
