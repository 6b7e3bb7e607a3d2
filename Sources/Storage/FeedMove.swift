public import Vocabulary

/// What became of a feed whose address has changed for good.
public struct FeedMove: Hashable, Sendable {
  /// Two subscriptions that have become one.
  public struct Merge: Hashable, Sendable {
    /// The one that is left: the older of the two.
    public var kept: FeedID
    /// The one whose articles, tags and marks the other has now.
    public var removed: FeedID

    /// One of two.
    public init(kept: FeedID, removed: FeedID) {
      self.kept = kept
      self.removed = removed
    }
  }

  /// The address until now.
  public var from: String
  /// The address from now on.
  public var to: String
  /// The subscriptions that met there; nil where nobody else was.
  public var merge: Merge?

  /// A feed that has moved.
  public init(from: String, to: String, merge: Merge? = nil) {
    self.from = from
    self.to = to
    self.merge = merge
  }
}
