import Vocabulary
import WebText

/// Reads the entries and feeds that Miniflux gives as JSON (its API, `/v1/entries`, `/v1/feeds`).
enum MinifluxReader {
  private typealias Failure = JSONReader.Failure

  static func entry(from json: inout JSONReader) throws(JSONReader.Failure) -> ImportedEntry {
    var imported = ImportedEntry(ParsedEntry())
    try json.object { (json, name) throws(Failure) in
      switch name {
      case "url": imported.entry.url = try json.address(nil)
      case "title": imported.entry.title = try json.text(.text)
      case "content": imported.entry.content = try json.text(.html)
      case "published_at": imported.entry.published = try json.moment()
      case "created_at": imported.seenAt = try json.moment()
      case "changed_at": imported.readAt = try json.moment()
      case "comments_url": imported.entry.details.commentsURL = try json.address(nil)
      case "author":
        imported.entry.details.authors = try json.people(nil)
      case "tags": imported.entry.details.tags = try json.strings().compactMap(\.nonBlank)
      case "starred": imported.isStarred = try json.truth() ?? false
      case "status":
        let status = try json.string()
        imported.isRead = status == "read" || status == "removed"
      case "enclosures":
        imported.entry.enclosures = try json.files(address: "url", type: "mime_type", size: "size")
      case "feed": imported.feed = try feed(from: &json)
      default: try json.skip()
      }
    }
    // It notes when an entry was changed last, which is when it was read, or starred.
    if imported.isStarred { imported.starredAt = imported.readAt }
    if !imported.isRead { imported.readAt = nil }
    imported.entry.content?.base = imported.entry.url.flatMap { WebURL(parsing: $0) }
    return imported
  }

  static func feed(from json: inout JSONReader) throws(JSONReader.Failure) -> ImportedFeed {
    var feed = ImportedFeed()
    try json.objectOrSkip { (json, name) throws(Failure) in
      switch name {
      case "feed_url": feed.url = try json.address(nil)
      case "site_url": feed.siteURL = try json.address(nil)
      case "title": feed.title = try json.string()?.nonBlank
      case "disabled": feed.isPaused = try json.truth() ?? false
      case "category":
        try json.objectOrSkip { (json, name) throws(Failure) in
          guard name == "title" else { return try json.skip() }
          feed.folder = try json.string()?.nonBlank
        }
      default: try json.skip()
      }
    }
    return feed
  }
}

extension JSONReader {
  /// The elements of the next value, which is skipped when it is no array.
  mutating func elements(
    _ element: (inout JSONReader) throws(Failure) -> Void
  ) throws(Failure) {
    guard try nextKind() == .array else { return try skip() }
    try array(element)
  }

  /// The objects of the next value that name a file, by the names of their members.
  mutating func files(
    address: String, type: String, size: String
  ) throws(Failure) -> [Enclosure] {
    var files: [Enclosure] = []
    try elements { (json) throws(Failure) in
      var file = Enclosure(url: "")
      try json.objectOrSkip { (json, name) throws(Failure) in
        switch name {
        case address: file.url = try json.address(nil) ?? ""
        case type: file.mimeType = try json.string()?.nonBlank?.lowercased()
        case size: file.byteCount = try json.number().flatMap { $0 > 0 ? Int64(exactly: $0) : nil }
        default: try json.skip()
        }
      }
      if !file.url.isEmpty, files.count < ParsingLimits.members { files.append(file) }
    }
    return files
  }
}
