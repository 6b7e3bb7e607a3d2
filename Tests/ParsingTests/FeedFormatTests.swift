import Parsing
import Testing
import Vocabulary
import WebText

@Suite struct FeedFormatTests {
  @Test(
    "formats are told by root, version and namespace",
    arguments: [
      ("<rss version='0.91'><channel/></rss>", FeedFormat.rss091),
      ("<rss version='0.92'><channel/></rss>", .rss092),
      ("<rss version='0.93'><channel/></rss>", .rss093),
      ("<rss version='0.94'><channel/></rss>", .rss094),
      ("<rss version=' 2.0 '><channel/></rss>", .rss20),
      ("<rss version='2.01'><channel/></rss>", .rss20),
      ("<rss><channel/></rss>", .rss20),
      ("<rss version='7'><channel/></rss>", .unknown),
      (
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
          + "xmlns='http://purl.org/rss/1.0/'><channel/></r:RDF>", .rss10
      ),
      (
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
          + "xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/></r:RDF>", .rss090
      ),
      ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom10),
      ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", .atom10),
      ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", .atom03),
      ("<feed xmlns='http://purl.org/atom/ns#'/>", .atom03),
      ("<CHANNEL HREF='https://example.org/'/>", .cdf),
      ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", .jsonFeed10),
      ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", .jsonFeed11),
    ])
  func formats(document: String, format: FeedFormat) throws {
    #expect(try parse(document).format == format)
  }

  @Test(
    "what is no feed is refused, and what it is is said",
    arguments: [
      ("", ParsingError.empty), (" \n", .empty), ("hello", .notAFeed("plain text")),
      ("<html><body><p>x</p></body></html>", .notAFeed("a web page")),
      ("<!DOCTYPE html><title>x</title>", .notAFeed("a web page, “x”")),
      ("<urlset><url/></urlset>", .notAFeed("a sitemap")),
      ("<opml/>", .notAFeed("a list of subscriptions (OPML)")),
      ("\u{FEFF}", .empty), ("%PDF-1.4", .notAFeed("a PDF document")),
      ("[1, 2]", .notAFeed("a JSON array")),
      ("{\"a\": 1}", .notAFeed("a JSON document that is no JSON Feed")),
      ("<other/>", .notAFeed("an XML document with the root <other>")),
    ])
  func refused(document: String, error: ParsingError) {
    #expect(throws: error) { try parse(document) }
  }

  @Test("JSON that breaks off is unreadable")
  func brokenJSON() {
    let document = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\""
    #expect(throws: ParsingError.self) { try parse(document) }
  }

  @Test("RSS 1.0 has its items beside the channel and identifiers in rdf:about")
  func rdf() throws {
    let feed = try parse(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
       xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://example.org/rss"><title>C</title><link>https://example.org/</link>
      <items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>
      <image><title>not this</title><url>https://example.org/i.png</url></image>
      <item rdf:about="https://example.org/id/1"><title>One</title>
      <link>https://example.org/1</link><dc:creator>Ann</dc:creator>
      <dc:date>2026-11-24T00:25:24Z</dc:date></item></rdf:RDF>
      """)
    #expect(feed.title?.value == "C")
    #expect(feed.imageURL == "https://example.org/i.png")
    let entry = try #require(feed.entries.first)
    #expect(entry.guid == "https://example.org/id/1")
    #expect(entry.url == "https://example.org/1")
    #expect(entry.details.authors.map(\.name) == ["Ann"])
    #expect(entry.published?.description == "2026-11-24T00:25:24Z")
    #expect(entry.modified == nil)
  }

  @Test("CDF has addresses and dates in attributes")
  func channelDefinition() throws {
    let feed = try parse(
      """
      <CHANNEL HREF="https://example.org/"><TITLE>C</TITLE><ABSTRACT>About</ABSTRACT>
      <ITEM HREF="https://example.org/1" LASTMOD="2026-11-24T00:25:24Z"><TITLE>One</TITLE>
      <ABSTRACT>Text</ABSTRACT></ITEM></CHANNEL>
      """)
    #expect(feed.homePageURL == "https://example.org/")
    #expect(feed.summary?.value == "About")
    #expect(feed.entries.map(\.url) == ["https://example.org/1"])
    #expect(feed.entries[0].content?.value == "Text")
    #expect(feed.entries[0].modified?.description == "2026-11-24T00:25:24Z")
  }

  @Test("JSON Feed has each member in its place")
  func jsonFeed() throws {
    let feed = try parse(
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "F", "language": "en",
       "home_page_url": "https://example.org/", "feed_url": "https://example.org/f.json",
       "hubs": [{"type": "WebSub", "url": "https://hub.example/"}], "next_url": "/2.json",
       "authors": [{"name": "Ann", "url": "https://ann.example/"}], "x": {"y": [1, null, true]},
       "items": [
        {"id": 7, "url": "https://example.org/7", "content_html": "<p>x</p>", "title": "T &amp; U",
         "summary": "S", "date_published": "2026-11-24T00:25:24Z", "tags": ["a", "b", "a"],
         "image": "https://example.org/i.png", "author": {"name": "Bo"},
         "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg",
          "size_in_bytes": 5, "duration_in_seconds": 7}]},
        {"id": "8", "content_text": "a < b \\ud83d\\ude00", "url": "javascript:alert(1)"},]}
      """, url: "https://example.org/f.json")
    #expect(feed.nextURL == "https://example.org/2.json")
    #expect(feed.hubs == [FeedHub(type: "WebSub", url: "https://hub.example/")])
    #expect(feed.entries.map(\.guid) == ["7", "8"])
    #expect(feed.entries[0].title == TextConstruct(.text, "T &amp; U"))
    #expect(feed.entries[0].summary?.value == "S")
    #expect(feed.entries[0].details.tags == ["a", "b"])
    #expect(feed.entries[0].details.authors.map(\.name) == ["Bo"])
    #expect(
      feed.entries[0].enclosures == [
        Enclosure(
          url: "https://example.org/a.mp3", mimeType: "audio/mpeg", byteCount: 5,
          durationSeconds: 7)
      ])
    #expect(feed.entries[1].contentText == "a < b \u{1F600}")
    #expect(feed.entries[1].url == nil)
  }
}
