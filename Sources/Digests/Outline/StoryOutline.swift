import Storage
import Vocabulary
import WebText

/// What a digest shows of one story.
struct StoryOutline: Sendable {
  /// Another article that tells the story.
  struct Coverage: Sendable {
    /// The feed that has it.
    let source: String
    /// Its headline.
    let title: String
    /// Its page.
    let link: WebLink?
  }

  /// The number of the article, which makes the anchor.
  let id: ArticleID
  /// The headline; never empty.
  let title: String
  /// The page.
  let link: WebLink?
  /// When it was published, as far as the feed says.
  let date: Timestamp?
  /// When Winnow first saw it.
  let firstSeen: Timestamp
  /// How long ago it was published, as people say it; nil without a date.
  let age: String?
  /// Who wrote it, the first few names.
  let authors: String?
  /// The first whole sentences.
  let lead: String?
  /// The one picture.
  let picture: WebLink?
  /// What there is to hear, watch or load.
  let media: [MediaLink]
  /// The others that tell it.
  let coverage: [Coverage]

  /// What is shown where a headline is missing and there is nothing to make one of.
  static let untitled = "Untitled"

  /// Chooses what is shown of a story at a time.
  init(_ story: DigestStory, now: Timestamp) {
    let summary = story.lead.summary
    let lead = StoryLead(of: story.lead)
    id = summary.id
    title = lead.title ?? StoryOutline.untitled
    link = summary.url.flatMap(WebLink.init)
    firstSeen = summary.firstSeenAt
    date = summary.publishedAt ?? summary.modifiedAt
    age = date.map { DateWords.age(of: $0, at: now) }
    authors = StoryOutline.names(summary.details.authors)
    self.lead = lead.text
    picture = LeadPicture.of(story.lead)
    media = MediaLink.all(of: story.lead.enclosures)
    coverage = story.alsoCoveredBy.map { article in
      Coverage(
        source: DisplayText.singleLine(article.feedTitle),
        title: DisplayText.singleLine(article.title?.string ?? ""),
        link: article.url.flatMap(WebLink.init))
    }
  }

  /// The line under the headline: age, authors, and the host of the page.
  var byline: String {
    [age, authors, link?.host].compactMap { $0 }.joined(separator: " · ")
  }

  /// The order within a feed: by date, what has none by when it was seen; at one time, in the order
  /// of the document, whose first entry was stored first.
  static func isNewer(_ left: StoryOutline, _ right: StoryOutline) -> Bool {
    let (leftDate, rightDate) = (left.date ?? left.firstSeen, right.date ?? right.firstSeen)
    return leftDate == rightDate ? left.id < right.id : leftDate > rightDate
  }

  private static func names(_ people: [Person]) -> String? {
    let names = people.compactMap(\.name).map(DisplayText.singleLine).filter { !$0.isEmpty }
    guard !names.isEmpty else { return nil }
    return names.prefix(DigestLimits.authorsPerStory).joined(separator: ", ")
      + (names.count > DigestLimits.authorsPerStory ? " and others" : "")
  }
}
