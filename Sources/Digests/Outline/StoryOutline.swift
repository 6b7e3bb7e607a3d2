import Cleaning
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
  /// The feed's number.
  let feed: FeedID
  /// What people call the feed.
  let source: String
  /// The folder of the feed, as it is stored.
  let folder: String
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
  /// How many minutes it takes to read; nil for what is short.
  let minutes: Int?
  /// The first whole sentences.
  let lead: String?
  /// The whole article, where a digest has it.
  let body: StoryBody?
  /// The one picture.
  let picture: WebLink?
  /// What there is to hear, watch or load.
  let media: [MediaLink]
  /// The others that tell it.
  let coverage: [Coverage]
  /// How many others tell it that are not named.
  let unnamedCoverage: Int
  /// Its place among all.
  let rank: StoryRank
  /// Whether it gets a line and no more.
  var isBrief = false

  /// What is shown where a headline is missing and there is nothing to make one of.
  static let untitled = "Untitled"

  /// Chooses what is shown of a story at a time.
  init(_ story: DigestStory, now: Timestamp, isFull: Bool = false) {
    let summary = story.lead.summary
    let lead = StoryLead(of: story.lead)
    id = summary.id
    feed = summary.feed
    source = DisplayText.singleLine(summary.feedTitle)
    folder = summary.folder
    title = lead.title ?? StoryOutline.untitled
    link = summary.url.flatMap(WebLink.init)
    firstSeen = summary.firstSeenAt
    date = summary.publishedAt ?? summary.modifiedAt
    age = date.map { DateWords.age(of: $0, at: now) }
    authors = StoryOutline.names(summary.details.authors)
    minutes = summary.measures?.readingMinutes
    self.lead = lead.text
    body = isFull ? StoryBody(story.lead) : nil
    picture = LeadPicture.of(story.lead)
    media = MediaLink.all(of: story.lead.enclosures)
    coverage = story.alsoCoveredBy.map { article in
      Coverage(
        source: DisplayText.singleLine(article.feedTitle),
        title: DisplayText.singleLine(article.title?.string ?? ""),
        link: article.url.flatMap(WebLink.init))
    }
    unnamedCoverage = max(0, story.articleCount - 1 - coverage.count)
    rank = StoryRank(story)
  }

  /// The line under the headline: age, reading time, authors, and the host of the page.
  var byline: String {
    [age, minutes.map { "\($0) min read" }, authors, link?.host].compactMap { $0 }
      .joined(separator: " · ")
  }

  /// The order within a heading.
  static func comesBefore(
    by order: DigestSettings.Order
  ) -> (StoryOutline, StoryOutline) -> Bool {
    switch order {
    case .rank: { $0.rank < $1.rank }
    case .date: isNewer
    case .feed:
      { ($0.source.lowercased(), $0.feed, $0.id) < ($1.source.lowercased(), $1.feed, $1.id) }
    }
  }

  /// By date, what has none by when it was seen; at one time, in the order of the document, whose
  /// first entry was stored first.
  private static func isNewer(_ left: StoryOutline, _ right: StoryOutline) -> Bool {
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

/// A whole article in a digest.
struct StoryBody: Sendable {
  /// As HTML.
  let html: SafeHTML?
  /// As paragraphs of plain text, each without control characters.
  let paragraphs: [String]

  /// The body of an article, else its summary; nil when it has neither.
  init?(_ article: ArticleRecord) {
    html = article.content ?? article.summaryHTML
    let text = article.text?.string ?? article.summary.summary?.string ?? ""
    paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
      .split(whereSeparator: \.isEmpty)
      .map { $0.map { DisplayText.singleLine(String($0)) }.joined(separator: "\n") }
    if html == nil, paragraphs.isEmpty { return nil }
  }
}
