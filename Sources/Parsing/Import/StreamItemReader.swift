import Vocabulary
import WebText

/// Reads articles and subscriptions as Google Reader gave them, and FreshRSS, Feedly, Inoreader and
/// others do since.
enum StreamItemReader {
  private typealias Failure = JSONReader.Failure

  /// The identifiers that the reader itself gave, under which no feed lists an article.
  private static let readersOwn = "tag:google.com,2005:reader/item/"

  static func entry(from json: inout JSONReader) throws(JSONReader.Failure) -> ImportedEntry {
    var imported = ImportedEntry(ParsedEntry())
    var (id, originalID): (String?, String?)
    var (content, summary): (TextConstruct?, TextConstruct?)
    var page: String?
    try json.object { (json, name) throws(Failure) in
      switch name {
      case "id": id = try json.string()?.nonBlank
      case "guid", "originId": originalID = try json.string()?.nonBlank
      case "title": imported.entry.title = try json.text(.html)
      case "published": imported.entry.published = try json.moment()
      case "updated": imported.entry.modified = try json.moment()
      case "crawlTimeMsec", "crawled": imported.seenAt = try json.moment()
      case "actionTimestamp": imported.starredAt = try json.moment()
      case "unread": imported.isRead = try json.truth() == false
      case "author": imported.entry.details.authors = try json.people(nil)
      case "keywords": imported.entry.details.tags = try json.strings().compactMap(\.nonBlank)
      case "canonicalUrl": page = try json.address(nil)
      case "alternate", "canonical": page = try links(from: &json).first?.url ?? page
      case "enclosure": imported.entry.enclosures = try links(from: &json)
      case "content": content = try text(from: &json)
      case "summary": summary = try text(from: &json)
      case "origin": try origin(from: &json, into: &imported.feed)
      case "categories", "tags": try streams(from: &json, into: &imported)
      default: try json.skip()
      }
    }
    imported.entry.guid = originalID ?? id.flatMap { $0.hasPrefix(readersOwn) ? nil : $0 }
    let permalink = imported.entry.guid.flatMap { WebURL(parsing: $0) }
    imported.entry.url = page ?? permalink.flatMap { $0.isWeb ? $0.string : nil }
    imported.entry.content = content ?? summary
    imported.entry.content?.base = imported.entry.url.flatMap { WebURL(parsing: $0) }
    imported.entry.summary = content == nil ? nil : summary
    return imported
  }

  static func subscription(
    from json: inout JSONReader
  ) throws(JSONReader.Failure) -> ImportedFeed {
    var feed = ImportedFeed()
    try json.object { (json, name) throws(Failure) in
      switch name {
      case "id": feed.url = try json.string().flatMap(ImportedStream.feedURL) ?? feed.url
      case "url", "feedUrl": feed.url = try json.address(nil) ?? feed.url
      case "title": feed.title = try json.string()?.nonBlank
      case "website", "htmlUrl": feed.siteURL = try json.address(nil)
      case "categories":
        try json.elements { (json) throws(Failure) in
          let (stream, label) = try category(from: &json)
          guard let name = label ?? ImportedStream.label(stream) else { return }
          // The first one is the folder: a feed lies in one.
          if feed.folder == nil { feed.folder = name } else { feed.tags.append(name) }
        }
      default: try json.skip()
      }
    }
    return feed
  }

  private static func origin(
    from json: inout JSONReader, into feed: inout ImportedFeed
  ) throws(JSONReader.Failure) {
    try json.objectOrSkip { (json, name) throws(Failure) in
      switch name {
      case "streamId":
        let url = try json.string().flatMap(ImportedStream.feedURL)
        feed.url = feed.url ?? url
      case "feedUrl": feed.url = try json.address(nil) ?? feed.url
      case "htmlUrl": feed.siteURL = try json.address(nil)
      case "title": feed.title = try json.string()?.nonBlank
      default: try json.skip()
      }
    }
  }

  /// The states and labels of an article.
  private static func streams(
    from json: inout JSONReader, into imported: inout ImportedEntry
  ) throws(JSONReader.Failure) {
    var found: [(id: String, label: String?)] = []
    try json.elements { (json) throws(Failure) in found.append(try category(from: &json)) }
    for (id, label) in found {
      if ImportedStream.isRead(id) {
        imported.isRead = true
      } else if ImportedStream.isStarred(id) {
        imported.isStarred = true
      } else if let label, id.contains("/category/") {
        // Feedly's word for the folders of a feed.
        imported.feed.folder = imported.feed.folder ?? label
      } else if let name = ImportedStream.label(id) ?? label {
        if !imported.tags.contains(name) { imported.tags.append(name) }
      } else if !id.hasPrefix("user/"), let tag = id.nonBlank,
        !imported.entry.details.tags.contains(tag)
      {
        imported.entry.details.tags.append(tag)
      }
    }
  }

  /// A stream's name, alone or as an object with a label.
  private static func category(
    from json: inout JSONReader
  ) throws(JSONReader.Failure) -> (id: String, label: String?) {
    guard try json.nextKind() == .object else { return (try json.string() ?? "", nil) }
    var (id, label): (String?, String?)
    try json.object { (json, name) throws(Failure) in
      switch name {
      case "id": id = try json.string()
      case "label": label = try json.string()?.nonBlank
      default: try json.skip()
      }
    }
    return (id ?? "", label)
  }

  private static func text(
    from json: inout JSONReader
  ) throws(JSONReader.Failure) -> TextConstruct? {
    guard try json.nextKind() == .object else { return try json.text(.html) }
    var text: TextConstruct?
    try json.object { (json, name) throws(Failure) in
      guard name == "content" else { return try json.skip() }
      text = try json.text(.html)
    }
    return text
  }

  private static func links(
    from json: inout JSONReader
  ) throws(JSONReader.Failure) -> [Enclosure] {
    try json.files(address: "href", type: "type", size: "length")
  }
}
