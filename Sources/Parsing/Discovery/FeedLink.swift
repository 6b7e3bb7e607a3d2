/// A feed that a page announces.
public struct FeedLink: Hashable, Sendable {
  /// The feed's address, absolute where a base was known.
  public var url: String
  /// What the page calls it.
  public var title: String?
  /// The media type that the page names.
  public var type: String?

  /// A feed at an address.
  public init(url: String, title: String? = nil, type: String? = nil) {
    self.url = url
    self.title = title
    self.type = type
  }
}
