import Parsing
import Testing
import Vocabulary
import WebText

@Suite struct ChannelTests {
  private static let modules = """
    xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" \
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" \
    xmlns:a="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"
    """

  private static func channel(_ members: String) throws -> ParsedFeed {
    try parse(rss(members, namespaces: modules))
  }

  @Test("what RSS says of the channel")
  func members() throws {
    let feed = try Self.channel(
      """
      <language>en-us</language><copyright>(c) Ann</copyright><generator>Hand</generator>
      <pubDate>Tue, 24 Nov 2026 00:25:24 GMT</pubDate>
      <lastBuildDate>Tue, 24 Nov 2026 01:25:24 GMT</lastBuildDate>
      <managingEditor>ann@example.org (Ann)</managingEditor><category>News</category>
      <image><url>/i.png</url><title>x</title></image>
      <a:link rel="self" href="https://example.org/f.xml"/>
      <a:link rel="hub" href="https://hub.example/"/><a:link rel="next" href="?page=2"/>
      <cloud domain="rpc.example" port="80" path="/r"/><fh:archive/>
      """)
    #expect(feed.homePageURL == "https://example.org/")
    #expect(feed.feedURL == "https://example.org/f.xml")
    #expect(feed.nextURL == "https://example.org/?page=2")
    #expect(feed.imageURL == "https://example.org/i.png")
    #expect(feed.language == "en-us")
    #expect(feed.rights?.value == "(c) Ann")
    #expect(feed.generator == "Hand")
    #expect(feed.published?.description == "2026-11-24T00:25:24Z")
    #expect(feed.updated?.description == "2026-11-24T01:25:24Z")
    #expect(feed.authors == [Person(name: "Ann", email: "ann@example.org")])
    #expect(feed.categories == ["News"])
    #expect(feed.isArchive == true)
    #expect(feed.hubs.map(\.type) == ["WebSub", "rssCloud"])
    #expect(feed.isWellFormed)
  }

  @Test("what Atom says of the feed")
  func atomMembers() throws {
    let feed = try parse(
      atom(
        """
        <subtitle>Sub</subtitle><updated>2026-11-24T00:25:24Z</updated><icon>/f.ico</icon>
        <logo>/l.png</logo><rights>(c)</rights><author><name>Ann</name></author>
        <link href="/home"/><link rel="self" href="/f.xml"/><category term="t" label="News"/>
        """), url: "https://example.org/x/f.xml")
    #expect(feed.subtitle?.value == "Sub")
    #expect(feed.id == "urn:feed")
    #expect(feed.favicon == "https://example.org/f.ico")
    #expect(feed.icon == "https://example.org/l.png")
    #expect(feed.homePageURL == "https://example.org/home")
    #expect(feed.feedURL == "https://example.org/f.xml")
    #expect(feed.categories == ["News"])
    #expect(feed.authors.map(\.name) == ["Ann"])
  }

  @Test("iTunes members of the channel, categories in one another")
  func podcast() throws {
    let feed = try Self.channel(
      """
      <itunes:type>Serial</itunes:type><itunes:explicit>yes</itunes:explicit>
      <itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>
      <itunes:owner><itunes:name>Ann</itunes:name><itunes:email>a@b.example</itunes:email>
      </itunes:owner><itunes:image href="/i.jpg"/>
      """)
    let podcast = try #require(feed.podcast)
    #expect(podcast.type == "serial")
    #expect(podcast.isExplicit == true)
    #expect(podcast.categories == ["Arts", "Books"])
    #expect(podcast.owner == Person(name: "Ann", email: "a@b.example"))
    #expect(podcast.image == "https://example.org/i.jpg")
  }

  @Test(
    "polling hints",
    arguments: [
      ("<ttl>60</ttl>", 60, nil), ("<ttl>soon</ttl>", nil, nil), ("<ttl>-1</ttl>", nil, nil),
      ("<sy:updatePeriod> hourly </sy:updatePeriod>", nil, 60),
      (
        "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", nil,
        360
      ),
      (
        "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", nil,
        1_440
      ),
    ] as [(String, Int?, Int?)])
  func hints(members: String, minutes: Int?, period: Int?) throws {
    let feed = try Self.channel(members)
    #expect(feed.hints.timeToLiveMinutes == minutes)
    #expect(feed.hints.updatePeriodMinutes == period)
  }

  @Test("hours and days to skip")
  func skips() throws {
    let feed = try Self.channel(
      "<skipHours><hour>3</hour><hour>24</hour><hour>99</hour><hour>x</hour></skipHours>"
        + "<skipDays><day>Monday</day><day>Someday</day></skipDays>")
    #expect(feed.hints.skipHours == [3, 0])
    #expect(feed.hints.skipDays == ["monday"])
  }
}
