public import Vocabulary

/// The settings of a named digest; kept as one JSON document (`digest.settings`).
public struct DigestSettings: Hashable, Sendable {
  /// In which order the stories of one heading stand.
  public enum Order: String, CaseIterable, Codable, Sendable {
    /// What many tell and what is fresh first.
    case rank
    /// The newest first.
    case date
    /// As the feed has them.
    case feed
  }

  /// What the headings are.
  public enum Grouping: String, CaseIterable, Codable, Sendable {
    /// Folders, in them feeds.
    case feed
    /// None: story after story.
    case story
  }

  /// What stands at the top; nil for the digest's name.
  public var title: String?
  /// Only articles of feeds in one of these folders or below it; empty for all.
  public var folders: [String] = []
  /// Only articles of feeds with one of these tags; empty for all.
  public var tags: [String] = []
  /// Only articles of these feeds; empty for all.
  public var feeds: [FeedID] = []
  /// Only articles for which this expression of the rules' language holds; nil for all.
  public var condition: String?
  /// In which order the stories stand.
  public var order = Order.rank
  /// What the headings are.
  public var grouping = Grouping.feed
  /// How many stories are told with their lead, the others with a line each; nil for all.
  public var limit: Int?
  /// Whole articles in place of leads.
  public var isFull = false
  /// The format, by the name that the command line has for it; nil for the usual one.
  public var format: String?
  /// When it is made by itself; nil for only when somebody asks.
  public var schedule: String?
  /// Where its issues go; nil for where the command says.
  public var delivery: DigestDelivery?

  /// Everything that is new.
  public init() {}
}

/// Where issues of a digest go.
public enum DigestDelivery: Hashable, Codable, Sendable {
  /// The standard output of the command.
  case standardOutput
  /// A file, replaced by each issue.
  case file(path: String)
  /// Mail to these addresses.
  case mail(recipients: [String])
  /// A message in a Maildir.
  case maildir(path: String)
}

extension DigestSettings: Codable {
  private enum Key: String, CodingKey {
    case title, folders, tags, feeds, condition, order, grouping, limit, isFull, format, schedule,
      delivery
    /// As digests were defined before they could have several.
    case folder, tag
  }

  /// Reads a document of this version, or of the first one.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    title = try values.decodeIfPresent(String.self, forKey: .title)
    folders = try values.decodeIfPresent([String].self, forKey: .folders) ?? []
    tags = try values.decodeIfPresent([String].self, forKey: .tags) ?? []
    if let folder = try values.decodeIfPresent(String.self, forKey: .folder) { folders = [folder] }
    if let tag = try values.decodeIfPresent(String.self, forKey: .tag) { tags = [tag] }
    let numbers = try values.decodeIfPresent([Int64].self, forKey: .feeds) ?? []
    feeds = numbers.map(FeedID.init(rawValue:))
    condition = try values.decodeIfPresent(String.self, forKey: .condition)
    order = try values.decodeIfPresent(Order.self, forKey: .order) ?? .rank
    grouping = try values.decodeIfPresent(Grouping.self, forKey: .grouping) ?? .feed
    limit = try values.decodeIfPresent(Int.self, forKey: .limit)
    isFull = try values.decodeIfPresent(Bool.self, forKey: .isFull) ?? false
    format = try values.decodeIfPresent(String.self, forKey: .format)
    schedule = try values.decodeIfPresent(String.self, forKey: .schedule)
    delivery = try values.decodeIfPresent(DigestDelivery.self, forKey: .delivery)
  }

  /// Writes what differs from a digest of everything.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encodeIfPresent(title, forKey: .title)
    if !folders.isEmpty { try values.encode(folders, forKey: .folders) }
    if !tags.isEmpty { try values.encode(tags, forKey: .tags) }
    if !feeds.isEmpty { try values.encode(feeds.map(\.rawValue), forKey: .feeds) }
    try values.encodeIfPresent(condition, forKey: .condition)
    try values.encode(order, forKey: .order)
    try values.encode(grouping, forKey: .grouping)
    try values.encodeIfPresent(limit, forKey: .limit)
    try values.encode(isFull, forKey: .isFull)
    try values.encodeIfPresent(format, forKey: .format)
    try values.encodeIfPresent(schedule, forKey: .schedule)
    try values.encodeIfPresent(delivery, forKey: .delivery)
  }
}
