public import Cleaning
public import Vocabulary

/// The article that a page gave.
public struct PageText: Sendable {
  /// What a reader sees, and what was taken out.
  public var article: CleanArticle
  /// Its body before cleaning, where that took something out.
  public var original: SafeHTML?
  /// Who wrote it, in which language, and its picture; the feed's own word goes before.
  public var details = EntryDetails()
  /// When it was published, for a feed that does not say.
  public var publishedAt: Timestamp?
  /// Of how many pages it was put together.
  public var partCount = 1
  /// What learning takes note of.
  public var seen: SeenArticle?
  /// What blocks say that have come to recur by it; articles stored before are cleaned again.
  public var newlyKnown: [BlockFingerprint: String] = [:]

  /// The article that a page gave.
  public init(article: CleanArticle) { self.article = article }
}

/// What came of one attempt to fetch an article's page.
public enum PageResult: Sendable {
  /// Its text takes the place of the feed's own.
  case replaced(PageText)
  /// The feed's own text stays.
  case kept(PageReason, wordCount: Int?)
  /// It did not come; nil when it is asked for no more.
  case failed(FeedFailure, retryAt: Timestamp?)
  /// It was not asked for: the host wants to be left alone.
  case postponed(until: Timestamp)
}

/// What an attempt taught of one article's page; stored in one transaction with its fellows.
public struct PageUpdate: Sendable {
  /// The article.
  public var article: ArticleID
  /// Who fetched it; the update is dropped when the lease has passed to another.
  public var owner: LeaseOwner
  /// When it was asked for.
  public var askedAt: Timestamp
  /// What came.
  public var result: PageResult

  /// What an attempt taught.
  public init(article: ArticleID, owner: LeaseOwner, askedAt: Timestamp, result: PageResult) {
    self.article = article
    self.owner = owner
    self.askedAt = askedAt
    self.result = result
  }
}

/// What an answer taught of a host.
public struct HostLesson: Sendable {
  /// Its name.
  public var host: String
  /// Before which time it wants no request; nil leaves that alone.
  public var notBefore: Timestamp?
  /// How often it wants to be asked; nil leaves that alone.
  public var manners: HostManners?

  /// What an answer taught.
  public init(host: String, notBefore: Timestamp? = nil, manners: HostManners? = nil) {
    self.host = host
    self.notBefore = notBefore
    self.manners = manners
  }
}
