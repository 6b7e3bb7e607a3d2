import WebText

/// What a document and its HTTP header say about its encoding.
struct EncodingLabels {
  private struct Label {
    var text: String
    /// Who says it, for people.
    var source: String
    /// Nil when nobody knows the label, or when the bytes show that they are not in it.
    var charset: Charset?
  }

  private let labels: [Label]

  /// The labels of bytes that have neither a mark nor the pattern of UTF-16 or UTF-32.
  init(header contentType: String?, bytes: Span<UInt8>) {
    let found = [
      (HTTPCharset.label(in: contentType), "the HTTP header"),
      (XMLDeclaration.encoding(in: bytes), "the XML declaration"),
    ]
    labels = found.compactMap { text, source in
      text.map { Label(text: $0, source: source, charset: EncodingLabels.byteEncoding(of: $0)) }
    }
  }

  /// The encodings that are named, the one that goes before others first.
  var charsets: [Charset] { labels.compactMap(\.charset) }

  /// Whether the document itself says that it is ASCII.
  var saysASCII: Bool {
    labels.contains {
      $0.source == "the XML declaration" && ["us-ascii", "ascii"].contains($0.text.lowercased())
    }
  }

  /// The labels that mean nothing.
  var unknown: [ParsingWarning] {
    labels.filter { $0.charset == nil }.map {
      ParsingWarning(
        code: "unknown-encoding",
        message: "\($0.source) names no encoding of these bytes: \($0.text.prefix(40))", line: 1)
    }
  }

  /// What to say when an encoding was used that not every label names.
  func warnings(whenUsed charset: Charset, line: Int) -> [ParsingWarning] {
    unknown
      + labels.filter { $0.charset != nil && $0.charset != charset }.map {
        ParsingWarning(
          code: "wrong-encoding",
          message: "\($0.source) says \($0.text.prefix(40)), the text is \(charset.name)",
          line: line)
      }
  }

  /// The encoding of a label, unless the bytes show that they are not in it.
  ///
  /// Bytes without a mark or a pattern are in none that uses whole words, and UTF-7 turns harmless
  /// bytes into tags.
  private static func byteEncoding(of label: String) -> Charset? {
    let lowered = label.lowercased()
    guard !["utf-7", "utf7", "unicode-1-1-utf-7", "csutf7"].contains(lowered),
      let charset = Charset(label: label)
    else { return nil }
    return charset.name.hasPrefix("utf-16") || charset.name.hasPrefix("utf-32") ? nil : charset
  }
}
