import Markup
import Testing

@Suite("Writing fragments")
struct HTMLFragmentWriterTests {
  @Test(
    "what a browser would move is placed where it can stay",
    arguments: [
      ([.p, .p], "<p></p><p></p>"),
      ([.p, .b, .div], "<p><b></b></p><b><div></div></b>"),
      ([.table, .td], "<table><tbody><tr><td></td></tr></tbody></table>"),
      ([.table, .p], "<table><tbody><tr><td><p></p></td></tr></tbody></table>"),
      ([.table, .col], "<table><colgroup><col></colgroup></table>"),
      ([.table, .table], "<table><tbody><tr><td><table></table></td></tr></tbody></table>"),
      ([.td], ""),
      ([.div, .tr], "<div></div>"),
      ([.a, .a], "<a></a>"),
      ([.ul, .li, .li], "<ul><li></li><li></li></ul>"),
      ([.ul, .li, .div, .li], "<ul><li><div></div></li><li></li></ul>"),
      ([.li], "<div></div>"),
      ([.dl, .dt, .dd], "<dl><dt></dt><dd></dd></dl>"),
      ([.dd], "<div></div>"),
      ([.h1, .h2], "<h1></h1><h2></h2>"),
      ([.ruby, .rt, .rt], "<ruby><rt></rt><rt></rt></ruby>"),
      ([.p, .hr], "<p></p><hr>"),
      ([.img], "<img>"),
    ] as [([HTMLElement], String)])
  func nesting(elements: [HTMLElement], expected: String) {
    var writer = HTMLFragmentWriter()
    for (index, element) in elements.enumerated() {
      if let placed = writer.place(element) { writer.start(placed, source: index) }
    }
    writer.finish()
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test("texts are escaped, and a newline that begins preformatted text is written twice")
  func text() {
    var writer = HTMLFragmentWriter()
    if let pre = writer.place(.pre) { writer.start(pre, source: 1) }
    writer.text(Array("\n<a> & \"b\"\u{A0}".utf8)[...])
    writer.finish()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "<pre>\n\n&lt;a&gt; &amp; \"b\"&nbsp;</pre>")
  }

  @Test("text between rows gets a cell, blanks stay where they are")
  func tableText() {
    var writer = HTMLFragmentWriter()
    if let table = writer.place(.table) { writer.start(table, source: 1) }
    writer.text(Array(" ".utf8)[...])
    writer.text(Array("lost".utf8)[...])
    writer.end(source: 1)
    writer.text(Array("after".utf8)[...])
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "<table> <tbody><tr><td>lost</td></tr></tbody></table>after")
  }

  @Test("no fragment is deeper than the limit, and its texts are all there")
  func depth() {
    var writer = HTMLFragmentWriter()
    for index in 0..<1_000 {
      if let placed = writer.place(.span) { writer.start(placed, source: index) }
    }
    writer.text(Array("deep".utf8)[...])
    writer.finish()
    let html = String(decoding: writer.bytes, as: UTF8.self)
    #expect(html.hasSuffix(String(repeating: "</span>", count: 200)))
    #expect(html.contains(">deep<"))
  }
}
