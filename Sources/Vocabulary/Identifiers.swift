/// The number of a subscription in the store.
public struct FeedID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The row id; positive.
  public let rawValue: Int64

  /// Wraps a row id.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The number in decimal.
  public var description: String { String(rawValue) }

  /// Orders by age of the subscription.
  public static func < (left: FeedID, right: FeedID) -> Bool { left.rawValue < right.rawValue }
}

/// The number of an article in the store; it only grows, so it serves as a cursor.
public struct ArticleID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The row id; positive.
  public let rawValue: Int64

  /// Wraps a row id.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The number in decimal.
  public var description: String { String(rawValue) }

  /// Orders by the time at which the article was stored.
  public static func < (left: ArticleID, right: ArticleID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The number of a story: the id of its first article, so a lone article needs no row of its own.
public struct StoryID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id of the story's first article.
  public let rawValue: Int64

  /// Wraps an article's row id.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The number in decimal.
  public var description: String { String(rawValue) }

  /// Orders by the time at which the story's first article was stored.
  public static func < (left: StoryID, right: StoryID) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a rule in the store.
public struct RuleID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The row id; positive.
  public let rawValue: Int64

  /// Wraps a row id.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The number in decimal.
  public var description: String { String(rawValue) }

  /// Orders by age of the rule, which is the order in which rules are asked.
  public static func < (left: RuleID, right: RuleID) -> Bool { left.rawValue < right.rawValue }
}
