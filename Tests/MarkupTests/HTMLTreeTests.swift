import Markup
import TestSupport
import Testing

@Suite("HTML trees")
struct HTMLTreeTests {
  @Test(
    "fragments and documents are read into flat arrays",
    arguments: [
      ("<p>a<b>c</b>d</p>", "p(a b(c) d)"),
      ("one<br>two", "one br two"),
      ("<ul><li>a<li>b</ul>", "ul(li(a) li(b))"),
      ("<p>a<p>b", "p(a) p(b)"),
      ("<table><tr><td>a<td>b</table>", "table(tbody(tr(td(a) td(b))))"),
      ("<my-thing>x</my-thing>", "unknown(x)"),
      ("x</b></p>y", "x p y"),
      ("<!-- c -->a<?pi?>b", "ab"),
      ("<pre>\n\na</pre>", "pre(\na)"),
      ("a\r\nb\rc", "a\nb\nc"),
      ("a\0b", "ab"),
      ("&#146;&#128;", "’€"),
      ("<script>if (a<b) x()</script>", "script(if (a<b) x())"),
      ("a<embed src=x>b<wbr>c<wbr/>d<div/>e", "a embed b wbr c wbr d div(e)"),
      ("<video><source src=a><track></video>b", "video(source track) b"),
      ("", ""),
      ("<", "<"),
      ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
    ])
  func tree(html: String, expected: String) {
    #expect(outline(HTMLTree(parsing: html.utf8.span)) == expected)
  }

  @Test("attribute values are decoded; unknown attributes are left out")
  func attributes() {
    let html = "<p HREF='/x?a=1&amp;b=2' onclick=x data-src=\"y\" title>t</p>"
    let tree = HTMLTree(parsing: html.utf8.span)
    #expect(tree.string(of: .href, in: 1) == "/x?a=1&b=2")
    #expect(tree.string(of: .dataSrc, in: 1) == "y")
    #expect(tree.string(of: .title, in: 1) == "")
    #expect(tree.attributes(of: 1).count == 3)
    #expect(tree.string(of: .href, in: 2) == nil)
  }

  @Test(
    "what is not UTF-8 is replaced, and a declaration of another encoding ignored",
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      (Array("<meta charset=iso-8859-1>é".utf8), "meta é"),
      ([0xEF, 0xBB, 0xBF, 0x61], "a"),
    ] as [([UInt8], String)])
  func encoding(bytes: [UInt8], expected: String) {
    #expect(outline(HTMLTree(parsing: bytes.span)) == expected)
  }

  @Test("nothing is lost below the deepest element that is kept")
  func depth() {
    let html =
      String(repeating: "<div>", count: 5_000) + "deep" + String(repeating: "</div>", count: 5_000)
      + "end"
    let tree = HTMLTree(parsing: html.utf8.span)
    #expect(tree.text(in: 0) == "deepend")
    #expect(tree.nodes.count == MarkupLimits().depth + 3)
  }

  @Test("limits bound nodes, attributes and texts")
  func limits() {
    var limits = MarkupLimits()
    limits.nodes = 10
    limits.attributes = 2
    limits.textBytes = 4_000
    let many = HTMLTree(
      parsing: String(repeating: "<b>x</b>", count: 100).utf8.span, limits: limits)
    #expect(many.nodes.count == 10)
    let attributes = HTMLTree(parsing: "<a href=1 title=2 id=3>".utf8.span, limits: limits)
    #expect(attributes.attributes.count == 2)
    let long = HTMLTree(parsing: String(repeating: "x", count: 100_000).utf8.span, limits: limits)
    #expect(long.text(in: 0).utf8.count <= 4_000)
  }

  @Test(
    "hostile inputs of megabytes are read in one pass",
    arguments: [
      ("<div>", 400_000), ("<b>", 400_000), ("<p><b></i>", 200_000), ("</div>", 400_000),
      ("<table><tr><td>", 100_000), ("<a href=x>", 200_000), ("<!--", 500_000), ("&amp", 500_000),
      ("<a ", 500_000), ("<![CDATA[", 200_000), ("<?", 500_000), ("</", 500_000),
      ("<wbr></i>", 200_000),
    ])
  func hostile(piece: String, count: Int) {
    let html = String(repeating: piece, count: count)
    let tree = HTMLTree(parsing: html.utf8.span)
    #expect(tree.nodes.count <= count * 5 + 2)
  }

  @Test("an attribute of ten megabytes and a tag with a million attributes do not stop it")
  func hugeAttributes() {
    let long = "<a title='" + String(repeating: "x", count: 10_000_000) + "'>end</a>"
    #expect(HTMLTree(parsing: long.utf8.span).value(of: .title, in: 1)?.count == 10_000_000)
    let many = "<a " + (0..<1_000_000).map { "a\($0)" }.joined(separator: " ") + " href=x>end</a>"
    let tree = HTMLTree(parsing: many.utf8.span)
    #expect(tree.text(in: 0) == "end")
    #expect(tree.string(of: .href, in: 1) == "x")
  }

  @Test("subtrees are ranges that nest", arguments: UInt64(1)...40)
  func ranges(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let pieces = [
      "<p>", "</p>", "<b>", "</b>", "x", "<table>", "<td>", "</table>", "<br>", "<li>",
      "<a href=x>", "</a>",
    ]
    let html = (0..<200).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let tree = HTMLTree(parsing: html.utf8.span)
    for (index, node) in tree.nodes.enumerated().dropFirst() {
      #expect(node.parent < index, "seed \(seed)")
      #expect(node.end > index, "seed \(seed)")
      #expect(node.end <= tree.nodes[Int(node.parent)].end, "seed \(seed)")
    }
  }

  private func outline(_ tree: HTMLTree) -> String {
    func outline(_ node: Int) -> String {
      guard let element = tree.nodes[node].element else {
        return String(decoding: tree.bytes[tree.text(of: node)], as: UTF8.self)
      }
      var children: [String] = []
      var child = node + 1
      while child < Int(tree.nodes[node].end) {
        children.append(outline(child))
        child = Int(tree.nodes[child].end)
      }
      let inner = children.joined(separator: " ")
      if node == 0 { return inner }
      let name = String(decoding: element.name, as: UTF8.self)
      return children.isEmpty ? name : "\(name)(\(inner))"
    }
    return outline(0)
  }
}
