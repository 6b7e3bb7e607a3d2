import Parsing
import Testing
import Vocabulary
import WebText

@Suite struct EntryTests {
  private static let modules = """
    xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" \
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
    xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:a="http://www.w3.org/2005/Atom" \
    xmlns:slash="http://purl.org/rss/1.0/modules/slash/" \
    xmlns:georss="http://www.georss.org/georss"
    """

  private static func item(_ members: String) throws -> ParsedEntry {
    try rssItem(members, namespaces: modules)
  }

  // MARK: Texts

  @Test(
    "a description alone is the body; beside a body it is the summary",
    arguments: [
      ("<description>D</description>", "D", nil),
      ("<content:encoded>C</content:encoded><description>D</description>", "C", "D"),
      ("<description>D</description><content:encoded>C</content:encoded>", "C", "D"),
      ("<itunes:summary>I</itunes:summary><description>D</description>", "D", nil),
      ("<media:description>M</media:description>", "M", nil),
      ("<summary>S</summary><description>D</description>", "D", "S"),
      ("<description/><itunes:subtitle>I</itunes:subtitle>", "I", nil),
    ] as [(String, String?, String?)])
  func bodies(members: String, content: String?, summary: String?) throws {
    let entry = try Self.item(members)
    #expect(entry.content?.value == content)
    #expect(entry.summary?.value == summary)
  }

  @Test("the title of the entry is its own, whatever stands before it")
  func titles() throws {
    let entry = try Self.item(
      "<media:title>M</media:title><itunes:title>I</itunes:title><title>T</title>"
        + "<dc:title>D</dc:title>")
    #expect(entry.title == TextConstruct(.html, "T", base: WebURL(parsing: "https://example.org/")))
  }

  @Test(
    "Atom says how its texts are to be read",
    arguments: [
      ("<title>a &amp;lt; b</title>", TextConstruct.Kind.text, "a &lt; b"),
      ("<title type='text'>&lt;b></title>", .text, "<b>"),
      ("<title type='html'>&lt;b>x&lt;/b></title>", .html, "<b>x</b>"),
      (
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>1 &lt; <b>2</b></div></title>",
        .html, "1 &lt; <b>2</b>"
      ),
      (
        "<title type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'>a<h:br/>b</h:div></title>",
        .html, "a<br>b"
      ),
      ("<title>a &amp; <i>b</i></title>", .html, "a &amp; <i>b</i>"),
      ("<title type='application/octet-stream'>VGV4dA==</title>", .text, "Text"),
      ("<title type='text/html' mode='escaped'>&lt;b>x&lt;/b></title>", .html, "<b>x</b>"),
    ])
  func atomTexts(title: String, kind: TextConstruct.Kind, value: String) throws {
    let entry = try atomEntry(title)
    #expect(entry.title?.kind == kind)
    #expect(entry.title?.value == value)
  }

  @Test("unescaped markup in a description stays markup")
  func nakedMarkup() throws {
    let entry = try Self.item("<description>One <b class='x'>two</b><br/></description>")
    #expect(entry.content?.value == "One <b class=\"x\">two</b><br>")
  }

