import Parsing
import Testing
import Vocabulary
import WebText

/// Members that come from the namespaces of modules.
@Suite struct ModuleTests {
  @Test("Dublin Core fills what nothing else does")
  func dublinCore() throws {
    let entry = try rssItem(
      "<dc:title>T</dc:title><dc:creator>Ann</dc:creator><dc:subject>S</dc:subject>"
        + "<dc:description>D</dc:description><dc:date>2002-09-07</dc:date>"
        + "<dc:identifier>doi:10.1/x</dc:identifier><dc:rights>R</dc:rights>"
        + "<dc:language>fr</dc:language><dc:contributor>Bo</dc:contributor>",
      namespaces: "xmlns:dc='http://purl.org/dc/elements/1.1/'")
    #expect(entry.title?.value == "T")
    #expect(entry.guid == "doi:10.1/x")
    #expect(entry.content?.value == "D")
    #expect(entry.published?.description == "2002-09-07T00:00:00Z")
    #expect(entry.details.authors == [Person(name: "Ann")])
    #expect(entry.details.contributors == [Person(name: "Bo")])
    #expect(entry.details.tags == ["S"])
    #expect(entry.details.rights == "R")
    #expect(entry.details.language == "fr")
  }

  @Test(
    "places of every kind are a point",
    arguments: [
      ("<geo:lat>1.5</geo:lat><geo:long>2.5</geo:long>", 1.5, 2.5),
      ("<geo:Point><geo:lat>1.5</geo:lat><geo:long>2.5</geo:long></geo:Point>", 1.5, 2.5),
      ("<icbm:latitude>1.5</icbm:latitude><icbm:longitude>2.5</icbm:longitude>", 1.5, 2.5),
      ("<georss:point>1.5 2.5</georss:point>", 1.5, 2.5),
      ("<georss:circle>1.5 2.5 500</georss:circle>", 1.5, 2.5),
      ("<georss:box>1 2 2 3</georss:box>", 1.5, 2.5),
      ("<georss:line>1 2 2 3</georss:line>", 1.5, 2.5),
      ("<georss:polygon>1 2 2 2 2 3 1 2</georss:polygon>", 1.5, 2.5),
      ("<georss:where><gml:Point><gml:pos>1.5 2.5</gml:pos></gml:Point></georss:where>", 1.5, 2.5),
      (
        "<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>1 2 2 3</gml:posList>"
          + "</gml:LinearRing></gml:exterior></gml:Polygon></georss:where>", 1.5, 2.5
      ),
    ])
  func places(members: String, latitude: Double, longitude: Double) throws {
    #expect(try rssItem(members).details.geo == GeoPoint(latitude: latitude, longitude: longitude))
  }

  @Test(
    "the picture of an entry is its own",
    arguments: [
      "<image><url>/i.png</url><title>x</title></image>",
      "<image>https://example.org/i.png</image>",
      "<image url='/i.png'/>", "<image href='/i.png'/>", "<itunes:image href='/i.png'/>",
      "<media:thumbnail url='/i.png'/>", "<thumbnail url='/i.png'/>",
      "<media:content url='/i.png' medium='image'/>",
    ])
  func pictures(members: String) throws {
    let feed = try parse(rss("<item>\(members)</item>"))
    #expect(feed.entries.first?.details.image == "https://example.org/i.png")
    #expect(feed.imageURL == nil)
  }

