/// What a document looks like from its first bytes.
enum DocumentKind {
  case json
  case markup
  case blank
  /// Something that is no feed; the text says what.
  case other(String)

  init(of text: Span<UInt8>) {
    var start = 0
    while start < text.count, text[start].isBlank || text[start] == 0 { start += 1 }
    guard start < text.count else {
      self = .blank
      return
    }
    if text[start] == UInt8(ascii: "{") {
      self = .json
      return
    }
    if let signature = DocumentKind.signature(of: text) {
      self = .other(signature)
      return
    }
    self = DocumentKind.hasTag(text) ? .markup : .other(DocumentKind.describe(text))
  }

  /// What a document without any element is.
  static func describe(_ text: Span<UInt8>) -> String {
    var start = 0
    while start < text.count, text[start].isBlank { start += 1 }
    if start < text.count, text[start] == UInt8(ascii: "[") { return "a JSON array" }
    return hasTag(text) ? "markup without an element" : "plain text"
  }

  /// Files that servers send where a feed should be, by their first bytes.
  private static let signatures: [(start: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"), ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
    (Array("GIF8".utf8), "a picture (GIF)"), (Array("%PDF".utf8), "a PDF document"),
    ([0x1F, 0x8B], "a gzip file"), (Array("PK\u{3}\u{4}".utf8), "a ZIP file"),
  ]

  private static func signature(of text: Span<UInt8>) -> String? {
    signatures.first { signature in
      signature.start.count <= text.count
        && signature.start.indices.allSatisfy { text[$0] == signature.start[$0] }
    }?.name
  }

  /// Whether there is a `<` in the first part, where a root would be.
  private static func hasTag(_ text: Span<UInt8>) -> Bool {
    let end = min(text.count, ParsingLimits.rootSearchBytes)
    for index in 0..<end where text[index] == UInt8(ascii: "<") { return true }
    return false
  }
}
