import Cleaning
import Testing
import Vocabulary
import WebText

@Suite("Text from HTML")
struct TextTests {
  @Test(
    "reads as a person would type it",
    arguments: [
      ("<p>One  two\n three</p><p>Four</p>", "One two three\n\nFour"),
      ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
      ("<h2>Head</h2><p>Text</p>", "Head\n\nText"),
      ("<div>A<div>B</div>C</div>", "A\n\nB\n\nC"),
      ("<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>", "- one\n- two\n  - deep"),
      (
        "<ol start=3><li>three</li><li value=9>nine</li><li>ten</li></ol>",
        "3. three\n9. nine\n10. ten"
      ),
      ("<ul><li><p>one</p><p>more</p></li></ul>", "- one\n  more"),
      (
        "<p>He said</p><blockquote><p>Yes.</p><p>No.</p></blockquote><p>so.</p>",
        "He said\n\n> Yes.\n\n> No.\n\nso."
      ),
      ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
      (
        "<table><caption>C</caption><tr><th>Name<th>N<th>Unit<tr><td><p>One two</p><td><td>kg</table>x",
        "C\nName    | N | Unit\nOne two |   | kg\n\nx"
      ),
      (
        "<table><tr><td>漢字<td>a<tr><td>b<td>c<br>d</table>", "漢字 | a\nb    | c d"
      ),
      ("<table><tr><td><p>One</p><p>Two</p><td>Three</table>", "One\n\nTwo\n\nThree"),
      ("<table><tr><td>One<tr><td>Two</table>", "One\n\nTwo"),
      ("<ol type=a><li>x<li>y</ol><ol type=I start=4><li>z</ol>", "a. x\nb. y\n\nIV. z"),
      ("<ol reversed><li>x<li>y<li>z</ol>", "3. x\n2. y\n1. z"),
      ("<p>a&zwnj;&nbsp;&shy;&zwnj; b</p><p>&#847;&zwnj;</p><p>c&#8203;</p>", "a b\n\nc"),
      (
        "<p>می\u{200C}خواهم 👩\u{200D}👧 क्\u{200D}ष x\u{200D}y</p>",
        "می\u{200C}خواهم 👩\u{200D}👧 क्\u{200D}ष xy"
      ),
      ("<p>1&#8239;000&#8195;m\u{202E}x</p>", "1 000 mx"),
      ("<math><mfrac><mi>a</mi><msup><mi>b</mi><mn>2</mn></msup></mfrac></math>", "a/b^2"),
      ("<p>آ</p><p>\u{627}\u{653}</p>", "آ\n\nآ"),
      ("<p>See <a href='/x'>the page</a>.</p>", "See the page."),
      ("<pre>if x {\n\n  y()\n}</pre><p>End</p>", "if x {\n\n  y()\n}\n\nEnd"),
      ("<p>caf&eacute; &lt;b&gt; &amp; co</p>", "café <b> & co"),
      ("<p>soft&shy;hyphen zero&#8203;width a&nbsp;&nbsp;b</p>", "softhyphen zerowidth a b"),
      ("<p>It&#146;s</p>", "It’s"),
      ("<p>e\u{301}</p>", "\u{E9}"),
      ("<p>He said <q>yes</q>.</p>", "He said “yes”."),
      ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢(かん)"),
      ("<script>x()</script><style>p{}</style><p>Text</p><!-- no -->", "Text"),
      ("<dl><dt>word</dt><dd>meaning</dd></dl>", "word\nmeaning"),
      ("<video controls><source src=x>No video here</video><p>Text</p>", "Text"),
      ("<details><summary>More</summary><p>Hidden</p></details>", "More\n\nHidden"),
    ])
  func text(html: String, expected: String) {
    #expect(clean(html).text?.string == expected)
  }

  @Test("plain text becomes paragraphs and keeps its signs")
  func plainText() {
    let article = Cleaner().clean(
      EntryContent(
        title: nil, summary: nil, content: TextConstruct(.text, "1 < 2 & so\non\n\nSecond")))
    #expect(article.content?.string == "<p>1 &lt; 2 &amp; so<br>on</p><p>Second</p>")
    #expect(article.text?.string == "1 < 2 & so\non\n\nSecond")
  }

  @Test(
    "titles are one line of text; markup is kept apart where there is any",
    arguments: [
      (
        TextConstruct(.html, "AT&amp;T and <b>more</b>"), "AT&T and more",
        "AT&amp;T and <b>more</b>"
      ),
      (TextConstruct(.html, "Plain  &mdash; title"), "Plain — title", nil),
      (TextConstruct(.text, "1 <b> 2 &amp; 3"), "1 <b> 2 &amp; 3", nil),
      (TextConstruct(.html, "a < b"), "a < b", nil),
      (TextConstruct(.html, "<script>x</script>Safe"), "Safe", nil),
    ])
  func title(title: TextConstruct, text: String, markup: String?) {
    let article = Cleaner().clean(EntryContent(title: title, summary: nil, content: nil))
    #expect(article.title?.string == text)
    #expect(article.titleHTML?.string == markup)
    #expect(article.content == nil)
  }

  @Test("the first picture that can be seen is the lead image")
  func leadImage() {
    let article = clean(
      """
      <img src="https://pixel.example/1.gif" width=1 height=1>
      <p><img data-src="/real.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>
      """)
    #expect(article.leadImage == "https://example.org/real.jpg")
  }

  @Test(
    "a text that the feed gives itself wins over one made from its HTML only when there is none")
  func contentText() {
    let entry = EntryContent(title: nil, summary: nil, content: nil, contentText: "Own\u{AD} text")
    #expect(Cleaner().clean(entry).text?.string == "Own text")
    #expect(Cleaner().clean(entry).content?.string == "<p>Own\u{AD} text</p>")
  }
}

func clean(_ html: String, title: String? = nil) -> CleanArticle {
  let base = WebURL(parsing: "https://example.org/posts/1")
  return Cleaner().clean(
    EntryContent(
      title: title.map { TextConstruct(.text, $0) }, summary: nil,
      content: TextConstruct(.html, html, base: base)))
}
