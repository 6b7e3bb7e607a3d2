import WebText

/// What a file says of all its articles, before the first of them.
struct ImportContext: Sendable {
  /// The feed they are all of; nothing known where they name their own.
  var feed = ImportedFeed()
  /// Whether they are all starred.
  var isStarred = false

  init() {}

  /// Reads the members before the articles.
  init(head: [UInt8]) {
    head.withUnsafeBufferPointer { bytes in
      var json = JSONReader(bytes)
      // It breaks off at the articles; what stands before is there.
      do { try read(from: &json) } catch {}
    }
  }

  private mutating func read(from json: inout JSONReader) throws(JSONReader.Failure) {
    try json.object { (json, name) throws(JSONReader.Failure) in
      switch name {
      case "feed_url": feed.url = try json.address(nil)
      case "title": feed.title = try json.string()?.nonBlank
      case "home_page_url": feed.siteURL = try json.address(nil)
      // Streams of Google Reader's kind: of a feed, or of all that is starred.
      case "id":
        let id = try json.string() ?? ""
        if let url = ImportedStream.feedURL(id) { feed.url = url }
        isStarred = ImportedStream.isStarred(id)
      default: try json.skip()
      }
    }
  }
}

/// Names of streams as Google Reader gave them, and all that came after it.
enum ImportedStream {
  /// The address of a feed's stream, `feed/https://…`; nil for another.
  static func feedURL(_ id: String) -> String? {
    guard id.hasPrefix("feed/"), id.dropFirst(5).contains("://") else { return nil }
    return String(id.dropFirst(5))
  }

  /// Whether it has what the user keeps.
  static func isStarred(_ id: String) -> Bool {
    id.hasSuffix("/starred") || id.hasSuffix("/tag/global.saved")
  }

  /// Whether it has what was read.
  static func isRead(_ id: String) -> Bool {
    id.hasSuffix("/state/com.google/read") || id.hasSuffix("/tag/global.read")
  }

  /// The name of a label or folder; nil for a state.
  static func label(_ id: String) -> String? {
    guard id.hasPrefix("user/"), let range = id.firstRange(of: "/label/") else { return nil }
    return String(id[range.upperBound...]).nonBlank
  }
}
