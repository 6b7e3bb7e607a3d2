import WebText

/// What a web page is that came in place of a feed, by the words that such pages have.
enum WebPage {
  /// What the page is, with its title.
  static func describe(_ text: Span<UInt8>) -> String {
    let head = (0..<min(text.count, ParsingLimits.rootSearchBytes)).map { text[$0] }
    let page = String(decoding: head.map(\.lowercasedASCII), as: UTF8.self)
    let kind = kinds.first { $0.words.contains { page.hasPhrase($0) } }?.name ?? "a web page"
    guard let title = title(in: head, lowercased: page) else { return kind }
    return "\(kind), “\(title)”"
  }

  private static let kinds: [(name: String, words: [String])] = [
    ("a login page", ["type=\"password\"", "type='password'", "type=password"]),
    (
      "a parked domain",
      [
        "domain is for sale", "domain for sale", "domain may be for sale", "buy this domain",
        "domain is parked", "parked domain", "domain parking", "domain has expired",
        "domain name has expired", "domain is not configured",
      ]
    ),
    (
      "a page that lets only browsers pass",
      ["just a moment...", "checking your browser", "attention required!", "captcha"]
    ),
    ("a page that leads to another", ["http-equiv=\"refresh\"", "http-equiv=refresh"]),
  ]

  /// The text between `<title>` and the next tag, one line of it.
  private static func title(in head: [UInt8], lowercased page: String) -> String? {
    let bytes = Array(page.utf8)
    let tag = Array("<title".utf8)
    guard bytes.count >= tag.count,
      let start = (0...bytes.count - tag.count).first(where: {
        bytes[$0..<$0 + tag.count].elementsEqual(tag)
      }), let opened = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let raw = head[(opened + 1)...].prefix { $0 != UInt8(ascii: "<") }.prefix(160)
    let plain = PlainTitle.text(of: TextConstruct(.html, String(decoding: raw, as: UTF8.self)))
    let words = plain?.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ") ?? ""
    let safe = words.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
    return String(String.UnicodeScalarView(safe).prefix(80)).nonBlank
  }
}
