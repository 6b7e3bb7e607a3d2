/// A list of subscriptions in OPML 1.0 or 2.0 (OPML 2.0 "Subscription lists").
public struct OPMLDocument: Sendable {
  /// The list's title.
  public var title: String?
  /// The feeds, in the order of the document.
  public var outlines: [OPMLFeed]
  /// The folders that have an outline of their own, also those without a feed.
  public var folders: [OPMLFolder] = []
  /// The namespaces of foreign attributes: prefix and URI.
  public var namespaces: [OPMLAttribute] = []
  /// What could not be read, with lines.
  public var warnings: [ParsingWarning] = []

  /// A list of some feeds.
  public init(title: String? = nil, outlines: [OPMLFeed] = []) {
    self.title = title
    self.outlines = outlines
  }
}

/// One feed of a list of subscriptions.
public struct OPMLFeed: Hashable, Sendable {
  /// The feed's address, as the list has it.
  public var url: String
  /// What the list calls the feed.
  public var title: String?
  /// The folders it lies in, from the outermost, `News/Local`; nil at the top.
  ///
  /// A slash in the name of one folder is read as U+FF0F, so that it stays one folder.
  public var folder: String?
  /// Its tags, in order, without repeats.
  public var tags: [String] = []
  /// The web page that belongs to it.
  public var siteURL: String?
  /// What the feed is about.
  public var summary: String?
  /// How often the user wants it asked; a member of Winnow's own.
  public var intervalSeconds: Int?
  /// Whether the user wants each article's page fetched; a member of Winnow's own.
  public var isFullText = false
  /// Whether the user has paused it; a member of Winnow's own.
  public var isPaused = false
  /// All other attributes, in the order of the document.
  public var attributes: [OPMLAttribute] = []
  /// All attributes as they stood, of which those are written again that still say what is so; empty
  /// for a feed that was not read from a list.
  public var source: [OPMLAttribute] = []
  /// The line of its outline, from 1; nil for one that was not read.
  public var line: Int?

  /// What attributes of an outline say; nil when they name no feed.
  public init?(attributes: [OPMLAttribute]) {
    let outline = OPMLOutline(attributes)
    guard let address = outline.address.flatMap(OPMLReader.feedAddress) else { return nil }
    self = outline.feed(at: address)
  }

  /// A feed at an address.
  public init(url: String, title: String? = nil, folder: String? = nil) {
    self.url = url
    self.title = title
    self.folder = folder
  }
}

/// A folder of a list of subscriptions.
public struct OPMLFolder: Hashable, Sendable {
  /// The folders it lies in and its own name, `News/Local`.
  public var path: String
  /// How many feeds of the document stand before it.
  public var feedsBefore: Int
  /// All attributes of its outline as they stood.
  public var source: [OPMLAttribute]

  /// A folder at a place.
  public init(path: String, feedsBefore: Int, source: [OPMLAttribute]) {
    self.path = path
    self.feedsBefore = feedsBefore
    self.source = source
  }

  /// The name of a folder within a path: a slash parts folders from each other, so one in a name is
  /// written with its wide form.
  static func name(_ title: String) -> String { title.replacing("/", with: "\u{FF0F}") }
}

/// An attribute that is kept.
public struct OPMLAttribute: Hashable, Sendable {
  /// The name, with its prefix where it has one.
  public var name: String
  /// The value.
  public var value: String

  /// An attribute by its name and value.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// The namespace of the attributes that only Winnow writes.
enum OPMLNamespace {
  static let prefix = "winnow"
  static let uri = "urn:winnow:opml"
}
