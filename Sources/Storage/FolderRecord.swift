/// An attribute of an OPML outline, kept for the round trip.
public struct OutlineAttribute: Hashable, Codable, Sendable {
  /// Its name, with its prefix where it has one.
  public var name: String
  /// Its value.
  public var value: String

  /// An attribute by its name and value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A folder that a list of subscriptions had an outline for, perhaps without a feed in it.
public struct FolderRecord: Hashable, Sendable {
  /// The folder's path, levels separated by `/`.
  public var path: String
  /// It stands before the feeds whose position is not below this; in an import, how many of the
  /// subscriptions stand before it.
  public var position: Int
  /// The attributes of its outline.
  public var attributes: [OutlineAttribute]

  /// A folder at a place.
  public init(path: String, position: Int, attributes: [OutlineAttribute]) {
    self.path = path
    self.position = position
    self.attributes = attributes
  }
}
