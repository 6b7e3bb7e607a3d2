import Cleaning
import Testing
import WebText

@Suite("Sanitizer")
struct SanitizerTests {
  @Test(
    "drops what runs, fetches in secret or styles",
    arguments: [
      ("<script>x()</script>a", "a"),
      ("<p onclick=x style='color:red' class=c>a</p>", "<p>a</p>"),
      ("<style>p{}</style><link rel=stylesheet href=x>a", "a"),
      ("<svg><a xlink:href='javascript:x'>b</a></svg>a", "a"),
      ("<svg><p>out</p>", "<p>out</p>"),
      ("<math><mi>x</mi></math>", "x"),
      ("<form action=x>q<input name=y><button>go</button></form>", "<div>q</div>"),
      ("<template><b>x</b></template>a<!-- c -->", "a"),
      ("<iframe src='https://ads.example/'></iframe>a", "a"),
      ("<object data=x><embed src=y>fallback</object>", "fallback"),
      ("<base href=x><meta http-equiv=refresh content=0>a", "a"),
    ])
  func dropped(html: String, expected: String) {
    expectSanitized(html, expected)
  }

  @Test(
    "checks addresses as a browser sees them and makes them absolute",
    arguments: [
      ("<a href='java&#x09;script:x'>a</a>", "<a>a</a>"),
      ("<a href=' \u{1}JavaScript:x'>a</a>", "<a>a</a>"),
      ("<a href='vbscript:x'>a</a>", "<a>a</a>"),
      ("<a href='data:text/html,x'>a</a>", "<a>a</a>"),
      (
        "<a href='../b?c=1&amp;d=2'>a</a>",
        "<a href=\"https://example.org/b?c=1&amp;d=2\" rel=\"noopener noreferrer\">a</a>"
      ),
      (
        "<a href='mailto:a@b.example'>a</a>",
        "<a href=\"mailto:a@b.example\" rel=\"noopener noreferrer\">a</a>"
      ),
      ("<img src='javascript:x'>", ""),
      ("<img src='data:image/svg+xml,x'>", ""),
      (
        "<img src='data:image/png;base64,AAAA' alt=d>",
        "<img src=\"data:image/png;base64,AAAA\" alt=\"d\">"
      ),
      (
        "<img src=a.png srcset='a.png 1x, b.png 2x, javascript:x 3x'>",
        "<img src=\"https://example.org/dir/a.png\" srcset=\"https://example.org/dir/a.png 1x, https://example.org/dir/b.png 2x\">"
      ),
      (
        "<video poster='javascript:x' src=v.mp4></video>",
        "<video controls=\"\" src=\"https://example.org/dir/v.mp4\"></video>"
      ),
      (
        "<blockquote cite='/s'>q</blockquote>",
        "<blockquote cite=\"https://example.org/s\">q</blockquote>"
      ),
    ])
  func addresses(html: String, expected: String) {
    expectSanitized(html, expected)
  }

  @Test(
    "shows pictures where they really are, and none that count readers",
    arguments: [
      (
        "<img src='data:image/gif;base64,R0lGODlh' data-src='/r.jpg'>",
        "<img src=\"https://example.org/r.jpg\">"
      ),
      (
        "<img data-lazy-src='/r.jpg'><noscript><img src='/r.jpg'></noscript>",
        "<img src=\"https://example.org/r.jpg\">"
      ),
      ("<noscript><img src='/r.jpg'></noscript>", "<img src=\"https://example.org/r.jpg\">"),
      ("<img src='https://c.example/p.gif' width=1 height=1>a", "a"),
      ("<img src='https://c.example/p.gif' style='display: none'>a", "a"),
      ("<img src='https://pixel.wp.com/b.gif?x=1'>a", "a"),
      ("<img alt=x>a", "a"),
    ])
  func pictures(html: String, expected: String) {
    expectSanitized(html, expected)
  }

  @Test("a player in a frame becomes a link")
  func players() {
    expectSanitized(
      "<iframe src='https://www.youtube.com/embed/abc_123?rel=0'></iframe>",
      "<a href=\"https://www.youtube.com/watch?v=abc_123\" rel=\"noopener noreferrer\">"
        + "<img src=\"https://i.ytimg.com/vi/abc_123/hqdefault.jpg\" alt=\"Video on YouTube\"></a>")
    expectSanitized(
      "<iframe src='//player.vimeo.com/video/42'></iframe>",
      "<a href=\"https://vimeo.com/42\" rel=\"noopener noreferrer\">Video on Vimeo</a>")
  }

  @Test("footnotes lead to their targets under names that no page has; other ids go")
  func footnotes() {
    expectSanitized(
      "<p id=top>a<sup><a href='#fn1'>1</a></sup></p><ol><li id=fn1>note</li></ol><a href='#none'>x</a>",
      "<p>a<sup><a href=\"#winnow-fn1\">1</a></sup></p><ol><li id=\"winnow-fn1\">note</li></ol>"
        + "<a href=\"https://example.org/dir/page.html#none\" rel=\"noopener noreferrer\">x</a>")
  }

  @Test("without a base relative addresses stay relative")
  func noBase() {
    let html = "<a href='/x'>a</a><a href='javascript:x'>b</a><a href='weird:x'>c</a>"
    #expect(
      Sanitizer().sanitize(html.utf8.span, base: nil).string
        == "<a href=\"/x\" rel=\"noopener noreferrer\">a</a><a>b</a><a>c</a>")
  }

  @Test(
    "articles keep their structure",
    arguments: [
      "<h2>a</h2><p>b <strong>c</strong><br>d</p><ul><li>e</li></ul>",
      "<figure><img src=\"https://example.org/f.png\" alt=\"f\"><figcaption>g</figcaption></figure>",
      "<table><caption>c</caption><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>",
      "<pre><code class=\"language-swift\">let a = 1\n\n  b()</code></pre>",
      "<details open=\"\"><summary>s</summary><p>t</p></details>",
      "<p dir=\"rtl\" lang=\"ar\">نص <bdi>x</bdi></p><p>very<wbr>long</p>",
      "<ol start=\"3\" reversed=\"\" type=\"a\"><li value=\"9\">a</li></ol>",
      "<p><ins datetime=\"2026-01-02\">a</ins> <time datetime=\"2026\">b</time></p>",
    ])
  func kept(html: String) {
    expectSanitized(html, html)
  }
}

private func expectSanitized(
  _ html: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(sanitized(html) == expected, sourceLocation: sourceLocation)
  #expect(sanitized(expected) == expected, sourceLocation: sourceLocation)
}

func sanitized(_ html: String) -> String {
  let base = WebURL(parsing: "https://example.org/dir/page.html")
  return Sanitizer().sanitize(html.utf8.span, base: base).string
}
