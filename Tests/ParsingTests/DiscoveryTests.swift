import Parsing
import Testing
import Vocabulary
import WebText

@Suite struct DiscoveryTests {
  private static func discover(_ page: String, at url: String? = "https://example.org/blog/") throws
    -> [FeedLink]
  {
    let url = try url.map { try #require(WebURL(parsing: $0)) }
    return discoverFeeds(inPage: page.utf8.span, at: url)
  }

  @Test("link elements with a feed's type, comments last")
  func links() throws {
    let feeds = try Self.discover(
      """
      <html><head><link rel="stylesheet" href="/s.css">
      <link rel=alternate type="application/rss+xml" title="Comments" href="/comments/feed">
      <link rel="Alternate home" type="Application/Atom+XML; charset=utf-8" href="atom.xml" title="A">
      <link rel="alternate" type="application/json" href="/api/page">
      <link rel="alternate" hreflang="de" href="/de/">
      <link rel="alternate" type="application/feed+json" href="//cdn.example/f.json">
      </head><body><a href="/other/feed.xml">feed</a></body></html>
      """)
    #expect(
      feeds == [
        FeedLink(
          url: "https://example.org/blog/atom.xml", title: "A", type: "application/atom+xml"),
        FeedLink(url: "https://cdn.example/f.json", type: "application/feed+json"),
        FeedLink(
          url: "https://example.org/comments/feed", title: "Comments", type: "application/rss+xml"),
      ])
  }

  @Test("links that look like feeds where none is announced")
  func guesses() throws {
    let feeds = try Self.discover(
      """
      <a href="/about">About</a><a href="/feed/">Our <b>feed</b></a><a href="news.rss">N</a>
      <a href="javascript:feed">x</a><a href="/feed/">again</a><a href="/feedback">no</a>
      """)
    #expect(feeds.map(\.url) == ["https://example.org/feed/", "https://example.org/blog/news.rss"])
    #expect(feeds.map(\.title) == ["Our feed", "N"])
  }

  @Test("the page's base counts, and without any address references stay as they are")
  func bases() throws {
    let link = "<link rel=alternate type=application/rss+xml href=f.xml>"
    #expect(
      try Self.discover("<base href='https://b.example/x/'>" + link).map(\.url)
        == ["https://b.example/x/f.xml"])
    #expect(try Self.discover(link, at: nil).map(\.url) == ["f.xml"])
  }

  @Test("a page without feeds gives none", arguments: ["", "<p>x", "<link rel=alternate>"])
  func none(page: String) throws {
    #expect(try Self.discover(page).isEmpty)
  }
}
