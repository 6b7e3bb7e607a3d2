public import Storage
public import Vocabulary

/// One digest before it is written: what it is called, when it is made, and what it tells.
public struct Digest {
  /// What stands at its top.
  public var title: String
  /// The time that ages are counted from; the same stories at the same time give the same bytes.
  public var now: Timestamp
  /// The stories, newest first.
  public var stories: StorySelection
  /// How they are told.
  public var layout = DigestLayout()
  /// Which issue of which digest it is; nil for a digest that nothing remembers.
  public var issue: IssueName?
  /// The subscriptions, of which a list of sources is made.
  public var feeds: [FeedRecord] = []
  /// The pictures that a book may hold, by their addresses.
  public var pictures = PictureAlbum()
  /// The templates, where a user has others.
  public var templates = DigestTemplates()

  /// A digest of stories at a time.
  public init(title: String, now: Timestamp, stories: StorySelection) {
    self.title = title
    self.now = now
    self.stories = stories
  }

  /// The finished document.
  ///
  /// - Throws: what reading the stories throws.
  public func rendered(as format: DigestFormat) throws -> [UInt8] {
    var document: [UInt8] = []
    try render(as: format) { document += $0 }
    return document
  }

  /// Hands over the document in pieces, as they are made.
  ///
  /// - Throws: what reading the stories throws, and `sink`.
  public func render(as format: DigestFormat, to sink: ([UInt8]) throws -> Void) throws {
    switch format {
    case .html: try sink(try HTMLDigest(self).bytes())
    case .markdown: try sink(try MarkdownDigest(self).bytes())
    case .text: try sink(try TextDigest(self).bytes())
    case .epub: try sink(try EPUBDigest(self).bytes())
    case .json: try JSONDigest(self).write(to: sink)
    case .atom: try AtomDigest(self).write(to: sink)
    case .mbox: try MboxDigest(self).write(to: sink)
    case .opml: try sink(try OPMLDigest(self).bytes())
    }
  }
}

/// Which issue of which digest a document is.
public struct IssueName: Hashable, Sendable {
  /// The digest's name.
  public var digest: String
  /// The issue's number and identifiers.
  public var head: IssueHead

  /// The name of an issue.
  public init(digest: String, head: IssueHead) {
    self.digest = digest
    self.head = head
  }
}

/// How the stories of a digest are told.
public struct DigestLayout: Hashable, Sendable {
  /// In which order they stand.
  public var order = DigestSettings.Order.rank
  /// What the headings are.
  public var grouping = DigestSettings.Grouping.feed
  /// How many are told with their lead; the others get a line each.
  public var limit: Int?
  /// Whole articles in place of leads.
  public var isFull = false

  /// The layout of a digest that nobody has said anything about.
  public init() {}

  /// The layout that a named digest was defined with.
  public init(_ settings: DigestSettings) {
    order = settings.order
    grouping = settings.grouping
    limit = settings.limit
    isFull = settings.isFull
  }
}
