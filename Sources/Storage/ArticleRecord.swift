public import Cleaning
public import Vocabulary

/// An article as lists show it: no body.
public struct ArticleSummary: Sendable {
  /// Its number.
  public var id: ArticleID
  /// The feed it came from.
  public var feed: FeedID
  /// That feed's title.
  public var feedTitle: String
  /// That feed's folder.
  public var folder: String
  /// The id of the first article of its lineage.
  public var lineage: ArticleID
  /// Its story.
  public var story: StoryID
  /// The entry's own identifier.
  public var guid: String?
  /// The entry's page.
  public var url: String?
  /// The headline.
  public var title: PlainText?
  /// The shorter body.
  public var summary: PlainText?
  /// When it was published.
  public var publishedAt: Timestamp?
  /// When it was last changed, as the feed says.
  public var modifiedAt: Timestamp?
  /// When Winnow first saw it.
  public var firstSeenAt: Timestamp
  /// How often its text changed: 1 for none.
  public var version: Int
  /// When it was read.
  public var readAt: Timestamp?
  /// When it was starred.
  public var starredAt: Timestamp?
  /// All else that the feed says.
  public var details: EntryDetails
  /// How long it is; nil for what was stored before that was measured.
  public var measures: TextMeasures?
  /// The language as a BCP 47 tag: the entry's, its page's or its feed's word, or what its words tell.
  public var language: String?
  /// The address that its feed is polled at.
  public var feedURL = ""
  /// The tags of its feed.
  public var feedTags: [String] = []
  /// The tags that rules gave it, and imports.
  public var tags: [String] = []
  /// What rules added up to: digests put the higher one first among what is otherwise alike.
  public var score = 0
  /// When a rule dropped it: it is known, and shown nowhere.
  public var hiddenAt: Timestamp?

  /// An article as lists show it.
  public init(
    id: ArticleID, feed: FeedID, feedTitle: String, folder: String, lineage: ArticleID,
    story: StoryID, guid: String?, url: String?, title: PlainText?, summary: PlainText?,
    publishedAt: Timestamp?, modifiedAt: Timestamp?, firstSeenAt: Timestamp, version: Int,
    readAt: Timestamp?, starredAt: Timestamp?, details: EntryDetails
  ) {
    self.id = id
    self.feed = feed
    self.feedTitle = feedTitle
    self.folder = folder
    self.lineage = lineage
    self.story = story
    self.guid = guid
    self.url = url
    self.title = title
    self.summary = summary
    self.publishedAt = publishedAt
    self.modifiedAt = modifiedAt
    self.firstSeenAt = firstSeenAt
    self.version = version
    self.readAt = readAt
    self.starredAt = starredAt
    self.details = details
  }
}

/// A whole article.
public struct ArticleRecord: Sendable {
  /// What lists show.
  public var summary: ArticleSummary
  /// The body.
  public var content: SafeHTML?
  /// The body as text.
  public var text: PlainText?
  /// The headline with its markup, where it has any.
  public var titleHTML: SafeHTML?
  /// The shorter body with its markup, where it has any.
  public var summaryHTML: SafeHTML?
  /// The feed's own HTML, where cleaning removed something.
  public var original: String?
  /// What cleaning took out.
  public var removed: [RemovedBlock]
  /// Files that belong to it.
  public var enclosures: [Enclosure]

  /// A whole article.
  public init(
    summary: ArticleSummary, content: SafeHTML?, text: PlainText?, titleHTML: SafeHTML?,
    summaryHTML: SafeHTML?, original: String?, removed: [RemovedBlock], enclosures: [Enclosure]
  ) {
    self.summary = summary
    self.summary.measures = summary.measures ?? TextMeasures(of: text ?? summary.summary)
    self.content = content
    self.text = text
    self.titleHTML = titleHTML
    self.summaryHTML = summaryHTML
    self.original = original
    self.removed = removed
    self.enclosures = enclosures
  }
}

/// Which articles to list.
public struct ArticleFilter: Hashable, Sendable {
  /// Only those of these feeds; empty for all.
  public var feeds: [FeedID] = []
  /// Only those of feeds in this folder or below it.
  public var folder: String?
  /// Only those with this tag, by a rule or of a feed that has it.
  public var tag: String?
  /// Only those with one of these tags; empty for all.
  public var anyTags: [String] = []
  /// Only those that Winnow saw at this time or later.
  public var since: Timestamp?
  /// Only those that Winnow saw before this time.
  public var until: Timestamp?
  /// Only those in this language, a BCP 47 tag, regional kinds of it included.
  public var language: String?
  /// Only those that tell this story.
  public var story: StoryID?
  /// Only those that nobody has read.
  public var unreadOnly = false
  /// Only those that were not old already when their feed first listed them.
  public var newsOnly = false
  /// Only those that are starred.
  public var starredOnly = false
  /// One article a story, the best, in place of all; with `unreadOnly`, no story of which an
  /// article was read.
  public var oncePerStory = false
  /// Also those that a rule has dropped.
  public var includesHidden = false

  /// All articles.
  public init() {}
}
