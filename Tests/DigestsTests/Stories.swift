import Cleaning
import Storage
import Vocabulary

/// The morning at which the digests of these tests are made.
let morning = Timestamp(year: 2026, month: 11, day: 24, hour: 7)

/// An article to build stories from; what a test says nothing about is unknown.
struct TestArticle {
  var id: Int64 = 1
  var feed: Int64 = 1
  var feedTitle = "The Harbour Gazette"
  var folder = ""
  var title: String? = "A headline"
  var url: String? = "https://gazette.example/a"
  var summary: String?
  var text: String?
  var html: String?
  var published: Timestamp? = morning + .seconds(-7_200)
  var enclosures: [Enclosure] = []
  var details = EntryDetails()

  /// What lists show of it.
  var listed: ArticleSummary {
    ArticleSummary(
      id: ArticleID(rawValue: id), feed: FeedID(rawValue: feed), feedTitle: feedTitle,
      folder: folder, lineage: ArticleID(rawValue: id), story: StoryID(rawValue: id),
      guid: "entry-\(id)", url: url, title: title.map(PlainText.init(verbatim:)),
      summary: summary.map(PlainText.init(verbatim:)), publishedAt: published, modifiedAt: nil,
      firstSeenAt: morning, version: 1, readAt: nil, starredAt: nil, details: details)
  }

  /// The whole article.
  var record: ArticleRecord {
    ArticleRecord(
      summary: listed, content: html.map(SafeHTML.init(sanitized:)),
      text: text.map(PlainText.init(verbatim:)), titleHTML: nil, summaryHTML: nil, original: nil,
      removed: [], enclosures: enclosures)
  }

  /// A story of this article and others that tell it too.
  func story(alsoCoveredBy others: [TestArticle] = []) -> DigestStory {
    DigestStory(lead: record, alsoCoveredBy: others.map(\.listed))
  }
}

/// A morning's stories: two folders and a feed without one, one story that three feeds tell, a
/// podcast, a Japanese article, a post without a headline, an article without a date.
let everydayStories: [DigestStory] = [
  TestArticle(
    id: 11, folder: "News", title: "The winter ferry comes back to Skerrow",
    url: "https://gazette.example/2026/11/winter-ferry",
    text: """
      At ten to six this morning, before there was light enough to see her, the people on Skerrow \
      pier heard the Ailsa Venn. Her engine has a knock in it that nobody has ever cured, and after \
      four winters of silence it was, Mrs. Oda Fell said, “the best bad noise in the world”.

      The island has had no boat between November and March since 2022.
      """,
    html: """
      <p>At ten to six.</p><img src="https://gazette.example/dot.gif" width="1" height="1">\
      <img src="https://gazette.example/ferry.jpg?w=600&amp;h=400" alt="The ferry">
      """,
    details: details { $0.authors = [Person(name: "Mara Quill")] }
  ).story(alsoCoveredBy: [
    TestArticle(
      id: 12, feed: 2, feedTitle: "Daybreak", folder: "News", title: "A boat, at last",
      url: "https://daybreak.example/boat"),
    TestArticle(id: 13, feed: 3, feedTitle: "Island Radio", title: nil, url: nil),
  ]),
  TestArticle(
    id: 14, feed: 2, feedTitle: "Daybreak", folder: "News", title: "Rain until Thursday",
    url: "https://www.daybreak.example/rain?day=4&place=bay",
    summary: "It will rain. Then it will not.",
    published: nil
  ).story(),
  TestArticle(
    id: 15, feed: 4, feedTitle: "Low Water", folder: "Science", title: "The forest under the beach",
    url: "https://low-water.example/31",
    text: "Twice a year the sea draws back far enough to show the stumps of an oak wood.",
    published: morning + .seconds(-90_000),
    enclosures: [
      Enclosure(
        url: "https://low-water.example/31.mp3", mimeType: "audio/mpeg", byteCount: 37_219_840,
        durationSeconds: 2_326)
    ]
  ).story(),
  TestArticle(
    id: 16, feed: 5, feedTitle: "雪の町だより", folder: "Science", title: "初雪と、郵便屋さんの長靴",
    url: "https://yuki.example/hatsuyuki",
    text: """
      今朝、町に初雪が降りました。去年より九日早い雪です。坂の上の家々の屋根は、朝七時にはもう真っ白になっていました。

      郵便屋の高瀬さんは、赤い自転車を車庫にしまいました。
      """,
    published: morning + .seconds(-1_900)
  ).story(),
  TestArticle(
    id: 17, feed: 6, feedTitle: "The Mending Bench", title: nil, url: "https://bench.example/17",
    text:
      "No broken thing this week: the bench itself had a loose leg. Two wedges of ash, no glue.",
    published: Timestamp(year: 2026, month: 10, day: 3)
  ).story(),
]

private func details(_ fill: (inout EntryDetails) -> Void) -> EntryDetails {
  var details = EntryDetails()
  fill(&details)
  return details
}
