public import Vocabulary
public import WebText

/// A JSON Feed 1.1 document of articles from the store.
public struct JSONFeedDocument: Sendable {
  /// What the document is called.
  public var title: String
  /// When it was made; nil to leave it out.
  public var updated: Timestamp?
  /// Its items, in the order in which they are written.
  public var items: [JSONFeedItem]

  /// A document with a title and its items.
  public init(title: String, updated: Timestamp? = nil, items: [JSONFeedItem]) {
    self.title = title
    self.updated = updated
    self.items = items
  }

  /// Writes the document as one JSON object.
  public func write(to writer: inout JSONWriter) {
    write(to: &writer) { writer in
      for item in items { item.write(to: &writer) }
    }
  }

  /// Writes the document with items that a closure writes.
  func write(to writer: inout JSONWriter, items: (inout JSONWriter) throws -> Void) rethrows {
    try writer.object { writer in
      writer.member("version", JSONFeedDocument.version)
      writer.member("title", title)
      writer.name("items")
      try writer.array(items)
      writer.optionalObject("_winnow") { $0.member("updated", updated?.description) }
    }
  }

  /// The address that names the format and its version (JSON Feed 1.1, `version`).
  public static let version = "https://jsonfeed.org/version/1.1"
}
