public import Vocabulary

/// Why a feed's own text was kept though a page came.
public enum PageReason: String, Hashable, Sendable {
  /// The page has less of the article than the feed.
  case shorter
  /// The page asks for consent to cookies first.
  case consentWall = "consent-wall"
  /// The page asks for a subscription or a login first.
  case paywall
  /// What came is no HTML.
  case notAPage = "not-a-page"
  /// The page has no text.
  case empty
  /// The page has text, but no article.
  case noArticle = "no-article"
  /// The address leads to the front page of a site.
  case frontPage = "front-page"
}

/// What came of an article's page.
public enum PageState: Hashable, Sendable {
  /// It is still to be fetched; the failure is that of the last attempt.
  case awaited(due: Timestamp, FeedFailure?)
  /// Its text is the article's.
  case stored
  /// It came, and the feed's own text was kept.
  case kept(PageReason)
  /// It did not come, and is asked for no more.
  case failed(FeedFailure)
}

/// The page of an article, as `winnow explain article` tells of it.
public struct ArticlePage: Hashable, Sendable {
  /// What came of it.
  public var state: PageState
  /// When it was last asked for; nil when it never was.
  public var askedAt: Timestamp?
  /// How often it was asked for since it was wanted.
  public var attempts: Int
  /// How many words its article has; nil when none came.
  public var wordCount: Int?
  /// Of how many pages the article was put together.
  public var partCount: Int?
}
