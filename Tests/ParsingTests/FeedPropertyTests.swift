import Parsing
import TestSupport
import Testing
import Vocabulary
import WebText

/// What is true of every document.
@Suite struct FeedPropertyTests {
  private static let rssDocument = """
    <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>Caf\u{E9} &amp; Co</title><link>https://example.org/</link>
    <item><title>One &lt; two</title><guid isPermaLink="false">1</guid>
    <description><![CDATA[<p>A <b>b</b> & c]] ></p>]]></description><dc:creator>Zo\u{EB}</dc:creator>
    <enclosure url="/a.mp3" length="5" type="audio/mpeg"/></item><!-- <item> -->
    <item><title>Two</title><guid>https://example.org/2</guid><pubDate>Sat, 07 Sep 2002 09:42:31 GMT</pubDate></item>
    <item><title>Three</title><link>/3?a=1&amp;b=2</link></item></channel></rss>
    """

  private static let documents = [
    rssDocument,
    rssDocument.replacing("&amp;b=2", with: "&b=2").replacing(
      "One &lt; two", with: "One < two &nbsp;"),
    rssDocument.replacing("</item>", with: ""),
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/b/"><title>F\u{FC}r</title>
    <entry><id>urn:1</id><title type="html">A &amp;amp; B</title><link href="c"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x <a href="d">y</a></p></div></content></entry>
    <entry><id>urn:2</id><title>\u{AB}q\u{BB}</title><updated>2002-09-07T09:42:31Z</updated>
    <author><name>Ann</name></author><source><title>S</title></source></entry></feed>
    """,
    """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel rdf:about="https://example.org/"><title>C</title></channel>
    <item rdf:about="https://example.org/1"><title>\u{DF}</title></item>
    <item rdf:about="https://example.org/2"><title>Two</title></item></rdf:RDF>
    """,
  ]

  @Test("a document that is cut at any byte has the entries before the cut", arguments: documents)
  func cuts(document: String) throws {
    let bytes = Array(document.utf8)
    let whole = try parse(bytes).entries
    for length in 0...bytes.count {
      let cut = Array(bytes[..<length])
      let entries = (try? parse(cut).entries) ?? []
      let ends = ends(of: cut)
      #expect(entries.count >= min(ends, whole.count), "cut at \(length)")
      #expect(entries.count <= whole.count, "cut at \(length)")
      for (left, right) in zip(entries, whole) {
        #expect(isSame(left, right), "cut at \(length): \(left) is not \(right)")
      }
    }
  }

  /// How many entries end in what is left of a document.
  private func ends(of bytes: [UInt8]) -> Int {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "</item>", omittingEmptySubsequences: false).count
      + text.split(separator: "</entry>", omittingEmptySubsequences: false).count - 2
  }

  /// Equal but for the hash of their source, which a repair writes in another form.
  private func isSame(_ left: ParsedEntry, _ right: ParsedEntry) -> Bool {
    left.guid == right.guid && left.url == right.url && left.title == right.title
      && left.content == right.content && left.summary == right.summary
      && left.published == right.published && left.modified == right.modified
      && left.enclosures == right.enclosures && left.details == right.details
  }

  @Test(
    "a document says the same in every encoding",
    arguments: documents,
    [
      "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "iso-8859-1", "utf-8 declared",
    ])
  func encodings(document: String, name: String) throws {
    let plain = try parse(document)
    let encoding = name == "utf-8 declared" ? "utf-8" : name
    let declaration = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>"
    let body = document.replacing("<?xml version=\"1.0\"?>", with: "")
    for mark in name.hasPrefix("utf") ? ["", "\u{FEFF}"] : [""] {
      let feed = try parse(Reencoding.bytes(of: mark + declaration + body, as: encoding))
      #expect(feed.encoding.name == (encoding == "iso-8859-1" ? "windows-1252" : encoding))
      #expect(feed.title == plain.title)
      #expect(feed.isWellFormed == plain.isWellFormed)
      #expect(feed.entries.count == plain.entries.count)
      for (left, right) in zip(feed.entries, plain.entries) {
        #expect(isSame(left, right))
        #expect(left.sourceHash == right.sourceHash)
      }
    }
  }

  @Test("mutated documents are read or refused, the same way each time", arguments: 1...12)
  func mutations(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let pieces = [
      "<item>", "</item>", "<title>", "&", "<", "]]>", "<![CDATA[", "\"", "<!--", "<?xml", "\0",
      "<rss>", "</rss>", "<channel>", "<entry>", "<source>", "<image>", "<author>", "&#0;",
    ].map { Array($0.utf8) }
    for _ in 0..<60 {
      var bytes = Array((Self.documents.randomElement(using: &generator) ?? "").utf8)
      generator.edit(&bytes, most: 10, reach: 20, pieces: pieces)
      let first = try? parse(bytes)
      let second = try? parse(bytes)
      #expect(first?.entries.map(\.sourceHash) == second?.entries.map(\.sourceHash), "seed \(seed)")
      #expect(first?.warnings == second?.warnings, "seed \(seed)")
    }
  }
}