  @Test("nothing leaks out of source, textInput, image or an unknown element")
  func leaks() throws {
    let feed = try parse(
      rss(
        """
        <image><title>no</title><link>https://no.example/</link></image>
        <textInput><title>no</title><description>no</description></textInput>
        <x:y xmlns:x="urn:x"><title>no</title></x:y>
        <item><x:y xmlns:x="urn:x"><guid>no</guid><link>https://no.example/</link></x:y>
        <title>T</title></item>
        """))
    #expect(feed.title?.value == "Channel")
    #expect(feed.entries[0].guid == nil)
    #expect(feed.entries[0].url == nil)
    let entry = try atomEntry(
      "<source><title>Origin</title><id>urn:o</id><link rel='self' href='https://o.example/f'/>"
        + "<updated>2020-01-01T00:00:00Z</updated></source><title>T</title><id>urn:e</id>")
    #expect(entry.title?.value == "T")
    #expect(entry.modified == nil)
    #expect(
      entry.details.source == EntrySource(title: "Origin", url: "https://o.example/f", id: "urn:o"))
  }

  // MARK: Identity and links

  @Test(
    "the guid is the address where there is no link and it may be one",
    arguments: [
      ("<guid>https://example.org/1</guid>", "https://example.org/1", true),
      ("<guid isPermaLink='false'>https://example.org/1</guid>", nil, false),
      ("<guid isPermaLink='true'>abc</guid>", nil, false),
      ("<guid>abc</guid><link> https://example.org/2\n</link>", "https://example.org/2", false),
    ] as [(String, String?, Bool?)])
  func permalinks(members: String, url: String?, isPermalink: Bool?) throws {
    let entry = try Self.item(members)
    #expect(entry.url == url)
    #expect(entry.details.guidIsPermalink == isPermalink)
  }

  @Test("of Atom's links each goes where its relation says")
  func links() throws {
    let entry = try atomEntry(
      """
      <link rel="self" href="https://example.org/self"/>
      <link rel="enclosure" type="audio/mpeg" length="10" href="https://example.org/a.mp3"/>
      <link rel="alternate" type="application/json" href="https://example.org/json"/>
      <link href="https://example.org/plain"/>
      <link rel="alternate" type="text/html" href="https://example.org/page"/>
      <link rel="replies" thr:count="3" href="https://example.org/comments"/>
      <link rel="via" href="https://via.example/"/><link rel="related" href="https://r.example/"/>
      """)
    #expect(entry.url == "https://example.org/page")
    #expect(entry.details.commentsURL == "https://example.org/comments")
    #expect(entry.details.commentsCount == 3)
    #expect(entry.details.viaURL == "https://via.example/")
    #expect(entry.details.externalURL == "https://r.example/")
    #expect(
      entry.enclosures == [
        Enclosure(url: "https://example.org/a.mp3", mimeType: "audio/mpeg", byteCount: 10)
      ])
  }

  @Test("references are resolved against xml:base, the address, or the channel's page")
  func bases() throws {
    let nested = try parse(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/">
      <entry xml:base="b/"><link href="c"/><content type="html" xml:base="d/">x</content></entry>
      </feed>
      """)
    #expect(nested.entries[0].url == "https://example.org/a/b/c")
    #expect(nested.entries[0].content?.base?.string == "https://example.org/a/b/d/")
    let fetched = try parse(
      atom("<entry><link href='/p'/></entry>"), url: "https://example.org/blog/atom.xml")
    #expect(fetched.entries[0].url == "https://example.org/p")
    #expect(try Self.item("<link>/p</link>").url == "https://example.org/p")
  }

  @Test(
    "addresses that lead nowhere are left out",
    arguments: ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " "])
  func unsafeAddresses(address: String) throws {
    let entry = try Self.item("<link>\(address)</link><comments>\(address)</comments>")
    #expect(entry.url == nil)
    #expect(entry.details.commentsURL == nil)
  }

  // MARK: Dates, people, files

  @Test(
    "each date has its meaning",
    arguments: [
      ("<pubDate>Tue, 24 Nov 2026 00:25:24 GMT</pubDate>", "2026-11-24T00:25:24Z", nil),
      ("<dc:date>2026-11-24</dc:date>", "2026-11-24T00:00:00Z", nil),
      ("<a:updated>2026-11-24T00:25:24Z</a:updated>", nil, "2026-11-24T00:25:24Z"),
      ("<pubDate>soon</pubDate><dc:date>2026-11-24</dc:date>", "2026-11-24T00:00:00Z", nil),
      ("<pubDate>soon</pubDate>", nil, nil),
    ] as [(String, String?, String?)])
  func dates(members: String, published: String?, modified: String?) throws {
    let entry = try Self.item(members)
    #expect(entry.published?.description == published)
    #expect(entry.modified?.description == modified)
  }

  @Test("authors in every notation")
  func authors() throws {
    #expect(
      try Self.item("<author>ann@example.org (Ann Lee)</author>").details.authors
        == [Person(name: "Ann Lee", email: "ann@example.org")])
    #expect(
      try Self.item("<dc:creator>Ann</dc:creator><dc:creator>Bo</dc:creator>").details.authors
        .map(\.name) == ["Ann", "Bo"])
    #expect(
      try atomEntry("<author><name>Ann</name><uri>https://a.example/</uri></author>").details
        .authors
        == [Person(name: "Ann", url: "https://a.example/")])
    #expect(
      try atomEntry("<contributor><name>Bo</name></contributor>").details.contributors.map(\.name)
        == ["Bo"])
  }

  @Test("one file named twice is one; its parts are put together")
  func enclosures() throws {
    let entry = try Self.item(
      """
      <media:content url="https://example.org/a.mp3" fileSize="9" duration="61"/>
      <media:content url="https://example.org/i.jpg" medium="image"/>
      <enclosure url="https://example.org/a.mp3" length="0" type="Audio/MPEG"/>
      <itunes:duration>1:02:03</itunes:duration>
      <media:group><media:thumbnail url="https://example.org/t.jpg"/></media:group>
      """)
    #expect(
      entry.enclosures == [
        Enclosure(
          url: "https://example.org/a.mp3", mimeType: "audio/mpeg", byteCount: 9,
          durationSeconds: 61)
      ])
    #expect(entry.details.image == "https://example.org/i.jpg")
    #expect(
      entry.details.enclosureThumbnails
        == ["https://example.org/i.jpg", "https://example.org/t.jpg"])
  }

  @Test("podcasts, places, tags and comments")
  func details() throws {
    let entry = try Self.item(
      """
      <itunes:episode>7</itunes:episode><podcast:season name="x">2</podcast:season>
      <itunes:explicit>clean</itunes:explicit><itunes:episodeType>Full</itunes:episodeType>
      <podcast:transcript url="https://example.org/t.vtt"/>
      <podcast:chapters url="https://example.org/c.json"/>
      <georss:point>52.5 13.4</georss:point><slash:comments>12</slash:comments>
      <category>One</category><category> One </category><category/><dc:subject>Two</dc:subject>
      """)
    let podcast = try #require(entry.details.podcast)
    #expect(podcast.episode == 7)
    #expect(podcast.season == 2)
    #expect(podcast.isExplicit == false)
    #expect(podcast.episodeType == "full")
    #expect(podcast.transcriptURL == "https://example.org/t.vtt")
    #expect(podcast.chaptersURL == "https://example.org/c.json")
    #expect(entry.details.geo == GeoPoint(latitude: 52.5, longitude: 13.4))
    #expect(entry.details.commentsCount == 12)
    #expect(entry.details.tags == ["One", "Two"])
  }
}