  @Test("people of a podcast are contributors")
  func podcastPeople() throws {
    let entry = try rssItem(
      "<podcast:person role='guest' href='/bo' img='/bo.png'>Bo</podcast:person>")
    #expect(
      entry.details.contributors == [
        Person(name: "Bo", url: "https://example.org/bo", avatar: "https://example.org/bo.png")
      ])
  }

  @Test(
    "a guid is the entry's address only where no link says otherwise",
    arguments: [
      ("<guid>https://e.example/1</guid>", true, "https://e.example/1"),
      ("<guid isPermaLink='true'>https://e.example/1</guid>", true, "https://e.example/1"),
      ("<guid isPermaLink='true'>/1</guid>", true, "https://example.org/1"),
      ("<guid isPermaLink='false'>https://e.example/1</guid>", false, nil),
      ("<guid>abc</guid>", false, nil), ("<guid isPermaLink='true'>abc</guid>", false, nil),
      (
        "<guid>https://e.example/1</guid><link>https://e.example/2</link>", false,
        "https://e.example/2"
      ),
      (
        "<link>https://e.example/2</link><guid isPermaLink='true'>https://e.example/1</guid>",
        false,
        "https://e.example/2"
      ),
      (
        "<guid>https://e.example/1</guid><link>https://e.example/1</link>", true,
        "https://e.example/1"
      ),
      (
        "<guid>https://e.example/1</guid><guid>https://e.example/2</guid>", true,
        "https://e.example/1"
      ),
    ] as [(String, Bool, String?)])
  func permalinks(members: String, isPermalink: Bool, url: String?) throws {
    let entry = try rssItem(members)
    #expect(entry.url == url)
    if members.components(of: "<guid") == 1 {
      #expect(entry.details.guidIsPermalink == isPermalink)
    }
  }

  @Test("of one element that is there twice the last holds, but the first title")
  func repeated() throws {
    let feed = try parse(
      "<rss version='2.0'><channel><title>A</title><title>B</title><link>https://a.example/</link>"
        + "<link>https://b.example/</link><description>A</description><description>B</description>"
        + "<language>de</language><language>en</language><item><title>A</title><title>B</title>"
        + "<link>https://a.example/1</link><link>https://b.example/1</link></item></channel></rss>")
    #expect(feed.title?.value == "A")
    #expect(feed.homePageURL == "https://b.example/")
    #expect(feed.summary?.value == "B")
    #expect(feed.language == "en")
    #expect(feed.entries.first?.title?.value == "A")
    #expect(feed.entries.first?.url == "https://b.example/1")
  }

  @Test("links, icons and the generator of modules")
  func channel() throws {
    let feed = try parse(
      rss(
        "<atom:link rel='self' href='/f'/><atom10:link rel='hub' href='https://hub.example/'/>"
          + "<atom:link rel='next' href='?p=2'/><atom:link rel='prev-archive' href='/2001'/><fh:archive/>"
          + "<admin:generatorAgent rdf:resource='https://gen.example/?v=1'/>"
          + "<webfeeds:icon>/icon.png</webfeeds:icon><webfeeds:logo>/logo.png</webfeeds:logo>"
          + "<googleplay:author>Ann</googleplay:author><skipDays><day>Sat</day></skipDays>"),
      url: "https://example.org/f")
    #expect(feed.feedURL == "https://example.org/f")
    #expect(feed.hubs == [FeedHub(type: "WebSub", url: "https://hub.example/")])
    #expect(feed.nextURL == "https://example.org/f?p=2")
    #expect(feed.previousURL == "https://example.org/2001")
    #expect(feed.isArchive == true)
    #expect(feed.generator == "https://gen.example/?v=1")
    #expect(feed.favicon == "https://example.org/icon.png")
    #expect(feed.icon == "https://example.org/logo.png")
    #expect(feed.authors.map(\.name) == ["Ann"])
    #expect(feed.hints.skipDays == ["saturday"])
  }

  @Test("each undeclared prefix is warned of once")
  func undeclaredPrefixes() throws {
    let items = String(repeating: "<item><dc:creator>A</dc:creator><x:y/></item>", count: 200)
    let codes = try parse(rss(items)).warnings.map(\.code)
    #expect(codes == ["undeclared-prefix", "undeclared-prefix"])
  }

  @Test("an entry document is a feed of one entry (RFC 4287 §2)")
  func entryDocument() throws {
    let feed = try parse(
      "<entry xmlns='http://www.w3.org/2005/Atom'><id>urn:1</id><title>E</title></entry>")
    #expect(feed.format == .atom10)
    #expect(feed.entries.map(\.guid) == ["urn:1"])
  }

  @Test("an entry without an author has those of its source (RFC 4287 §4.1.2)")
  func sourceAuthors() throws {
    let source = "<source><author><name>S</name></author></source>"
    #expect(try atomEntry(source).details.authors.map(\.name) == ["S"])
    #expect(
      try atomEntry(source + "<author><name>A</name></author>").details.authors.map(\.name) == ["A"]
    )
  }

  @Test("of several forms of one content the one with markup is taken (Atom 0.3)")
  func multipart() throws {
    let entry = try atomEntry(
      "<content type='multipart/alternative'><content type='text/plain'>plain</content>"
        + "<content type='text/html' mode='escaped'>&lt;b&gt;rich&lt;/b&gt;</content></content>")
    #expect(entry.content == TextConstruct(.html, "<b>rich</b>"))
  }

  @Test(
    "an RDF root is a feed when it declares RSS or has a channel",
    arguments: [
      ("xmlns='http://my.netscape.com/rdf/simple/0.9/'", "", FeedFormat.rss090),
      ("xmlns='http://purl.org/rss/1.0/'", "", .rss10), ("", "<channel/>", .rss10),
    ])
  func emptyRDF(namespace: String, members: String, format: FeedFormat) throws {
    let document =
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \(namespace)>\(members)</r:RDF>"
    #expect(try parse(document).format == format)
  }

  @Test("several roots of one name are one feed")
  func severalRoots() throws {
    let document = rss("<item><guid>1</guid></item>") + "\n" + rss("<item><guid>2</guid></item>")
    let feed = try parse(document + "<html><item><guid>3</guid></item></html>")
    #expect(feed.entries.map(\.guid) == ["1", "2"])
    #expect(!feed.isWellFormed)
    #expect(feed.title?.value == "Channel")
  }

  @Test("a base of its own holds for every address in an element of XHTML")
  func innerBase() throws {
    let entry = try atomEntry(
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        + "<p xml:base='https://b.example/x/'><a href='a'>l</a><img srcset='b 1x, c 2x' src='d'/>"
        + "<q cite='e'>q</q><video poster='f'></video></p></div></content>")
    let content = try #require(entry.content?.value)
    for address in ["a", "d", "e", "f"] {
      #expect(content.contains("\"https://b.example/x/\(address)\""))
    }
    #expect(content.contains("\"https://b.example/x/b 1x, https://b.example/x/c 2x\""))
  }
}

extension String {
  /// How often a text occurs in it.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
