public import Vocabulary

/// An article from the export of another reader, or of Winnow, with what its reader did.
public struct ArticleImport: Sendable {
  /// The feed that it belongs to.
  public var feed: FeedID
  /// The article.
  public var draft: ArticleDraft
  /// When it was first seen; nil for now.
  public var seenAt: Timestamp?
  /// When it was read; nil where nobody has.
  public var readAt: Timestamp?
  /// When it was starred; nil where nobody has.
  public var starredAt: Timestamp?
  /// Tags that it was given.
  public var tags: [String] = []
  /// What rules added up to.
  public var score = 0

  /// An article of a feed that nobody has read.
  public init(feed: FeedID, draft: ArticleDraft) {
    self.feed = feed
    self.draft = draft
  }
}

/// What became of an imported article.
public enum ImportOutcome: Hashable, Sendable {
  /// It was not there.
  case added
  /// It is there, and now has the marks that it had in the export.
  case marked
  /// It is there, with the same marks or more, or was purged.
  case known
}
