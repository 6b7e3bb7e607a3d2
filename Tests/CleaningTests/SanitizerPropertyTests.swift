import Cleaning
import CleaningClaims
import Markup
import TestSupport
import Testing
import WebText

@Suite("Sanitizer, whatever comes")
struct SanitizerPropertyTests {
  private static let base = WebURL(parsing: "https://example.org/dir/page.html")

  @Test("the claims hold for fragments put together at random", arguments: UInt64(1)...60)
  func random(seed: UInt64) {
    var markup = HostileMarkup(using: SplitMix(seed: seed))
    for _ in 0..<60 {
      let html = markup.fragment(ofAtMost: 30)
      let broken = SanitizerClaims.broken(by: Array(html.utf8), base: Self.base)
      #expect(broken == nil, "seed \(seed): \(html)")
    }
  }

  @Test("the claims hold for changed bytes, without a base", arguments: UInt64(101)...130)
  func mutations(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var markup = HostileMarkup(using: SplitMix(seed: seed))
    for _ in 0..<40 {
      var bytes = Array(markup.fragment(ofAtMost: 25).utf8)
      for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        bytes[index] = UInt8.random(in: 0...255, using: &random)
      }
      #expect(SanitizerClaims.broken(by: bytes, base: nil) == nil, "seed \(seed): \(bytes)")
      _ = clean(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(
    "what is read as something else once it was written never comes to life",
    arguments: [
      "<noscript><p title=\"</noscript><img src=x onerror=x()>\">",
      "<svg></p><style><a id=\"</style><img src=1 onerror=x()>\">",
      "<math></br><style><a id=\"</style><img src=1 onerror=x()>\">",
      "<form><math><mtext></form><form><mglyph><style></math><img src onerror=x()>",
      "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=x()&gt;\">",
      "<math><mtext><table><mglyph><style><![CDATA[</style><img title=\"]]&gt;&lt;/mglyph&gt;&lt;img src=1 onerror=x()&gt;\">",
      "<math><annotation-xml encoding=\"text/html\"><style><img src=1 onerror=x()></style></annotation-xml></math>",
      "<svg><annotation-xml><foreignObject><style><!--</style><p id=\"--><img src=1 onerror=x()>\">",
      "<svg><desc><noscript><img src=x onerror=x()></noscript>",
      "<svg><title><xmp><style></title><img src=x onerror=x()>",
      "<table><svg><style></table><img src=x onerror=x()></style>",
      "<table><td><svg><desc><td></desc></svg><img src=x onerror=x()>",
      "<textarea><svg><style></textarea><img src=x onerror=x()>",
      "<xmp><p id=\"</xmp><img src=x onerror=x()>\">",
      "<noembed><style><!--</noembed><img src=x onerror=x()>--></style>",
      "<iframe srcdoc=\"<img src=x onerror=x()>\"></iframe>",
      "<template><style></template><img src=x onerror=x()></style>",
      "<select><svg><style></select><img src=x onerror=x()>",
      "<select><iframe><style></iframe><img src=x onerror=x()>",
      "<p><svg><p><style><!--</style><img src=x onerror=x()>-->",
      "<b><svg><b><desc><style></svg><img src=x onerror=x()>",
      "<svg><a><foreignObject><a><table><a></table><style><!--</style></a></a><a id=\"--><img src=1 onerror=x()>\">",
      "<math><mi><mglyph><svg><style><![CDATA[</style><img src=x onerror=x()>]]>",
      "<a href=\"x\"><table><tr><td><a href=\"y\"><svg><a href=z><desc><a>",
      "<plaintext><img src=x onerror=x()>", "<!--><img src=x onerror=x()>-->",
      "<!--a--!><img src=x onerror=x()>-->", "<?xml ><img src=x onerror=x()>?>",
      "<![CDATA[><img src=x onerror=x()>]]>", "<listing>&lt;img src=x onerror=x()&gt;</listing>",
      "<img src=`x`onerror=x()>", "<img alt=\"``onerror=x()\">",
      "<x/><title>&lt;/title>&lt;img src onerror=x()>",
      "<select><button><selectedcontent></selectedcontent></button><option><img src=x onerror=x()>",
    ])
  func mutationAttacks(html: String) {
    #expect(SanitizerClaims.broken(by: Array(html.utf8), base: Self.base) == nil)
  }

  @Test(
    "hostile sizes stay linear",
    arguments: [
      ("<div>", 100_000), ("<p><b><i>", 50_000), ("<table>", 50_000), ("<table><td>", 50_000),
      ("<a href=x>y", 50_000), ("<ul><li>", 50_000), ("<b><p>", 50_000), ("x<br>", 100_000),
      ("<p><a href=x>AN UPPER CASE LINE</a></p><p>y</p>", 5_000), ("<svg><p>", 50_000),
      ("<li id=x><a href='#x'>", 20_000), ("<ruby><rt>", 50_000), ("<svg>", 100_000),
      ("<math><mrow>", 50_000), ("<img src=data:,x><noscript>", 30_000), ("<img a=b ", 50_000),
      ("<td>", 100_000), ("<table><tr><td>x<td>", 20_000), ("<ol reversed><li>", 20_000),
      ("<p id=a aria-labelledby='a b c'>", 20_000), ("<span lang=en>", 50_000),
      ("\u{200B} ", 100_000),
    ])
  func hostile(piece: String, count: Int) {
    let html = String(repeating: piece, count: count)
    let article = clean(html)
    #expect((article.content?.string.utf8.count ?? 0) < html.utf8.count * 40 + 10_000)
  }
}
