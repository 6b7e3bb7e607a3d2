public import Cleaning
public import Vocabulary

/// A page that this process may fetch until its lease ends.
public struct DuePage: Sendable {
  /// Its address, as the first of the articles has it.
  public var url: String
  /// The name that `host` rows have.
  public var host: String
  /// How the feed is got at, which decides the proxy.
  public var access: FeedAccess
  /// The articles that wait for it; several when feeds share it.
  public var targets: [PageTarget]
  /// The same page, where another article has it already: then nobody is asked.
  public var known: KnownPage?
  /// Before this time the host wants no request.
  public var hostNotBefore: Timestamp?
  /// How often the host wants to be asked.
  public var hostManners = HostManners()
}

/// An article that waits for its page.
public struct PageTarget: Sendable {
  /// The article.
  public var article: ArticleID
  /// Its feed.
  public var feed: FeedID
  /// The headline that the feed gives.
  public var title: PlainText?
  /// The shorter text that the feed gives.
  public var summary: PlainText?
  /// The body that the feed gives, before cleaning where that took something out; not safe.
  public var html: String?
  /// What links in it are relative to; nil where they are absolute.
  public var base: String?
  /// How often the page has been asked for.
  public var attempts: Int
}

/// A page's article as another article has it.
public struct KnownPage: Sendable {
  /// Its body before cleaning.
  public var content: SafeHTML
  /// What else the page says.
  public var details: EntryDetails
  /// Of how many pages it was put together.
  public var partCount: Int
}
