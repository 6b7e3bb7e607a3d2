import Parsing
import Testing
import Vocabulary
import WebText

@Suite struct OPMLDocumentTests {
  private static func parse(_ text: String) throws -> OPMLDocument {
    try OPMLDocument(parsing: text.utf8.span)
  }

  private static func body(_ outlines: String) -> String {
    "<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><head><title>Mine</title></head>"
      + "<body>\(outlines)</body></opml>"
  }

  @Test("folders come from nesting, names of attributes in any case")
  func nesting() throws {
    let list = try Self.parse(
      Self.body(
        """
        <outline text="News"><outline title="Local"><outline text="One" XMLURL="https://a.example/1"/>\
        </outline></outline><outline text="Two" xmlurl="https://a.example/2" htmlUrl="https://a.example/"/>
        """))
    #expect(list.title == "Mine")
    #expect(list.outlines.map(\.url) == ["https://a.example/1", "https://a.example/2"])
    #expect(list.outlines.map(\.folder) == ["News/Local", nil])
    #expect(list.outlines.map(\.title) == ["One", "Two"])
    #expect(list.outlines[1].siteURL == "https://a.example/")
    #expect(list.warnings.isEmpty)
  }

  @Test("a category with a slash is a folder, one without is a tag")
  func categories() throws {
    let list = try Self.parse(
      Self.body("<outline xmlUrl='https://a.example/1' category='/Science/Maths,fun, long ,fun'/>"))
    #expect(list.outlines[0].folder == "Science/Maths")
    #expect(list.outlines[0].tags == ["fun", "long"])
  }

  @Test(
    "addresses that no feed can have are reported with their line",
    arguments: [
      "<outline text='link' type='link' url='https://a.example/page'/>", "<outline text=' '/>",
      "<outline text='rss' type='rss'/>", "<outline xmlUrl='file:///srv/feed.xml'/>",
      "<outline xmlUrl='javascript:alert(1)'/>", "<outline xmlUrl='nonsense'/>",
    ])
  func invalidOutlines(outline: String) throws {
    let list = try Self.parse(
      Self.body("\n\n\(outline)<outline xmlUrl='https://a.example/1'/>"))
    #expect(list.outlines.map(\.url) == ["https://a.example/1"])
    #expect(list.warnings.map(\.code) == ["invalid-outline"])
    #expect(list.warnings.map(\.line) == [4])
  }

  @Test("of a broken list what could be read is there")
  func broken() throws {
    let list = try Self.parse(
      "<opml><body><outline text='A & B' xmlUrl='https://a.example/?a=1&b=2'><outline text=C "
        + "xmlUrl='https://a.example/2'/><outline xmlUrl='https://a.example/3")
    #expect(list.outlines.map(\.url) == ["https://a.example/?a=1&b=2", "https://a.example/2"])
    #expect(list.outlines.map(\.title) == ["A & B", "C"])
    #expect(list.warnings.map(\.code).contains("truncated"))
  }

  @Test("what is no OPML is refused", arguments: ["", "hello", "<html><body/></html>"])
  func refused(text: String) {
    #expect(throws: ParsingError.self) { try Self.parse(text) }
  }

  @Test("what is written is read as the same")
  func roundTrip() throws {
    var list = OPMLDocument(title: "A <list> & more")
    var first = OPMLFeed(url: "https://a.example/?x=1&y=\"2\"", title: "Tom's \"<b>\"\nline")
    first.folder = "News/A & B/\u{FF0F}"
    first.tags = ["one", "two, three", "/four", "5%2C"]
    first.siteURL = "https://a.example/"
    first.summary = "About"
    first.intervalSeconds = 1_800
    first.isFullText = true
    first.isPaused = true
    first.attributes = [
      OPMLAttribute(name: "version", value: "RSS2"),
      OPMLAttribute(name: "other:mark", value: "<1>"), OPMLAttribute(name: "type", value: "atom"),
    ]
    list.namespaces = [OPMLAttribute(name: "other", value: "urn:other")]
    let second = OPMLFeed(url: "https://b.example/", title: "Two")
    let third = OPMLFeed(url: "https://c.example/", title: "Three", folder: "News")
    list.outlines = [first, third, second]
    let read = try OPMLDocument(parsing: list.write().span)
    #expect(read.title == list.title)
    #expect(read.namespaces == list.namespaces)
    #expect(read.outlines.map(Self.withoutLine) == list.outlines)
    #expect(read.warnings.isEmpty)
    #expect(read.write() == list.write())
  }

  @Test("folders keep their attributes and their place, also those without a feed")
  func folders() throws {
    let outlines = """
      <outline text="First" isOpen="true">
      <outline text="a" xmlUrl="https://a.example/1"/>
      <outline text="Empty" note="none yet"/>
      </outline>
      <outline text="b" xmlUrl="https://a.example/2"/>
      <outline title="Last/slash"/>
      """
    let list = try Self.parse(Self.body(outlines))
    #expect(list.folders.map(\.path) == ["First", "First/Empty", "Last\u{FF0F}slash"])
    #expect(list.folders.map(\.feedsBefore) == [0, 1, 2])
    #expect(list.warnings.isEmpty)
    let written = String(decoding: list.write(), as: UTF8.self)
    let lines = written.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(
      lines.filter { $0.contains("outline") } == [
        #"<outline text="First" isOpen="true">"#,
        #"<outline text="a" xmlUrl="https://a.example/1"/>"#,
        #"<outline text="Empty" note="none yet"/>"#, "</outline>",
        #"<outline text="b" xmlUrl="https://a.example/2"/>"#,
        #"<outline title="Last/slash"/>"#,
      ])
  }

  @Test("what has changed is written anew, and the rest as it stood")
  func changed() throws {
    var list = try Self.parse(
      Self.body(
        """
        <outline TITLE="Old" rssURL="https://a.example/1" category="/A/B, one ,two" custom="x"
          w:paused="true" xmlns:w="urn:winnow:opml"/>
        """))
    #expect(list.outlines[0].isPaused)
    list.outlines[0].isPaused = false
    list.outlines[0].title = "New"
    list.outlines[0].url = "https://b.example/1"
    list.outlines[0].tags.append("three")
    let written = String(decoding: list.write(), as: UTF8.self)
    #expect(
      written.contains(
        #"TITLE="New" rssURL="https://b.example/1" category="/A/B,one,two,three" custom="x" text="New""#
      ), "\(written)")
    #expect(!written.contains("paused"))
  }

  private static func withoutLine(_ feed: OPMLFeed) -> OPMLFeed {
    var feed = feed
    feed.line = nil
    feed.source = []
    return feed
  }
}
