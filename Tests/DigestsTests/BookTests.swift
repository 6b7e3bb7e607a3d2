import Cleaning
import CZlib
import Foundation
import Markup
import Parsing
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Digests

private let checker = URL(fileURLWithPath: "/usr/share/java/epubcheck.jar")

@Suite struct BookTests {
  @Test(
    "what the web bears becomes what a book may hold",
    arguments: [
      ("<p>a<br>b</p>", "<p>a<br/>b</p>"), ("<h1>a</h1>", "<h2>a</h2>"),
      ("<h2><div>a</div><p>b</p></h2>", "<h2> a b</h2>"),
      ("<b><p>a</p><p>b</p></b>", "<p>a</p><p>b</p>"),
      ("<p><b>a</b> &amp; b", "<p><b>a</b> &amp; b</p>"),
      ("<ul>stray<li>a</ul>", "<ul><li>stray</li><li>a</li></ul>"),
      ("<ul><p>a</p></ul>", "<ul><li><p>a</p></li></ul>"),
      ("<table><tbody><tr><td>a<th>b</table>", "<table><tr><td>a</td><th>b</th></tr></table>"),
      (
        "<table><caption>c</caption><tr><td colspan=2>a</table>",
        "<table><caption>c</caption><tr><td colspan=\"2\">a</td></tr></table>"
      ),
      (
        "<a href=\"https://a.example/x y[1]%\">a</a>",
        "<a href=\"https://a.example/x%20y%5B1%5D%25\">a</a>"
      ),
      ("<a href=\"javascript:x\">a</a>", "a"),
      ("<ruby>雪<rt>ゆき</rt></ruby>", "<ruby>雪<rt>ゆき</rt></ruby>"),
      ("<ruby>雪<rt>ゆ</rt><rt>き</rt></ruby>", "雪(ゆ)(き)"),
      ("<img src=\"https://a.example/p.png\" alt=\"a cat\">", "a cat"),
      ("<audio src=\"https://a.example/a\">x</audio>", ""), ("a\u{1}b", "ab"),
      (
        "<dl><dt>t<dd>d</dl>",
        "<div><div class=\"term\">t</div><div class=\"definition\">d</div></div>"
      ),
      ("<p lang=\"en_US\">a</p>", "<p>a</p>"),
      ("<p lang=\"zh-Hant\">a</p>", "<p lang=\"zh-Hant\" xml:lang=\"zh-Hant\">a</p>"),
    ])
  func markup(html: String, expected: String) {
    let bytes = Array(html.utf8)
    let markup = BookMarkup(HTMLTree(parsing: bytes.span), pictures: PictureAlbum())
    #expect(String(decoding: markup.writer.bytes, as: UTF8.self) == expected)
  }

  @Test("a picture is one by its first bytes, and within bounds")
  func album() {
    var album = PictureAlbum()
    album.add([0xFF, 0xD8, 0xFF, 0xE0], from: "https://a.example/1")
    album.add(Array("<svg/>".utf8), from: "https://a.example/2")
    album.add(
      Array("GIF89a".utf8) + [UInt8](repeating: 0, count: PictureAlbum.maximumByteCount),
      from: "https://a.example/3")
    #expect(album["https://a.example/1"]?.mediaType == "image/jpeg")
    #expect(album["https://a.example/2"] == nil && album["https://a.example/3"] == nil)
  }

  @Test(
    "a book is without faults in four scripts, with any markup",
    .enabled("epubcheck is installed") { FileManager.default.fileExists(atPath: checker.path) },
    arguments: [5, 50, 500])
  func valid(count: Int) async throws {
    let folder = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("book.epub")
    var digest = Digest(
      title: "Morning & <evening>", now: morning, stories: StorySelection(stories(count)))
    digest.pictures.add(Self.pixel, from: "https://a.example/pixel.png")
    try Data(try digest.rendered(as: .epub)).write(to: file)
    let java = Process()
    java.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    java.arguments = ["java", "-jar", checker.path, file.path]
    let output = Pipe()
    java.standardOutput = output
    java.standardError = output
    try java.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    java.waitUntilExit()
    #expect(java.terminationStatus == 0, "\(String(decoding: said.prefix(4_000), as: UTF8.self))")
  }

  private static let pixel: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 4, 0, 0, 0, 0xB5, 0x1C, 0x0C, 2, 0, 0, 0, 0x0B, 0x49, 0x44, 0x41, 0x54, 0x78,
    0xDA, 0x63, 0x64, 0x60, 0, 0, 0, 6, 0, 2, 0x30, 0x81, 0xD0, 0x2F, 0, 0, 0, 0, 0x49, 0x45, 0x4E,
    0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  /// Articles in Latin, Japanese, Arabic and Devanagari letters, made of pieces in any order.
  private func stories(_ count: Int) -> [DigestStory] {
    let seed = UInt64(count)
    var generator = SplitMix(seed: seed)
    let titles = ["The ferry & the <fog>", "初雪と、郵便屋さん", "عبّارة الشتاء تعود", "सर्दियों की नाव लौटी"]
    return (1...count).map { number in
      let pieces = (0..<12).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
      let title = titles[number % titles.count]
      return TestArticle(
        id: Int64(number), feed: Int64(number % 7 + 1), feedTitle: "Feed \(number % 7)",
        folder: number % 7 < 3 ? "News" : "", title: title,
        url: "https://a.example/\(number)?q=a b&c=[d]#e#f", text: "\(title). And more.",
        html: pieces.joined(),
        enclosures: number % 5 == 0
          ? [Enclosure(url: "https://a.example/\(number).mp3", mimeType: "audio/mpeg")] : []
      ).story()
    }
  }

  private static let pieces = [
    "<p>words <em>and</em> more", "<b>", "</b>", "<div><span>", "</span></div>",
    "<ul><li>one<li>two</ul>",
    "<ol start=\"3\"><p>stray</p></ol>", "<table><tr><td>cell<td><table><tr><th>x</table></table>",
    "<a href=\"https://a.example/ä?b=%zz\">link</a>", "<a href=\"mailto:x y\">mail</a>",
    "<h3><p>head</p></h3>", "<blockquote cite=\"x\">said", "<pre><code>a &lt; b</code></pre>",
    "<ruby>雪<rt>ゆき</rt></ruby>", "<ruby><rt>x</rt></ruby>", "<dl><dd>d<dt>t</dl>",
    "<img src=\"https://a.example/pixel.png\" alt=\"a &quot;dot&quot;\">",
    "<img src=\"https://a.example/none.png\">", "<figure><figcaption>c</figcaption></figure>",
    "<math><mi>x</mi></math>", "<details open><summary>s</summary>d</details>", "<hr>", "<br>",
    "<time datetime=\"soon\">now</time>", "<p dir=\"rtl\">نص</p>", "<table><caption>c</table>",
    "<video src=\"https://a.example/v\"></video>", "<li>lost</li>", "<td>lost</td>",
    "text \u{B} \u{FFFF}",
    "<span dir=\"auto\" lang=\"x-\">s</span>", "<q cite=\"https://a.example/\">q</q>",
  ]
}
