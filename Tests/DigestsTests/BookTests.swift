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

  @Test("a picture is one by its own bytes, and within bounds")
  func album() {
    var album = PictureAlbum()
    let large = [UInt8](repeating: 0, count: PictureAlbum.maximumByteCount)
    let wide: [UInt8] = [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]
    let pictures: [(bytes: [UInt8], mediaType: String?)] = [
      (SamplePicture.jpeg, "image/jpeg"), (SamplePicture.png, "image/png"),
      (SamplePicture.gif, "image/gif"), (Array("<svg/>".utf8), nil), (Array("GIF89a".utf8), nil),
      (SamplePicture.gif + large, nil), ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], nil),
      (SamplePicture.png[..<16] + wide + SamplePicture.png[24...], nil),
    ]
    for (number, picture) in pictures.enumerated() {
      album.add(picture.bytes, from: "https://a.example/\(number)")
      #expect(album["https://a.example/\(number)"]?.mediaType == picture.mediaType, "\(number)")
    }
  }

  @Test("a picture's header ends where its pixels begin, and nothing before is enough")
  func headers() {
    for (bytes, length) in [
      (SamplePicture.jpeg, 17), (SamplePicture.png, 37), (SamplePicture.gif, 28),
    ] {
      for count in bytes.indices {
        let header = PictureHeader(Array(bytes.prefix(count)))
        #expect((header != nil) == (count >= length), "\(bytes.prefix(3)) \(count)")
      }
      let header = PictureHeader(bytes)
      #expect(header?.width == 1 && header?.height == 1)
    }
    // Whatever comes is read to its end and no further.
    var generator = SplitMix(seed: 9)
    for _ in 0..<20_000 {
      let sample = [SamplePicture.jpeg, SamplePicture.png, SamplePicture.gif].randomElement(
        using: &generator)
      var bytes = sample ?? []
      for _ in 0..<3 {
        let place = Int.random(in: bytes.indices, using: &generator)
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = PictureHeader(bytes)
    }
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
    for (name, bytes) in [
      ("png", SamplePicture.png), ("jpg", SamplePicture.jpeg), ("gif", SamplePicture.gif),
      ("cut", Array(SamplePicture.jpeg.prefix(12))), ("bad", Array("GIF89a and no more".utf8)),
    ] { digest.pictures.add(bytes, from: "https://a.example/pixel.\(name)") }
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
    "<img src=\"https://a.example/pixel.jpg\"><img src=\"https://a.example/pixel.gif\">",
    "<img src=\"https://a.example/pixel.cut\"><img src=\"https://a.example/pixel.bad\">",
    "<img src=\"https://a.example/none.png\">", "<figure><figcaption>c</figcaption></figure>",
    "<math><mi>x</mi></math>", "<details open><summary>s</summary>d</details>", "<hr>", "<br>",
    "<time datetime=\"soon\">now</time>", "<p dir=\"rtl\">نص</p>", "<table><caption>c</table>",
    "<video src=\"https://a.example/v\"></video>", "<li>lost</li>", "<td>lost</td>",
    "text \u{B} \u{FFFF}",
    "<span dir=\"auto\" lang=\"x-\">s</span>", "<q cite=\"https://a.example/\">q</q>",
  ]
}
