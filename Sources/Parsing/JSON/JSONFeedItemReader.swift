import Vocabulary
import WebText

/// Reads an item of JSON Feed.
enum JSONFeedItemReader {
  private typealias Failure = JSONReader.Failure

  static func entry(
    from json: inout JSONReader, base: WebURL?
  ) throws(JSONReader.Failure) -> ParsedEntry {
    var entry = ParsedEntry()
    var html: TextConstruct?
    var single: [Person] = []
    try json.object { (json, name) throws(Failure) in
      switch name {
      case "id": entry.guid = try json.string()?.nonBlank
      case "url": entry.url = try json.address(base)
      case "title": entry.title = try json.text(.text)
      case "content_html": html = try json.text(.html, base: base)
      case "content_text": entry.contentText = try json.string()?.nonBlank
      case "summary": entry.summary = try json.text(.text)
      case "date_published": entry.published = try json.date()
      case "date_modified": entry.modified = try json.date()
      case "attachments": entry.enclosures = try attachments(from: &json, base: base)
      case "author": single = try json.people(base)
      default: try detail(name, from: &json, into: &entry.details, base: base)
      }
    }
    // JSON Feed 1.1: `authors` replaces `author`.
    if entry.details.authors.isEmpty { entry.details.authors = single }
    // What a page says is relative to the page, where nothing else is known.
    if html?.base == nil { html?.base = entry.url.flatMap { WebURL(parsing: $0) } }
    entry.content = html ?? entry.contentText.map { TextConstruct(.text, $0) }
    if entry.content == nil {
      entry.content = entry.summary
      entry.summary = nil
    }
    return entry
  }

  private static func detail(
    _ name: String, from json: inout JSONReader, into details: inout EntryDetails, base: WebURL?
  ) throws(JSONReader.Failure) {
    switch name {
    case "external_url": details.externalURL = try json.address(base)
    case "image": details.image = try json.address(base)
    case "banner_image": details.bannerImage = try json.address(base)
    case "language": details.language = try json.string()?.nonBlank
    case "authors": details.authors = try json.people(base)
    case "tags":
      for tag in try json.strings().compactMap(\.nonBlank) where !details.tags.contains(tag) {
        details.tags.append(tag)
      }
    default: try json.skip()
    }
  }

  private static func attachments(
    from json: inout JSONReader, base: WebURL?
  ) throws(JSONReader.Failure) -> [Enclosure] {
    guard try json.nextKind() == .array else {
      try json.skip()
      return []
    }
    var enclosures: [Enclosure] = []
    try json.array { (json) throws(Failure) in
      guard let enclosure = try enclosure(from: &json, base: base),
        enclosures.count < ParsingLimits.members
      else { return }
      enclosures.append(enclosure)
    }
    return enclosures
  }

  private static func enclosure(
    from json: inout JSONReader, base: WebURL?
  ) throws(JSONReader.Failure) -> Enclosure? {
    guard try json.nextKind() == .object else {
      return try json.address(base).map { Enclosure(url: $0) }
    }
    var url: String?
    var enclosure = Enclosure(url: "")
    try json.object { (json, name) throws(Failure) in
      switch name {
      case "url": url = try json.address(base)
      case "mime_type": enclosure.mimeType = try json.string()?.nonBlank?.lowercased()
      case "title": enclosure.title = try json.string()?.nonBlank
      case "size_in_bytes":
        enclosure.byteCount = try json.amount(upTo: 1 << 53)
      case "duration_in_seconds":
        enclosure.durationSeconds = try json.amount(upTo: Int64(PlayingTime.longest)).map {
          Int($0)
        }
      default: try json.skip()
      }
    }
    guard let url else { return nil }
    enclosure.url = url
    return enclosure
  }
}

extension JSONReader {
  /// The next value as a date; nil for what is none.
  fileprivate mutating func date() throws(Failure) -> Timestamp? {
    guard let text = try string()?.nonBlank else { return nil }
    if let date = Timestamp(parsingFeedDate: text) { return date }
    note("bad-date", "\(text.prefix(64)) is no date")
    return nil
  }

  /// The next value as a whole number that is neither negative nor over a limit; nil for any other.
  fileprivate mutating func amount(upTo limit: Int64) throws(Failure) -> Int64? {
    guard let number = try number(), let amount = Int64(exactly: number.rounded()),
      (0...limit).contains(amount)
    else { return nil }
    return amount
  }
}
