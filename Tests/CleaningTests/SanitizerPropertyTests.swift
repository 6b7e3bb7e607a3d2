import Cleaning
import Markup
import TestSupport
import Testing
import WebText

@Suite("Sanitizer, whatever comes")
struct SanitizerPropertyTests {
  private static let pieces = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "text ", "\n", "<div>", "</div>", "<table>",
    "</table>", "<tr>", "<td>", "</td>", "<tbody>", "<caption>", "<colgroup>", "<col>", "<li>",
    "<ul>", "</ul>", "<ol>", "<dl>", "<dt>", "<dd>", "<a href=x>", "<a name=n>", "</a>",
    "<a href='#n'>", "<h1>", "</h1>", "<h2>", "<pre>", "</pre>", "<svg>", "</svg>", "<math>",
    "<mi>", "<style>", "</style>", "<script>", "</script>", "<template>", "<select>", "<option>",
    "<textarea>", "<title>", "<noscript>", "</noscript>", "<xmp>", "<plaintext>", "<iframe>",
    "<font>", "</font>", "<center>", "<form>", "<button>", "<ruby>", "<rt>", "<rp>", "<img src=y>",
    "<picture>", "<source srcset='a 1x'>", "<video>", "<br>", "<hr>", "<!--", "-->", "<![CDATA[",
    "]]>", "&lt;", "&amp;", "&#0;", "&nbsp;", "<", ">", "\"", "'", "<span lang=en>", "<details>",
    "<summary>", "<blockquote>", "<nobr>", "<marquee>", "<object>", "<frameset>", "<body>",
    "</body>", "</html>", "<html>", "<head>", "<o:p>", "<menu>", "<dir>", "<strike>", "<code>",
  ]

  @Test("sanitizing twice is sanitizing once", arguments: UInt64(1)...60)
  func stable(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<40 {
      let html = Self.fragment(of: Int.random(in: 1...30, using: &random), using: &random)
      let once = sanitized(html)
      #expect(sanitized(once) == once, "seed \(seed): \(html)")
    }
  }

  @Test("nothing outside the allow-list is ever written", arguments: UInt64(61)...100)
  func safe(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<40 {
      let html = Self.fragment(of: Int.random(in: 1...60, using: &random), using: &random)
      let output = sanitized(html)
      #expect(!output.contains("<!"), "seed \(seed): \(html)")
      let tree = HTMLTree(parsing: output.utf8.span)
      for node in 1..<max(1, tree.nodes.count) {
        if let element = tree.nodes[node].element {
          #expect(!Self.forbidden.contains(element), "seed \(seed): \(html)")
        }
      }
    }
  }

  @Test("changed bytes never stop it, and the answer is stable", arguments: UInt64(101)...140)
  func mutations(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let start = Array(Self.fragment(of: 40, using: &random).utf8)
    for _ in 0..<40 {
      var bytes = start
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        bytes[index] = UInt8.random(in: 0...255, using: &random)
      }
      let once = Sanitizer().sanitize(bytes.span, base: nil)
      #expect(
        Sanitizer().sanitize(once.string.utf8.span, base: nil) == once,
        "seed \(seed): \(bytes)")
      _ = clean(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(
    "hostile sizes stay linear",
    arguments: [
      ("<div>", 100_000), ("<p><b><i>", 50_000), ("<table>", 50_000), ("<table><td>", 50_000),
      ("<a href=x>y", 50_000), ("<ul><li>", 50_000), ("<b><p>", 50_000), ("x<br>", 100_000),
      ("<p><a href=x>AN UPPER CASE LINE</a></p><p>y</p>", 5_000), ("<svg><p>", 50_000),
      ("<li id=x><a href='#x'>", 20_000), ("<ruby><rt>", 50_000), ("<svg>", 100_000),
    ])
  func hostile(piece: String, count: Int) {
    let html = String(repeating: piece, count: count)
    let article = clean(html)
    #expect((article.content?.string.utf8.count ?? 0) < html.utf8.count * 40 + 10_000)
  }

  private static let forbidden: Set<HTMLElement> = [
    .script, .style, .iframe, .svg, .math, .template, .form, .input, .button, .select, .textarea,
    .object, .embed, .link, .meta, .base, .title, .noscript, .frame, .frameset, .unknown,
  ]

  private static func fragment(of count: Int, using random: inout SplitMix) -> String {
    (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}
