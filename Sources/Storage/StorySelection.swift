public import Cleaning
public import Vocabulary

/// A story in a digest: its best article, and the others that tell it too.
public struct DigestStory: Sendable {
  /// The article that is shown.
  public var lead: ArticleRecord
  /// The titles and addresses of the others, at most 20.
  public var alsoCoveredBy: [ArticleSummary]
  /// How many articles tell it, the one that is shown among them.
  public var articleCount: Int

  /// A story with its articles; without a number, those are all.
  public init(lead: ArticleRecord, alsoCoveredBy: [ArticleSummary], articleCount: Int? = nil) {
    self.lead = lead
    self.alsoCoveredBy = alsoCoveredBy
    self.articleCount = articleCount ?? alsoCoveredBy.count + 1
  }
}

/// An article that was told and has changed since.
public struct CorrectedArticle: Sendable {
  /// The article as it is now.
  public var article: ArticleRecord
  /// The headline as it was told.
  public var formerTitle: PlainText?
  /// The body as it was told.
  public var formerContent: SafeHTML?
  /// When the first change was seen.
  public var changedAt: Timestamp

  /// An article with what it said before.
  public init(
    article: ArticleRecord, formerTitle: PlainText?, formerContent: SafeHTML?,
    changedAt: Timestamp
  ) {
    self.article = article
    self.formerTitle = formerTitle
    self.formerContent = formerContent
    self.changedAt = changedAt
  }
}

/// A feed that could not be fetched the last time.
public struct FailingFeed: Sendable {
  /// What people call it.
  public var title: String
  /// What happened.
  public var failure: FeedFailure

  /// A feed with its failure.
  public init(title: String, failure: FeedFailure) {
    self.title = title
    self.failure = failure
  }
}

/// What a digest tells, read as it is wanted: stories are many and long.
///
/// Valid only while the closure that got it runs.
public struct StorySelection {
  /// The article that each story is shown by, newest first.
  public let leads: [ArticleID]
  /// What was told and has changed since.
  public var corrections: [CorrectedArticle] = []
  /// What could not be fetched.
  public var failingFeeds: [FailingFeed] = []
  private let load: ([ArticleID]) throws -> [DigestStory]

  /// How many stories are held at one time.
  private static let pageCount = 250

  /// Stories that are read when they are wanted, in any order.
  init(leads: [ArticleID], load: @escaping ([ArticleID]) throws -> [DigestStory]) {
    self.leads = leads
    self.load = load
  }

  /// Stories that are all there.
  public init(_ stories: [DigestStory]) {
    leads = stories.map(\.lead.summary.id)
    load = { ids in
      let wanted = Dictionary(
        stories.map { ($0.lead.summary.id, $0) }, uniquingKeysWith: { first, _ in first })
      return ids.compactMap { wanted[$0] }
    }
  }

  /// Hands over these stories, one by one in this order; without a list, all of them.
  public func forEach(
    _ leads: [ArticleID]? = nil, _ body: (DigestStory) throws -> Void
  ) throws {
    var rest = (leads ?? self.leads)[...]
    while !rest.isEmpty {
      for story in try load(Array(rest.prefix(StorySelection.pageCount))) { try body(story) }
      rest = rest.dropFirst(StorySelection.pageCount)
    }
  }
}
