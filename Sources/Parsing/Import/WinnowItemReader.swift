import Vocabulary
import WebText

/// Reads an item of JSON Feed with what Winnow's export says beside it in `_winnow`.
enum WinnowItemReader {
  private typealias Failure = JSONReader.Failure

  static func entry(from json: inout JSONReader) throws(JSONReader.Failure) -> ImportedEntry {
    var members = json
    var imported = ImportedEntry(try JSONFeedItemReader.entry(from: &json, base: nil))
    // An entry without an identifier was exported under its hash, which no poll gives it again.
    if imported.entry.guid?.hasPrefix("winnow:") == true { imported.entry.guid = nil }
    try members.object { (json, name) throws(Failure) in
      guard name == "_winnow" else { return try json.skip() }
      try json.objectOrSkip { (json, name) throws(Failure) in
        try state(name, from: &json, into: &imported)
      }
    }
    return imported
  }

  private static func state(
    _ name: String, from json: inout JSONReader, into imported: inout ImportedEntry
  ) throws(JSONReader.Failure) {
    switch name {
    // As it is: a feed that is a local file is found by its address as well.
    case "feed_url": imported.feed.url = try json.string()?.nonBlank
    case "feed_title": imported.feed.title = try json.string()?.nonBlank
    case "folder": imported.feed.folder = try json.string()?.nonBlank
    case "date_seen": imported.seenAt = try json.moment()
    case "date_read":
      imported.readAt = try json.moment()
      imported.isRead = imported.readAt != nil
    case "date_starred":
      imported.starredAt = try json.moment()
      imported.isStarred = imported.starredAt != nil
    case "rule_tags": imported.tags = try json.strings()
    case "score": imported.score = try json.number().flatMap { Int(exactly: $0) } ?? 0
    case "title_html": imported.titleMarkup = try json.text(.html)
    case "summary_html": imported.entry.summary = try json.text(.html) ?? imported.entry.summary
    default: try detail(name, from: &json, into: &imported.entry.details)
    }
  }

  private static func detail(
    _ name: String, from json: inout JSONReader, into details: inout EntryDetails
  ) throws(JSONReader.Failure) {
    switch name {
    case "comments_url": details.commentsURL = try json.address(nil)
    case "comments_count": details.commentsCount = try json.count()
    case "rights": details.rights = try json.string()?.nonBlank
    case "contributors": details.contributors = try json.people(nil)
    case "guid_is_permalink": details.guidIsPermalink = try json.truth()
    case "via_url": details.viaURL = try json.address(nil)
    case "enclosure_thumbnails": details.enclosureThumbnails = try json.strings()
    case "source":
      var source = EntrySource()
      try json.objectOrSkip { (json, name) throws(Failure) in
        switch name {
        case "title": source.title = try json.string()
        case "url": source.url = try json.address(nil)
        case "id": source.id = try json.string()
        default: try json.skip()
        }
      }
      details.source = source == EntrySource() ? nil : source
    case "geo": details.geo = try place(from: &json)
    case "podcast": details.podcast = try episode(from: &json)
    default: try json.skip()
    }
  }

  private static func place(from json: inout JSONReader) throws(JSONReader.Failure) -> GeoPoint? {
    var (latitude, longitude): (Double?, Double?)
    try json.objectOrSkip { (json, name) throws(Failure) in
      switch name {
      case "lat": latitude = try json.number()
      case "lon": longitude = try json.number()
      default: try json.skip()
      }
    }
    guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180 else {
      return nil
    }
    return GeoPoint(latitude: latitude, longitude: longitude)
  }

  private static func episode(
    from json: inout JSONReader
  ) throws(JSONReader.Failure) -> PodcastEpisode? {
    var episode = PodcastEpisode()
    try json.objectOrSkip { (json, name) throws(Failure) in
      switch name {
      case "episode": episode.episode = try json.count()
      case "season": episode.season = try json.count()
      case "episode_type": episode.episodeType = try json.string()
      case "explicit": episode.isExplicit = try json.truth()
      case "transcript_url": episode.transcriptURL = try json.address(nil)
      case "chapters_url": episode.chaptersURL = try json.address(nil)
      default: try json.skip()
      }
    }
    return episode == PodcastEpisode() ? nil : episode
  }
}

extension JSONReader {
  /// The next value as a point in time: a date in words, or seconds, milliseconds or microseconds
  /// since 1970; nil for what is none.
  mutating func moment() throws(Failure) -> Timestamp? {
    guard let text = try string()?.nonBlank else { return nil }
    guard let number = Double(text), number.isFinite else {
      return Timestamp(parsingFeedDate: text)
    }
    var seconds = number
    // A hundred thousand million seconds after 1970 is the year 5138.
    while abs(seconds) > 1e11 { seconds /= 1_000 }
    return seconds == 0 ? nil : Timestamp(secondsSinceEpoch: Int64(seconds))
  }

  /// The next value as a whole number; nil for any other.
  fileprivate mutating func count() throws(Failure) -> Int? {
    try number().flatMap { Int(exactly: $0) }
  }
}
