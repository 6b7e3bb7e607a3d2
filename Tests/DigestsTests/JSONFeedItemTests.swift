import Cleaning
import Storage
import Testing
import Vocabulary
import WebText

@testable import Digests

@Suite struct JSONFeedItemTests {
  @Test("every member of the contract is written, in its order")
  func allMembers() throws {
    var writer = JSONWriter()
    fullItem.write(to: &writer)
    writer.endLine()
    try expectSnapshot(writer.bytes, named: "item-full.json")
  }

  @Test("what is unknown is absent")
  func noMembers() {
    let item = JSONFeedItem(
      id: nil, url: nil, title: nil, titleHTML: nil, content: nil, text: nil, summary: nil,
      summaryHTML: nil, published: nil, modified: nil, enclosures: [], details: EntryDetails(),
      articleID: nil)
    #expect(written(item) == "{}")
  }

  @Test("objects of which nothing is known are absent too")
  func emptyObjects() {
    var details = EntryDetails()
    details.source = EntrySource()
    details.podcast = PodcastEpisode()
    details.authors = [Person(name: "A")]
    let item = JSONFeedItem(
      id: "a", url: nil, title: nil, titleHTML: nil, content: nil, text: nil, summary: nil,
      summaryHTML: nil, published: nil, modified: nil, enclosures: [], details: details,
      articleID: nil)
    #expect(written(item) == #"{"id":"a","authors":[{"name":"A"}]}"#)
  }

  @Test("a stored article has its entry's id, or its page, and its number")
  func storedArticle() {
    var article = TestArticle(id: 7, title: nil, url: "https://a.example/1", published: nil).record
    #expect(
      written(JSONFeedItem(article))
        == #"{"id":"entry-7","url":"https://a.example/1","_winnow":{"article_id":7}}"#)
    article.summary.guid = nil
    #expect(JSONFeedItem(article).id == "https://a.example/1")
  }

  @Test("a document has version, title and items, also where there are none")
  func emptyDocument() {
    var writer = JSONWriter()
    JSONFeedDocument(title: "Nothing", items: []).write(to: &writer)
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"version":"https://jsonfeed.org/version/1.1","title":"Nothing","items":[]}"#)
  }

  private func written(_ item: JSONFeedItem) -> String {
    var writer = JSONWriter()
    item.write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private var fullItem: JSONFeedItem {
    JSONFeedItem(
      id: "tag:a.example,2026:1", url: "https://a.example/1", title: PlainText(verbatim: "A & “B”"),
      titleHTML: SafeHTML(sanitized: "A &amp; <em>“B”</em>"),
      content: SafeHTML(sanitized: "<p>Body</p>"), text: PlainText(verbatim: "Body"),
      summary: PlainText(verbatim: "Short"), summaryHTML: SafeHTML(sanitized: "<b>Short</b>"),
      published: morning, modified: morning + .seconds(60),
      enclosures: [
        Enclosure(
          url: "https://a.example/1.mp3", mimeType: "audio/mpeg", title: "One", byteCount: 1_234,
          durationSeconds: 56), Enclosure(url: "https://a.example/2.bin"),
      ],
      details: fullDetails, articleID: ArticleID(rawValue: 42))
  }

  private var fullDetails: EntryDetails {
    var details = EntryDetails()
    details.authors = [
      Person(
        name: "Ann", url: "https://ann.example/", avatar: "https://ann.example/a.png",
        email: "ann@a.example")
    ]
    details.contributors = [Person(email: "bo@a.example")]
    details.tags = ["one", "two"]
    details.language = "en-GB"
    details.externalURL = "https://b.example/"
    details.image = "https://a.example/i.jpg"
    details.bannerImage = "https://a.example/b.jpg"
    details.commentsURL = "https://a.example/1#c"
    details.commentsCount = 3
    details.rights = "CC BY"
    details.source = EntrySource(title: "B", url: "https://b.example/feed", id: "b")
    details.geo = GeoPoint(latitude: 52.5, longitude: -13.25)
    details.guidIsPermalink = false
    details.viaURL = "https://c.example/"
    details.enclosureThumbnails = ["https://a.example/t.jpg"]
    var podcast = PodcastEpisode()
    podcast.episode = 31
    podcast.season = 3
    podcast.episodeType = "full"
    podcast.isExplicit = false
    podcast.transcriptURL = "https://a.example/1.vtt"
    podcast.chaptersURL = "https://a.example/1.chapters.json"
    details.podcast = podcast
    return details
  }
}
