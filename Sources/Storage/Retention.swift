/// How much of a feed is kept; what is starred always is.
public struct Retention: Hashable, Sendable {
  /// For how many days an article is kept after it was first seen; nil for ever.
  public var days: Int?
  /// How many articles of a feed are kept, the last ones; nil for all.
  public var count: Int?

  /// Everything, or what is within bounds; 0 is no bound.
  public init(days: Int? = nil, count: Int? = nil) {
    self.days = days.flatMap { $0 > 0 ? $0 : nil }
    self.count = count.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether nothing is ever purged.
  public var isEverything: Bool { days == nil && count == nil }
}

/// What one step of purging did.
public struct PurgeReport: Hashable, Sendable {
  /// How many articles went.
  public var removedCount: Int
  /// Whether there is more to do.
  public var isMore: Bool
}
