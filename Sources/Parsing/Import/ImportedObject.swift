import WebText

/// One JSON object of an export, which its members tell the kind of.
struct ImportedObject {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What it says; the format decides where it was named.
  func record(_ format: ImportFormat?, in context: ImportContext) -> ImportRecord {
    do throws(JSONReader.Failure) {
      return try bytes.withUnsafeBufferPointer {
        (bytes) throws(JSONReader.Failure) -> ImportRecord in
        var names = JSONReader(bytes)
        let kind = try Kind(from: &names, format)
        var json = JSONReader(bytes)
        return try read(kind, from: &json, in: context)
      }
    } catch {
      return .invalid("the JSON is broken at byte \(error.offset) of the object")
    }
  }

  private enum Kind {
    case item, minifluxEntry, minifluxFeed, streamItem, streamSubscription, other

    init(
      from json: inout JSONReader, _ format: ImportFormat?
    ) throws(JSONReader.Failure) {
      var names: Set<String> = []
      try json.object { (json, name) throws(JSONReader.Failure) in
        names.insert(name)
        try json.skip()
      }
      let isStreamItem = !names.isDisjoint(with: ["origin", "alternate", "canonical", "crawled"])
      switch format {
      case .winnow: self = .item
      case .miniflux: self = names.contains("feed_url") ? .minifluxFeed : .minifluxEntry
      case .freshrss, .feedly: self = isStreamItem ? .streamItem : .streamSubscription
      case .opml, .newsboat, .newsboatRead, nil:
        if isStreamItem {
          self = .streamItem
        } else if names.contains("feed_id") || names.contains("published_at") {
          self = .minifluxEntry
        } else if names.contains("feed_url"), names.contains("site_url") {
          self = .minifluxFeed
        } else if names.isSuperset(of: ["id", "categories"]) {
          self = .streamSubscription
        } else {
          let marks: Set = ["id", "url", "content_html", "content_text", "_winnow"]
          self = names.isDisjoint(with: marks) ? .other : .item
        }
      }
    }
  }

  private func read(
    _ kind: Kind, from json: inout JSONReader, in context: ImportContext
  ) throws(JSONReader.Failure) -> ImportRecord {
    switch kind {
    case .item: return try .entry(finish(WinnowItemReader.entry(from: &json), in: context))
    case .minifluxEntry:
      return try .entry(finish(MinifluxReader.entry(from: &json), in: context))
    case .minifluxFeed: return try .feed(MinifluxReader.feed(from: &json))
    case .streamItem:
      return try .entry(finish(StreamItemReader.entry(from: &json), in: context))
    case .streamSubscription:
      let feed = try StreamItemReader.subscription(from: &json)
      return feed.url == nil ? .invalid("an object that is no article and no feed") : .feed(feed)
    case .other: return .invalid("an object that is no article and no feed")
    }
  }

  private func finish(_ read: ImportedEntry, in context: ImportContext) -> ImportedEntry {
    var entry = read
    if entry.feed.url == nil, entry.feed.title == nil { entry.feed = context.feed }
    entry.isStarred = entry.isStarred || context.isStarred
    entry.entry.sourceHash = StableHash(of: bytes.span)
    return entry
  }
}
