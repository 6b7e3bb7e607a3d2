import Markup
import Testing

@Suite("HTML as a browser reads it")
struct HTMLTreeConstructionTests {
  @Test(
    "a document has html, head and body whether they are written or not",
    arguments: [
      ("", "html(head body)"),
      ("x", "html(head body(x))"),
      ("<title>t</title>x", "html(head(title(t)) body(x))"),
      ("<!doctype html><p>a", "doctype html(head body(p(a)))"),
      ("<!--1--><html><!--2--></html><!--3-->", "comment html(comment head body) comment"),
      ("</head><link>", "html(head(link) body)"),
      ("<body><p>a</body><p>b", "html(head body(p(a) p(b)))"),
      ("<frameset><frame></frameset>x", "html(head frameset(frame))"),
      ("<p>a<frameset>", "html(head body(p(a)))"),
      ("<noscript><link><p>a</noscript>", "html(head(noscript(link)) body(p(a)))"),
    ])
  func documents(html: String, expected: String) {
    let tree = HTMLTree(parsing: html.utf8.span, as: .document, keeping: .all)
    #expect(tree.shape == expected)
  }

  @Test(
    "misnested formatting is closed and opened again",
    arguments: [
      ("<b>1<p>2</b>3</p>", "b(1) p(b(2) 3)"),
      ("<b>1<i>2</b>3</i>", "b(1 i(2)) i(3)"),
      ("<p><b>1<p>2", "p(b(1)) p(b(2))"),
      ("<a>1<a>2", "a(1) a(2)"),
      ("<a>1<div>2<a>3", "a(1) div(a(2) a(3))"),
      ("<nobr>1<nobr>2", "nobr(1) nobr(2)"),
      ("<b><b><b><b>1</b></b></b></b><p>2", "b(b(b(b(1)))) p(2)"),
      ("<i><object>1</i>2</object>3", "i(object(12) 3)"),
    ])
  func formatting(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).shape == expected)
  }

  @Test(
    "what may not stand in a table goes before it",
    arguments: [
      ("<table>a<tr><td>b</table>c", "a table(tbody(tr(td(b)))) c"),
      ("<table><b>a<tr>b", "b(a) b(b) table(tbody(tr))"),
      ("<table> <tr> </table>", "table(  tbody(tr( )))"),
      ("<table><input type=HIDDEN><input>", "input table(input)"),
      ("<table><td>a<table><td>b</table>", "table(tbody(tr(td(a table(tbody(tr(td(b))))))))"),
      ("<table><col><p>a", "p(a) table(colgroup(col))"),
      ("<table><caption>a<tr><td>b", "table(caption(a) tbody(tr(td(b))))"),
      ("<tr><td>a</td></tr>b", "ab"),
    ])
  func tables(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).shape == expected)
  }

  @Test(
    "SVG and MathML have rules of their own",
    arguments: [
      ("<svg><path/><g>a</g></svg>b", "svg:svg(svg:path svg:g(a)) b"),
      ("<svg><p>a", "svg:svg p(a)"),
      ("<svg><font>a", "svg:svg(svg:font(a))"),
      ("<svg><font color=x>a", "svg:svg font(a)"),
      ("<svg><foreignObject><p>a</p></foreignObject>b", "svg:svg(svg:foreignObject(p(a)) b)"),
      ("<svg><![CDATA[<a>]]></svg>", "svg:svg(<a>)"),
      ("<math><mi>a<p>b</p></mi></math>c", "math:math(math:mi(a p(b))) c"),
      (
        "<math><annotation-xml encoding=text/HTML><p>a",
        "math:math(math:annotation-xml(p(a)))"
      ),
      ("<svg>a\0b", "svg:svg(a\u{FFFD}b)"),
    ])
  func foreignContent(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).shape == expected)
  }

  @Test(
    "controls, lists, rubies and templates",
    arguments: [
      ("<select><p>a<option>b<option>c</select>d", "select(p(a) option(b) option(c)) d"),
      ("<select><option>a<hr><option>b", "select(option(a) hr option(b))"),
      ("<select>a<input>b", "select(a) input b"),
      (
        "<select><button><selectedcontent></button><option>a<option selected>b</select>",
        "select(button(selectedcontent(b)) option(a) option(b))"
      ),
      ("<ul><li>a<p>b<li>c", "ul(li(a p(b)) li(c))"),
      ("<dl><dt>a<dd>b<dt>c", "dl(dt(a) dd(b) dt(c))"),
      ("<ruby>a<rt>b<rp>c", "ruby(a rt(b) rp(c))"),
      ("<h1>a<h2>b", "h1(a) h2(b)"),
      ("<form>a<form>b</form>c", "form(ab) c"),
      ("<button>a<button>b", "button(a) button(b)"),
      ("<template><tr><td>a</template>b", "template(tr(td(a))) b"),
      ("<plaintext>a</plaintext>b", "plaintext(a</plaintext>b)"),
      ("<image>", "img"),
      ("a</br>b", "a br b"),
      ("<p>a<table>", "p(a) table"),
    ])
  func others(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).shape == expected)
  }

  @Test("a table may stand in a paragraph where the doctype asks for old layout")
  func quirks() {
    let quirky = HTMLTree(parsing: "<p>a<table>".utf8.span, as: .document)
    #expect(quirky.isQuirky && quirky.shape == "html(head body(p(a table)))")
    let html = "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'><p>a<table>"
    let standard = HTMLTree(parsing: html.utf8.span, as: .document)
    #expect(!standard.isQuirky && standard.shape == "html(head body(p(a) table))")
  }

  @Test(
    "a fragment is read as its context wants it",
    arguments: [
      ("tr", "<td>a<td>b", "td(a) td(b)"),
      ("table", "a<td>b", "atbody(tr(td(b)))"),
      ("title", "<b>&amp;</title>", "<b>&</title>"),
      ("style", "&amp;<", "&amp;<"),
      ("select", "<input><option>a", "option(a)"),
      ("svg path", "<a/><p>b", "svg:a p(b)"),
      ("math mi", "<b>a", "b(a)"),
      ("html", "a", "head body(a)"),
    ])
  func contexts(context: String, html: String, expected: String) {
    let tree = HTMLTree(parsing: html.utf8.span, as: .fragment(in: HTMLContext(context)))
    #expect(tree.shape.replacing(" ", with: "") == expected.replacing(" ", with: ""))
  }

  @Test("attributes of a second html or body tag are added to the first")
  func lateAttributes() {
    let html = "<html lang=a><body id=b><html lang=c dir=d><body id=e title=f>"
    let tree = HTMLTree(parsing: html.utf8.span, as: .document)
    #expect(tree.string(of: .lang, in: 1) == "a" && tree.string(of: .dir, in: 1) == "d")
    #expect(tree.string(of: .id, in: 3) == "b" && tree.string(of: .title, in: 3) == "f")
  }
}

extension HTMLTree {
  /// The tree in one line: `name(children)`, texts as they are, `svg:` and `math:` before names.
  var shape: String {
    var children: [[String]] = nodes.map { _ in [] }
    for node in nodes.indices.reversed() {
      let inner = children[node].reversed().joined(separator: " ")
      if node == 0 { return inner }
      children[Int(nodes[node].parent)].append(shape(of: node, inner: inner))
    }
    return ""
  }

  private func shape(of node: Int, inner: String) -> String {
    switch nodes[node].kind {
    case .text: return String(decoding: bytes[text(of: node)], as: UTF8.self)
    case .comment: return "comment"
    case .doctype: return "doctype"
    case .element:
      let prefix =
        switch nodes[node].namespace {
        case .html: ""
        case .svg: "svg:"
        case .math: "math:"
        }
      let name = prefix + String(decoding: name(of: node), as: UTF8.self)
      return inner.isEmpty ? name : "\(name)(\(inner))"
    }
  }
}
