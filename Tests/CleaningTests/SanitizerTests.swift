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
      ("<svg><text>in</text></svg>a", "a"),
      ("<math><mi>x<b>y</b></mi><annotation>z</annotation></math>", "<math><mi>xy</mi></math>"),
      (
        "<math href=x><maction actiontype=toggle><mi>x</mi></maction></math>",
        "<math><mrow><mi>x</mi></mrow></math>"
      ),
      ("<form action=x>q<input name=y><button>go</button></form>", "<div>q</div>"),
      ("<template><b>x</b></template>a<!-- c -->", "a"),
      ("<iframe src='https://ads.example/'></iframe>a", "a"),
      ("<object data=x><embed src=y>fallback</object>", "fallback"),
      ("<source src=x><track src=y>a", "a"),
      ("<rt>a</rt><li>b</li><dd>c</dd><td>d</td>", "a<div>b</div><div>c</div>d"),
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
      ("<a href='feed:javascript:x'>a</a>", "<a>a</a>"),
      ("<a href='blob:https://example.org/x'>a</a><a href='file:///x'>b</a>", "<a>a</a><a>b</a>"),
      (
        "<a href='feed:https://a.example/f'>a</a>",
        "<a href=\"feed:https://a.example/f\" rel=\"noopener noreferrer\">a</a>"
      ),
      (
        "<a href='/x?utm_source=rss&amp;id=1'>a</a>",
        "<a href=\"https://example.org/x?id=1\" rel=\"noopener noreferrer\">a</a>"
      ),
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
      (
        "<img src='data:image/gif;base64,R0lGODlh'> <noscript><img src='/r.jpg'></noscript>",
        "<img src=\"https://example.org/r.jpg\">"
      ),
      (
        "<img src='/blank.gif'><noscript><img src='/r.jpg'></noscript>",
        "<img src=\"https://example.org/r.jpg\">"
      ),
      (
        "<img src='/a.jpg'><noscript>no script</noscript>",
        "<img src=\"https://example.org/a.jpg\">no script"
      ),
      (
        "<img data-src='//c.example/{width}.jpg' src='/r.jpg'>",
        "<img src=\"https://example.org/r.jpg\">"
      ),
      (
        "<picture><source data-srcset='/a.webp 2x' type='image/webp'><img data-original='/a.jpg'></picture>",
        "<picture><source srcset=\"https://example.org/a.webp 2x\" type=\"image/webp\">"
          + "<img src=\"https://example.org/a.jpg\"></picture>"
      ),
      (
        "<img src='/a.jpg' srcset='data:image/gif;base64,R0lGODlhAQABAAAAACw= 1w'>",
        "<img src=\"https://example.org/a.jpg\">"
      ),
      ("<img src='https://c.example/p.gif' width=0>a", "a"),
      ("<img src='https://c.example/p.gif' width=1>a", "a"),
      ("<img src='https://mail.example/wf/open?upn=x'>a", "a"),
      ("<img src='https://pixel.example/x/y.png'>a", "a"),
      ("<noscript><img src='/r.jpg'></noscript>", "<img src=\"https://example.org/r.jpg\">"),
      ("<img src='https://c.example/p.gif' width=1 height=1>a", "a"),
      ("<img src='https://c.example/p.gif' style='display: none'>a", "a"),
      ("<img src='https://pixel.wp.com/b.gif?x=1'>a", "a"),
      ("<img alt=x>a", "a"),
    ])
  func pictures(html: String, expected: String) {
    expectSanitized(html, expected)
  }

  @Test("a player in a frame becomes a link, with a picture where its address is known")
  func players() {
    expectSanitized(
      "<iframe src='https://www.youtube.com/embed/abc_123?rel=0'></iframe>",
      "<a href=\"https://www.youtube.com/watch?v=abc_123\" rel=\"noopener noreferrer\">"
        + "<img src=\"https://i.ytimg.com/vi/abc_123/hqdefault.jpg\" alt=\"Video on YouTube\"></a>")
    expectSanitized(
      "<iframe src='//player.vimeo.com/video/42' title='A  film'></iframe>",
      "<a href=\"https://vimeo.com/42\" rel=\"noopener noreferrer\">A film</a>")
    expectSanitized(
      "<object><param name=movie value=x><embed src='https://www.youtube.com/v/abc'></object>",
      "<a href=\"https://www.youtube.com/watch?v=abc\" rel=\"noopener noreferrer\">"
        + "<img src=\"https://i.ytimg.com/vi/abc/hqdefault.jpg\" alt=\"Video on YouTube\"></a>")
  }

  @Test(
    "each service's player leads to its page",
    arguments: [
      ("www.youtube-nocookie.com/embed/a?start=90", "www.youtube.com/watch?v=a&amp;t=90s"),
      ("www.youtube.com/embed/videoseries?list=PL1", "www.youtube.com/playlist?list=PL1"),
      ("tube.example/videos/embed/9c9d-22", "tube.example/w/9c9d-22"),
      ("www.dailymotion.com/embed/video/x1", "www.dailymotion.com/video/x1"),
      ("player.twitch.tv/?video=v12&parent=a", "www.twitch.tv/videos/12"),
      ("clips.twitch.tv/embed?clip=Abc", "clips.twitch.tv/Abc"),
      ("embed.ted.com/talks/lang/en/a_talk", "www.ted.com/talks/a_talk"),
      ("archive.org/embed/item", "archive.org/details/item"),
      ("open.spotify.com/embed/episode/4x?utm_source=a", "open.spotify.com/episode/4x"),
      ("open.spotify.com/embed-podcast/show/4x", "open.spotify.com/show/4x"),
      (
        "w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=x",
        "soundcloud.com/a/b"
      ),
      ("embed.podcasts.apple.com/us/podcast/x/id1?i=2", "podcasts.apple.com/us/podcast/x/id1?i=2"),
      ("bandcamp.com/EmbeddedPlayer/album=1/", "bandcamp.com/EmbeddedPlayer/album=1/"),
      ("player.simplecast.com/1-2", "player.simplecast.com/1-2"),
      ("share.host.example/embed/ep-1", "share.host.example/embed/ep-1"),
      ("social.example/@ann/12/embed", "social.example/@ann/12"),
      ("platform.twitter.com/embed/Tweet.html?id=7", "x.com/i/status/7"),
    ])
  func services(frame: String, page: String) {
    let html = sanitized("<iframe src='https://\(frame)'></iframe>")
    #expect(html.hasPrefix("<a href=\"https://\(page)\" "))
    #expect(sanitized(html) == html)
  }

  @Test("footnotes lead to their targets under names that no page has; other ids go")
  func footnotes() {
    expectSanitized(
      "<p id=top>a<sup><a href='#fn1'>1</a></sup></p><ol><li id=fn1>note</li></ol><a href='#none'>x</a>",
      "<p>a<sup><a href=\"#winnow-fn1\">1</a></sup></p><ol><li id=\"winnow-fn1\">note</li></ol>"
        + "<a href=\"https://example.org/dir/page.html#none\" rel=\"noopener noreferrer\">x</a>")
  }

  @Test(
    "links to the page itself, cells and labels lead to their targets, too",
    arguments: [
      (
        "<a href='https://example.org/dir/page.html#n'>1</a><p id=n>x</p>",
        "<a href=\"#winnow-n\">1</a><p id=\"winnow-n\">x</p>"
      ),
      (
        "<a href='#f%C3%BCr'>1</a><p id='für'>x</p>",
        "<a href=\"#winnow-für\">1</a><p id=\"winnow-für\">x</p>"
      ),
      (
        "<a href='#n'>1</a><p id=n>x</p><p id=n>y</p>",
        "<a href=\"#winnow-n\">1</a><p id=\"winnow-n\">x</p><p>y</p>"
      ),
      (
        "<table><tr><th id=h>a<td headers='h none'>b</table>",
        "<table><tbody><tr><th id=\"winnow-h\">a</th><td headers=\"winnow-h\">b</td></tr></tbody></table>"
      ),
      (
        "<p aria-describedby='d none'>a</p><p id=d>b</p><p aria-labelledby=none>c</p>",
        "<p aria-describedby=\"winnow-d\">a</p><p id=\"winnow-d\">b</p><p>c</p>"
      ),
      (
        "<a href='#cookie'>1</a><img id=cookie name=cookie><form id=cookie>",
        "<a href=\"#winnow-cookie\">1</a><div id=\"winnow-cookie\"></div>"
      ),
    ])
  func localTargets(html: String, expected: String) {
    expectSanitized(html, expected)
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
      "<p>a <math display=\"block\"><mfrac><mi>a</mi><msup><mi>b</mi><mn>2</mn></msup></mfrac></math> b</p>",
      "<ruby>漢<rtc><rt>かん</rt></rtc></ruby>", "<b><p>a</p></b>",
      "<audio controls=\"\" src=\"https://example.org/a.mp3\">a</audio>",
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
