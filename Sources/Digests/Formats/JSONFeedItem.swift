public import Cleaning
public import Storage
public import Vocabulary

/// An item of JSON Feed 1.1 with Winnow's own members, as the command-line contract has them.
public struct JSONFeedItem: Sendable {
  /// The item's id: the entry's own, else its page; nil for an entry that has neither.
  public var id: String?
  /// The item's page.
  public var url: String?
  /// The headline, plain text.
  public var title: PlainText?
  /// The headline with its markup.
  public var titleHTML: SafeHTML?
  /// The body.
  public var content: SafeHTML?
  /// The body as text.
  public var text: PlainText?
  /// The shorter body, plain text.
  public var summary: PlainText?
  /// The shorter body with its markup.
  public var summaryHTML: SafeHTML?
  /// When it was published.
  public var published: Timestamp?
  /// When it was last changed.
  public var modified: Timestamp?
  /// Files that belong to it.
  public var enclosures: [Enclosure]
  /// All else.
  public var details: EntryDetails
  /// The number in the store, for what comes from there.
  public var articleID: ArticleID?
  /// How long it is, for what comes from the store.
  public var measures: TextMeasures?
  /// What cleaning took out, where that is asked for.
  public var removed: [RemovedBlock] = []
  /// A piece of the text with the words of a search between U+0002 and U+0003, where one found it.
  public var snippet: String?
  /// The other articles of its story, where a story is shown by this one.
  public var alsoCoveredBy: [ArticleSummary] = []
  /// What the store knows beside: the feed, and what the reader did; nil where nobody asks.
  public var state: StoredState?

  /// An item with all its members.
  public init(
    id: String?, url: String?, title: PlainText?, titleHTML: SafeHTML?, content: SafeHTML?,
    text: PlainText?, summary: PlainText?, summaryHTML: SafeHTML?, published: Timestamp?,
    modified: Timestamp?, enclosures: [Enclosure], details: EntryDetails, articleID: ArticleID?
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.titleHTML = titleHTML
    self.content = content
    self.text = text
    self.summary = summary
    self.summaryHTML = summaryHTML
    self.published = published
    self.modified = modified
    self.enclosures = enclosures
    self.details = details
    self.articleID = articleID
  }

  /// The item of a stored article, under the same id as `winnow parse` gives its entry.
  public init(_ article: ArticleRecord) {
    let summary = article.summary
    self.init(
      id: summary.guid ?? summary.url, url: summary.url, title: summary.title,
      titleHTML: article.titleHTML, content: article.content, text: article.text,
      summary: summary.summary, summaryHTML: article.summaryHTML, published: summary.publishedAt,
      modified: summary.modifiedAt, enclosures: article.enclosures, details: summary.details,
      articleID: summary.id)
    self.details.language = summary.language
    measures = summary.measures
  }
}

extension JSONFeedItem {
  /// The item of an article that a search found.
  public init(_ hit: SearchHit) {
    self.init(hit.article)
    snippet = hit.snippet
  }

  /// The item of an article that stands for its story, of which these are the others.
  public init(_ article: ArticleRecord, alsoCoveredBy others: [ArticleSummary]) {
    self.init(article)
    alsoCoveredBy = others
  }

  /// What an exported item says of its place in the store, so that an import finds it again.
  public struct StoredState: Sendable {
    /// The address of its feed.
    public var feedURL: String
    /// That feed's title.
    public var feedTitle: String
    /// That feed's folder.
    public var folder: String
    /// When the article was first seen.
    public var seenAt: Timestamp
    /// When it was read.
    public var readAt: Timestamp?
    /// When it was starred.
    public var starredAt: Timestamp?
    /// The tags that rules gave it.
    public var tags: [String]
    /// What rules added up to.
    public var score: Int
  }

  /// The item of a stored article with its place in the store.
  init(exported article: ArticleRecord) {
    self.init(article)
    let summary = article.summary
    state = StoredState(
      feedURL: summary.feedURL, feedTitle: summary.feedTitle, folder: summary.folder,
      seenAt: summary.firstSeenAt, readAt: summary.readAt, starredAt: summary.starredAt,
      tags: summary.tags, score: summary.score)
  }
}
