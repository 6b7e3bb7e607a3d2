import Storage
import Testing
import Vocabulary

@testable import Digests

@Suite struct EscapingTests {
  /// Texts that are markup in one format or another, or that obey a terminal.
  private static let hostile = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "\"\u{301} onmouseover=\"alert(1)",
    "</style></title><img src=x onerror=alert(1)>", "<\u{338}b>", "&lt;b&gt;", "{{digestTitle}}",
    "{{{sections}}}", "[x](javascript:alert(1))", "`` ` ``", "\u{1B}]0;title\u{7}\u{1B}[2J",
    "\u{202E}gnp.exe", "line\nbreak\r\n# heading",
  ]

  private func stories(_ text: String) -> [DigestStory] {
    // An address with a control character is no link at all, which is right but no test of links.
    let path = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 }))
    var details = EntryDetails()
    details.authors = [Person(name: text)]
    details.image = text
    let article = TestArticle(
      feedTitle: text, folder: text, title: text, url: text, summary: "\(text) is it. So there.",
      enclosures: [Enclosure(url: "https://a.example/\(path)", mimeType: "audio/x", title: text)],
      details: details)
    return [
      article.story(alsoCoveredBy: [article]),
      TestArticle(id: 2, feed: 2, url: "https://a.example/?q=\(path)").story(),
    ]
  }

  @Test("hostile texts add no element and no attribute to the HTML", arguments: hostile)
  func html(hostile: String) throws {
    let harmless = try text(of: stories("harmless"), as: .html)
    let document = try text(of: stories(hostile), as: .html)
    #expect(tags(of: document) == tags(of: harmless))
    #expect(quotes(in: document) == quotes(in: harmless))
  }

  @Test(
    "nothing obeys a terminal or turns the direction", arguments: hostile,
    DigestFormat.allCases.filter { $0 != .epub })
  func controls(hostile: String, format: DigestFormat) throws {
    for scalar in try text(of: stories(hostile), as: format).unicodeScalars {
      #expect(scalar == "\n" || scalar.properties.generalCategory != .control)
      if [.html, .markdown, .text].contains(format) {
        #expect(!("\u{202A}"..."\u{202E}").contains(scalar))
      }
    }
  }

  @Test(
    "texts are not read as Markdown",
    arguments: [
      ("*a* _b_ `c`", #"\*a\* \_b\_ \`c\`"#), ("[x](y)", #"\[x\](y)"#), ("<b>", #"\<b\>"#),
      ("&amp;", #"\&amp;"#), ("&#38;", #"\&#38;"#), ("A & B&", "A & B&"), ("# a #", ##"\# a #"##),
      ("- a - b", #"\- a - b"#),
      ("1. May", #"1\. May"#),
      ("2026. A year", #"2026\. A year"#), ("v1. May", "v1. May"), ("a|b~c$", #"a\|b\~c\$"#),
      (#"a\b"#, #"a\\b"#), ("Plain, with (brackets).", "Plain, with (brackets)."),
    ])
  func markdown(plain: String, escaped: String) {
    #expect(MarkdownDigest.escape(plain) == escaped)
  }

  @Test("a Markdown address cannot end its link")
  func markdownAddress() throws {
    let link = try #require(WebLink("https://a.example/x)(y <z>`"))
    #expect(MarkdownDigest.address(link) == "https://a.example/x%29%28y%20%3Cz%3E%60")
  }

  @Test(
    "only the web is linked to",
    arguments: [
      ("https://a.example/b?c=d&e=f#g", "https://a.example/b?c=d&e=f#g"),
      ("  HTTP://A.example/", "HTTP://A.example/"), ("https://ü.example/ä", "https://ü.example/ä"),
      ("https://a.example/\"'><x y", "https://a.example/%22%27%3E%3Cx%20y"),
      ("javascript:alert(1)", nil), ("data:text/html,x", nil), ("file:///etc/passwd", nil),
      ("//a.example/", nil), ("java\nscript:x", nil), ("https://a\n.example/", nil), ("", nil),
      ("httpx://a.example", nil),
    ] as [(String, String?)])
  func links(text: String, address: String?) {
    #expect(WebLink(text)?.address == address)
  }

  @Test(
    "a link's host is the one it leads to",
    arguments: [
      ("https://www.a.example/b", "a.example"), ("http://a.example:8080?x", "a.example:8080"),
      ("https://bank.example@evil.example/", "evil.example"), ("https:///x", nil),
    ] as [(String, String?)])
  func hosts(address: String, host: String?) {
    #expect(WebLink(address)?.host == host)
  }

  private func quotes(in document: String) -> Int {
    document.utf8.count { $0 == UInt8(ascii: "\"") }
  }

  /// The names of the tags, in order.
  private func tags(of document: String) -> [String] {
    document.split(separator: "<").dropFirst().map { String($0.prefix { !" >\n".contains($0) }) }
  }
}
