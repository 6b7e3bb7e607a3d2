public import Vocabulary
public import WebText

/// What a file of another reader says, one thing after another.
public enum ImportRecord: Sendable {
  /// A subscription.
  case feed(ImportedFeed)
  /// An article.
  case entry(ImportedEntry)
  /// The identifier of an article that was read.
  case read(guid: String)
  /// What cannot be used, and why.
  case invalid(String)
}

/// A feed as another reader knew it.
public struct ImportedFeed: Hashable, Sendable {
  /// Its address; nil where the file only gives a name.
  public var url: String?
  /// What it is called.
  public var title: String?
  /// Its web page.
  public var siteURL: String?
  /// The folder it lies in.
  public var folder: String?
  /// Its tags, in order.
  public var tags: [String] = []
  /// Whether it is not polled.
  public var isPaused = false

  /// A feed of which nothing is known yet.
  public init() {}
}

/// An article as another reader had it.
public struct ImportedEntry: Sendable {
  /// The article itself.
  public var entry: ParsedEntry
  /// The headline with its markup, where the file has that apart.
  public var titleMarkup: TextConstruct?
  /// Its feed.
  public var feed = ImportedFeed()
  /// Whether it was read.
  public var isRead = false
  /// When it was read, where that is known.
  public var readAt: Timestamp?
  /// Whether it was starred, saved or kept.
  public var isStarred = false
  /// When it was starred, where that is known.
  public var starredAt: Timestamp?
  /// When the other reader first saw it.
  public var seenAt: Timestamp?
  /// Tags that it was given.
  public var tags: [String] = []
  /// What rules added up to.
  public var score = 0

  /// An article nobody has read.
  public init(_ entry: ParsedEntry) { self.entry = entry }
}
