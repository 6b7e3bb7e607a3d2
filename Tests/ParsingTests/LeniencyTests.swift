import Parsing
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite struct LeniencyTests {
  private static let two =
    "<item><title>One</title><guid>1</guid><link>https://example.org/1</link></item>\n"
    + "<item><title>Two</title><guid>2</guid></item>"

  @Test(
    "a damaged document has all its entries",
    arguments: [
      rss(two).replacing("About", with: "A & B < C &nbsp; \u{1}"),
      "<br/><b>Warning</b>: something\n" + rss(two), "\u{FEFF}\n  " + rss(two),
      rss(two) + "<script>x = 1 < 2</script>", rss(two).replacing("</channel></rss>", with: ""),
      rss(two).replacing("version=\"2.0\"", with: "version=2.0"),
      rss(two.replacing("</item>\n", with: "\n")), rss("<category>" + two),
      rss("<unknown>" + two), "<?xml version=\"1.0\"?>" + rss(two),
      rss(two).replacing("<item>", with: "<item x='&copy;' x='2'>"),
    ])
  func damaged(document: String) throws {
    let feed = try parse(document)
    #expect(feed.entries.map(\.guid) == ["1", "2"])
    #expect(feed.entries.map { $0.title?.value } == ["One", "Two"])
    #expect(!feed.isWellFormed)
    #expect(!feed.warnings.isEmpty)
  }

  @Test("usual prefixes need no declaration")
  func undeclaredPrefixes() throws {
    let entry = try rssItem(
      "<dc:creator>Ann</dc:creator><content:encoded>Full</content:encoded>"
        + "<itunes:duration>61</itunes:duration><enclosure url='/a.mp3' type='audio/mpeg'/>")
    #expect(entry.details.authors.map(\.name) == ["Ann"])
    #expect(entry.content?.value == "Full")
    #expect(entry.enclosures.map(\.durationSeconds) == [61])
  }

  @Test("namespaces count, not prefixes")
  func foreignPrefixes() throws {
    let entry = try rssItem(
      "<c:encoded>Full</c:encoded><dc:creator>no</dc:creator>",
      namespaces: "xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:dc='urn:other'")
    #expect(entry.content?.value == "Full")
    #expect(entry.details.authors.isEmpty)
  }

  @Test("a document cut at any byte gives the entries before the cut, each of them whole")
  func cuts() throws {
    let document = Array(rss(Self.two).utf8)
    let whole = try parse(document).entries
    for length in 0..<document.count {
      guard let feed = try? parse(Array(document[..<length])) else { continue }
      #expect(feed.entries.count <= whole.count)
      for (entry, other) in zip(feed.entries, whole) {
        #expect(entry.guid == other.guid && entry.title == other.title, "cut at \(length)")
      }
      let ends = String(decoding: document[..<length], as: UTF8.self).split(separator: "</item>")
      #expect(feed.entries.count >= ends.count - 1, "cut at \(length)")
      #expect(feed.warnings.contains { $0.code == "truncated" }, "cut at \(length)")
    }
  }

  @Test("no mutation of a document makes it trap", arguments: 1...20)
  func mutations(seed: UInt64) {
    let json = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1",
      "content_html": "\\u00e9", "tags": ["a"], "attachments": [{"url": "u", "size_in_bytes": 1}]}]}
      """
    let seeds = [
      rss(Self.two), atom("<entry><title type='xhtml'><div>x</div></title></entry>"), json,
    ]
    var generator = SplitMix(seed: seed)
    for _ in 0..<200 {
      var bytes = Array((seeds.randomElement(using: &generator) ?? json).utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...20, using: &generator))
        let piece = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        bytes.replaceSubrange(start..<end, with: piece)
      }
      // That it answers at all is the claim; what it says of such bytes is not.
      let feed = try? parse(bytes)
      #expect((feed?.entries.count ?? 0) < 10, "seed \(seed)")
    }
  }

  @Test(
    "what somebody forgot to close does not swallow its neighbours",
    arguments: [
      "<Title>One</title><link>https://e.example/1</Link>",
      "<title>One<link>https://e.example/1</link>",
      "<title>One</ title><link>https://e.example/1</ link>",
      "<title>One</title><link>https://e.example/1<guid>1</guid>",
      "<title>One</title><link>https://e.example/1</link><description><![CDATA[ x <p> </description>",
      "<title>One</title><?php echo <link>https://e.example/1</link>",
      "<title>One</title><!-- x <link>https://e.example/1</link>",
    ])
  func unclosed(members: String) throws {
    let other = "<item><title>Two</title><description>y</description></item>"
    for document in [rss("<item>\(members)</item>\(other)"), rss("<item>\(members)</item>")] {
      let feed = try parse(document)
      #expect(feed.entries.first?.title?.value == "One")
      #expect(feed.entries.first?.url == "https://e.example/1")
      #expect(feed.entries.count == document.split(separator: "<item>").count - 1)
      #expect(!feed.warnings.isEmpty)
    }
  }

  @Test(
    "each repair is a warning with its line",
    arguments: [
      "a & b", "a < b", "<br>", "<img src=x>", "<p>", "</p>", "a ]]> b", "<!-- -- -->", "&nosuch;",
      "&#xD83D;&#xDE00;", "\u{8}", "\u{FFFF}", "<b a='<'/>", "<b a=1/>", "<b a/>",
      "<b a='1' a='2'/>",
      "<![CDATA[x", "<!x>", "<?x",
    ])
  func lines(text: String) throws {
    let feed = try parse(
      rss("\n<item><title>One</title>\n<description>\(text)</description></item>\n"))
    #expect(!feed.isWellFormed)
    #expect(!feed.warnings.isEmpty)
    // The document begins on line 1, the text is on line 4; what ends later may be told later.
    #expect(feed.warnings.allSatisfy { (4...5).contains($0.line ?? 0) }, "\(feed.warnings)")
    #expect(feed.entries.map { $0.title?.value } == ["One"])
  }

  @Test("a character as two references is one character")
  func surrogates() throws {
    #expect(try rssItem("<title>&#xD83D;&#xDE00;&#55357;&#56832;</title>").title?.value == "😀😀")
  }
}
