import Markup
import TestSupport
import Testing

@Suite("HTML written from a tree")
struct HTMLSerializingTests {
  @Test(
    "texts and values are escaped where they have to be",
    arguments: [
      ("<p>1 &lt; 2 &amp; 3&nbsp;", "<p>1 &lt; 2 &amp; 3&nbsp;</p>"),
      ("<a href='?a&b\"'>x", "<a href=\"?a&amp;b&quot;\">x</a>"),
      ("<style>a>b</style>", "<style>a>b</style>"),
      ("<br><img src=x>", "<br><img src=\"x\">"),
      (
        "<svg viewbox=1><lineargradient/></svg>",
        "<svg viewBox=\"1\"><linearGradient></linearGradient></svg>"
      ),
      ("<!--a-->", "<!--a-->"),
    ])
  func writing(html: String, expected: String) {
    let tree = HTMLTree(parsing: html.utf8.span, keeping: .all)
    #expect(String(decoding: tree.html(), as: UTF8.self) == expected)
  }

  @Test("what is written is read as the same tree", arguments: UInt64(1)...60)
  func roundTrip(seed: UInt64) {
    var page = RandomPage(seed: seed)
    let html = page.html()
    let tree = HTMLTree(parsing: html.utf8.span, keeping: .all)
    let again = HTMLTree(parsing: tree.html().span, keeping: .all)
    #expect(again.outline() == tree.outline(), "seed \(seed)")
  }

  @Test("any bytes have a tree, and what is written of it has one", arguments: UInt64(1)...60)
  func anyBytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let pieces = [
      "<p", ">", "</", "<b>", "<!--", "-->", "<table>", "<tr>", "<svg>", "<math>", "<mi>", "&am",
      "&#x", ";", "<select>", "<option>", "<template>", "</template>", "<a x=", "'", "\"", "\0",
      "\r\n", "<script>", "</script>", "<frameset>", "<body ", "<html ", "text", "]]>", "<![CDATA[",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<300 {
      bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
      if UInt8.random(in: 0...9, using: &random) == 0 {
        bytes.append(.random(in: 0...255, using: &random))
      }
    }
    for form in [HTMLForm.document, .fragment(in: .div), .fragment(in: HTMLContext("svg g"))] {
      let tree = HTMLTree(parsing: bytes.span, as: form, keeping: .all)
      let same = HTMLTree(parsing: bytes.span, as: form, keeping: .all)
      #expect(tree.outline() == same.outline(), "seed \(seed)")
      #expect(Int(tree.nodes[0].end) == tree.nodes.count, "seed \(seed)")
      #expect(HTMLTree(parsing: tree.html().span, as: form).nodes.count > 0, "seed \(seed)")
    }
  }
}

/// HTML of the kind whose tree survives being written: blocks, lists, tables and inline elements.
private struct RandomPage {
  private var random: SplitMix
  private var left = 120

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func html() -> String { blocks(depth: 0) }

  private mutating func blocks(depth: Int) -> String {
    var result = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) where left > 0 {
      left -= 1
      switch Int.random(in: 0...6, using: &random) {
      case 0: result += "<p>\(inline(depth: 0))</p>"
      case 1 where depth < 4: result += "<div class=\"a b\">\(blocks(depth: depth + 1))</div>"
      case 2 where depth < 4: result += "<ul><li>\(blocks(depth: depth + 1))<li>x</ul>"
      case 3 where depth < 4:
        result += "<table><tr><th>\(inline(depth: 0))<td>\(blocks(depth: depth + 1))</table>"
      case 4: result += "<h2>\(inline(depth: 0))</h2><hr>"
      case 5: result += "<!-- c --><pre>\n\nx</pre><svg><g/></svg>"
      default: result += inline(depth: 0)
      }
    }
    return result
  }

  private mutating func inline(depth: Int) -> String {
    let tag = ["b", "i", "em", "span", "code", "sup"].randomElement(using: &random) ?? "b"
    let text =
      ["a", "&amp;", "é", " ", "&nbsp;", "1 < 2", "<br>"].randomElement(using: &random) ?? ""
    guard depth < 3, Bool.random(using: &random) else { return text }
    return "\(text)<\(tag) title='&quot;'>\(inline(depth: depth + 1))</\(tag)>"
  }
}
