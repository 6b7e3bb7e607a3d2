public import Vocabulary
public import WebText

/// What a feed document says, whatever its format.
///
/// Addresses are absolute where a base was known; texts are as the feed gives them, not yet cleaned.
public struct ParsedFeed: Sendable {
  /// The format that was recognised.
  public var format: FeedFormat
  /// The encoding that was used.
  public var encoding: Charset
  /// False when the document had to be repaired.
  public var isWellFormed = true
  /// What had to be repaired or passed over, in the order of the document.
  public var warnings: [ParsingWarning] = []

  /// The feed's title.
  public var title: TextConstruct?
  /// Atom's `subtitle`, or the channel's `itunes:subtitle`.
  public var subtitle: TextConstruct?
  /// What the feed is about.
  public var summary: TextConstruct?
  /// The web page that the feed belongs to.
  public var homePageURL: String?
  /// The feed's own address as the feed says.
  public var feedURL: String?
  /// A square picture.
  public var icon: String?
  /// A small picture.
  public var favicon: String?
  /// A picture of any shape (RSS `<image>`).
  public var imageURL: String?
  /// Who is responsible for the feed.
  public var authors: [Person] = []
  /// The language as a BCP 47 tag.
  public var language: String?
  /// Where to subscribe to be notified (WebSub, rssCloud).
  public var hubs: [FeedHub] = []
  /// The next page of the feed (RFC 5005, JSON Feed).
  public var nextURL: String?
  /// The previous page of the feed.
  public var previousURL: String?
  /// Whether the document is an archive that never changes (RFC 5005 §4).
  public var isArchive: Bool?
  /// The feed's own identifier.
  public var id: String?
  /// When the feed says it changed.
  public var updated: Timestamp?
  /// When the feed says it was published.
  public var published: Timestamp?
  /// Copyright.
  public var rights: TextConstruct?
  /// The program that wrote it.
  public var generator: String?
  /// Categories.
  public var categories: [String] = []
  /// What podcast namespaces say of the channel.
  public var podcast: PodcastChannel?
  /// How often the publisher wants to be asked.
  public var hints = PollingHints()
  /// The entries, in the order of the document.
  public var entries: [ParsedEntry] = []

  /// A feed of which nothing but its format and encoding is known.
  public init(format: FeedFormat, encoding: Charset) {
    self.format = format
    self.encoding = encoding
  }
}

/// A channel's address for notifications.
public struct FeedHub: Hashable, Sendable {
  /// `WebSub` or `rssCloud`.
  public var type: String
  /// The hub's address, absolute.
  public var url: String

  /// A hub of a type at an address.
  public init(type: String, url: String) {
    self.type = type
    self.url = url
  }
}

/// What podcast namespaces say of a channel.
public struct PodcastChannel: Hashable, Sendable {
  /// `episodic` or `serial`.
  public var type: String?
  /// `itunes:explicit`.
  public var isExplicit: Bool?
  /// `itunes:category`, the outer ones before the inner ones.
  public var categories: [String] = []
  /// `itunes:owner`.
  public var owner: Person?
  /// `itunes:image`, absolute.
  public var image: String?

  /// A channel of which nothing is known yet.
  public init() {}
}

/// How often the publisher wants to be asked.
public struct PollingHints: Hashable, Sendable {
  /// RSS 2.0 `<ttl>`.
  public var timeToLiveMinutes: Int?
  /// RSS `<skipHours>`, hours of the day in GMT, 0 to 23.
  public var skipHours: [Int] = []
  /// RSS `<skipDays>`, lower case English names.
  public var skipDays: [String] = []
  /// `sy:updatePeriod` divided by `sy:updateFrequency`.
  public var updatePeriodMinutes: Int?

  /// No hint.
  public init() {}
}

/// One repair or omission.
public struct ParsingWarning: Hashable, Sendable {
  /// A short name for scripts, `bare-ampersand`.
  public var code: String
  /// What it was, for people.
  public var message: String
  /// The line of the document, from 1; nil where no line can be told.
  public var line: Int?

  /// A warning at a line.
  public init(code: String, message: String, line: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
  }
}
