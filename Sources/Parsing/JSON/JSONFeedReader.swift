import Vocabulary
import WebText

/// Reads JSON Feed 1.0 and 1.1.
struct JSONFeedReader {
  private typealias Failure = JSONReader.Failure
  private var feed: ParsedFeed
  private let documentBase: WebURL?
  private var singleAuthor: [Person] = []
  private var version: String?
  private var hasItems = false

  /// Reads a document that is an object.
  static func read(
    _ text: Span<UInt8>, encoding: Charset, source: DocumentSource
  ) throws(ParsingError) -> ParsedFeed {
    var reader = JSONFeedReader(
      feed: ParsedFeed(format: .jsonFeed11, encoding: encoding), documentBase: source.url)
    do throws(Failure) {
      try text.withUnsafeBufferPointer { (bytes) throws(Failure) in try reader.read(bytes) }
    } catch {
      throw .unreadable("the JSON breaks off or is broken at byte \(error.offset)")
    }
    return try reader.finished()
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    var json = JSONReader(bytes)
    try json.object { (json, name) throws(Failure) in
      switch name {
      case "version": version = try json.string()
      // JSON Feed 1.1: `authors` replaces `author`.
      case "author": singleAuthor = try json.people(base)
      case "items":
        hasItems = true
        try JSONFeedReader.items(from: &json, into: &feed, base: base)
      default: try JSONFeedReader.member(name, from: &json, into: &feed, base: base)
      }
    }
    json.end()
    if feed.authors.isEmpty { feed.authors = singleAuthor }
    feed.isWellFormed = !json.notes.contains { $0.code != "bad-date" }
    feed.warnings = JSONFeedReader.warnings(json.notes, in: bytes)
  }

  /// What relative references are resolved against, as in a feed of XML.
  private var base: WebURL? {
    documentBase ?? (feed.feedURL ?? feed.homePageURL).flatMap { WebURL(parsing: $0) }
  }

  private static func warnings(
    _ notes: [JSONReader.Note], in bytes: UnsafeBufferPointer<UInt8>
  ) -> [ParsingWarning] {
    var line = 1
    var counted = 0
    return notes.sorted { $0.offset < $1.offset }.map { note in
      line += bytes[counted..<note.offset].count { $0 == UInt8(ascii: "\n") }
      counted = note.offset
      return ParsingWarning(code: note.code, message: note.message, line: line)
    }
  }

  private func finished() throws(ParsingError) -> ParsedFeed {
    guard isFeed else { throw .notAFeed("a JSON document that is no JSON Feed") }
    var feed = feed
    if let version = version?.drop(while: \.isWhitespace), isFirstVersion(version) {
      feed.format = .jsonFeed10
    }
    return feed
  }

  private func isFirstVersion(_ version: Substring) -> Bool {
    let number = version.split(separator: "/").last
    return number == "1" || number == "1.0"
  }

  /// Whether the document is what its version says, or, where it has none, has what only feeds have.
  private var isFeed: Bool {
    if let version { return version.lowercased().contains("jsonfeed.org") }
    guard hasItems, feed.title != nil else { return false }
    return !feed.entries.isEmpty && feed.entries.allSatisfy { $0.guid != nil || $0.url != nil }
  }

  // MARK: The feed

  private static func member(
    _ name: String, from json: inout JSONReader, into feed: inout ParsedFeed, base: WebURL?
  ) throws(Failure) {
    switch name {
    case "title": feed.title = try json.text(.text)
    case "description": feed.summary = try json.text(.text)
    case "home_page_url": feed.homePageURL = try json.address(base)
    case "feed_url": feed.feedURL = try json.address(base)
    case "next_url": feed.nextURL = try json.address(base)
    case "icon": feed.icon = try json.address(base)
    case "favicon": feed.favicon = try json.address(base)
    case "language": feed.language = try json.string()?.nonBlank
    case "authors": feed.authors = try json.people(base)
    case "hubs": feed.hubs = try hubs(from: &json, base: base)
    default: try json.skip()
    }
  }

  private static func hubs(
    from json: inout JSONReader, base: WebURL?
  ) throws(Failure) -> [FeedHub] {
    guard try json.nextKind() == .array else {
      try json.skip()
      return []
    }
    var hubs: [FeedHub] = []
    try json.array { (json) throws(Failure) in
      var type = "WebSub"
      var url: String?
      try json.objectOrSkip { (json, name) throws(Failure) in
        switch name {
        case "type": type = try json.string() ?? type
        case "url": url = try json.address(base)
        default: try json.skip()
        }
      }
      if let url, hubs.count < ParsingLimits.members { hubs.append(FeedHub(type: type, url: url)) }
    }
    return hubs
  }

  // MARK: Items

  private static func items(
    from json: inout JSONReader, into feed: inout ParsedFeed, base: WebURL?
  ) throws(Failure) {
    guard try json.nextKind() == .array else { return try json.skip() }
    var entries: [ParsedEntry] = []
    try json.array { (json) throws(Failure) in
      guard try json.nextKind() == .object else { return try json.skip() }
      guard entries.count < ParsingLimits.entries else {
        json.note(
          "too-many-entries",
          "more than \(ParsingLimits.entries) entries; the rest is left out")
        return try json.skip()
      }
      let start = json.offset
      var entry = try JSONFeedItemReader.entry(from: &json, base: base)
      entry.sourceHash = StableHash(
        of: UnsafeBufferPointer(rebasing: json.bytes[start..<json.offset]).span)
      entries.append(entry)
    }
    feed.entries = entries
  }
}

extension JSONReader {
  /// The next value as a text; nil for nothing but white space.
  mutating func text(_ kind: TextConstruct.Kind, base: WebURL? = nil) throws(Failure)
    -> TextConstruct?
  {
    try string()?.nonBlank.map { TextConstruct(kind, $0, base: base) }
  }

  /// The next value as an absolute address.
  mutating func address(_ base: WebURL?) throws(Failure) -> String? {
    guard try nextKind() == .string else {
      try skip()
      return nil
    }
    return try string()?.nonBlank.flatMap { FeedAddress.resolve($0, against: base) }
  }

  /// The members of the next value, which is skipped when it is no object.
  mutating func objectOrSkip(
    _ member: (inout JSONReader, String) throws(Failure) -> Void
  ) throws(Failure) {
    guard try nextKind() == .object else { return try skip() }
    try object(member)
  }

  /// The people of the next value: one or an array, objects or mere names.
  mutating func people(_ base: WebURL?) throws(Failure) -> [Person] {
    switch try nextKind() {
    case .object: return try person(base).map { [$0] } ?? []
    case .array:
      var people: [Person] = []
      try array { (json) throws(Failure) in people.merge(try json.people(base)) }
      return people
    default:
      guard let name = try string() else { return [] }
      return Person(parsing: name).map { [$0] } ?? []
    }
  }

  private mutating func person(_ base: WebURL?) throws(Failure) -> Person? {
    var person = Person()
    try object { (json, name) throws(Failure) in
      switch name {
      case "name": person.name = try json.string()?.nonBlank
      case "url": person.url = try json.address(base)
      case "avatar": person.avatar = try json.address(base)
      case "email": person.email = try json.string()?.nonBlank?.mailAddress
      default: try json.skip()
      }
    }
    guard person != Person() else { return nil }
    if let url = person.url, url.lowercased().hasPrefix("mailto:") {
      person.url = nil
      person.email = person.email ?? url.mailAddress
    }
    return person
  }
}

extension [Person] {
  /// Adds people, or what is new about those who are there.
  mutating func merge(_ people: [Person]) {
    for person in people { merge(person) }
  }
}
