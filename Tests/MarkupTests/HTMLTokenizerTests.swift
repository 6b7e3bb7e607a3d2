import Markup
import Testing

@Suite("HTML's tokens")
struct HTMLTokenizerTests {
  @Test(
    "character references",
    arguments: [
      ("&amp;&lt;&gt;&quot;", "&<>\""),
      ("&ampx &copy1 &notit; &notin;", "&x ©1 ¬it; ∉"),
      ("&#65;&#x42;&#X43 &#;&#x;&#", "ABC &#;&#x;&#"),
      ("&#0;&#xD800;&#x110000;&#99999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("&#128;&#x9F;&#x81;", "€Ÿ\u{81}"),
      ("&nGt;&NotEqualTilde;", "≫⃒≂̸"),
      ("&nosuch; & &;", "&nosuch; & &;"),
    ])
  func references(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).text(in: 0) == expected)
  }

  @Test(
    "references in attributes end where addresses go on",
    arguments: [
      ("<a href='?a=1&copy=2'>", "?a=1&copy=2"),
      ("<a href='?a&copy;b&copy'>", "?a©b©"),
      ("<a href=a&ampb>", "a&ampb"),
      ("<a href=a&amp;b>", "a&b"),
      ("<a href=a\0b>", "a\u{FFFD}b"),
      ("<a href = \"x'y\">", "x'y"),
      ("<a href=x/>", "x/"),
      ("<a href=>", ""),
      ("<a href=1 href=2>", "1"),
      ("<a/href=1/x>", "1/x"),
    ])
  func attributes(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).string(of: .href, in: 1) == expected)
  }

  @Test(
    "comments end early, late and never",
    arguments: [
      ("<!--a-->b", "a"), ("<!-->b", ""), ("<!--->b", ""), ("<!--a--!>b", "a"),
      ("<!--a--->b", "a-"), ("<!--a--!-->b", "a--!"), ("<!--a", "a"), ("<!--a--", "a"),
      ("<!a>b", "a"), ("<?a?>b", "?a?"), ("</ a>b", " a"), ("<![CDATA[a]]>b", "[CDATA[a]]"),
      ("<!--a\0-->", "a\u{FFFD}"),
    ])
  func comments(html: String, expected: String) {
    let tree = HTMLTree(parsing: html.utf8.span, keeping: .all)
    #expect(tree.nodes[1].kind == .comment && tree.nodes[1].element == nil)
    #expect(String(decoding: tree.bytes[tree.comment(of: 1)], as: UTF8.self) == expected)
  }

  @Test(
    "raw text ends at its own end tag alone",
    arguments: [
      ("<style><b></styl></style >x", "style(<b></styl>) x"),
      ("<textarea>\n&lt;</textarea >x", "textarea(<) x"),
      ("<title>a</TITLE/>x", "title(a) x"),
      ("<script><!--<script></script>--></script>x", "script(<!--<script></script>-->) x"),
      ("<script><!--</script>x", "script(<!--) x"),
      ("<script><!--><script></script>x", "script(<!--><script>) x"),
      ("<xmp>a</xmp", "xmp(a</xmp)"), ("<xmp>a</xmp ", "xmp(a)"),
      ("<iframe><p></iframe>x", "iframe(<p>) x"),
    ])
  func rawText(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).shape == expected)
  }

  @Test(
    "tags that are none, and tags that are cut off",
    arguments: [
      ("a<", "a<"), ("a</", "a</"), ("a</>b", "ab"), ("a<3b", "a<3b"), ("a<b", "a"),
      ("a<b c", "a"), ("a<b c='", "a"), ("a</b", "a"), ("<B\0>x", "b\u{FFFD}(x)"),
    ])
  func broken(html: String, expected: String) {
    #expect(HTMLTree(parsing: html.utf8.span).shape == expected)
  }

  @Test("a doctype's identifiers are kept")
  func doctype() throws {
    let html = "<!DOCTYPE HTML PUBLIC \"-//A//B\" 'c'>"
    let tree = HTMLTree(parsing: html.utf8.span, as: .document, keeping: .all)
    let doctype = try #require(tree.doctype(of: 1))
    let parts = [doctype.name, doctype.publicID, doctype.systemID]
    #expect(
      parts.map { $0.map { String(decoding: tree.bytes[$0], as: UTF8.self) } }
        == ["html", "-//A//B", "c"])
  }
}
