/// A person or organisation named by a feed (RFC 4287 §3.2; JSON Feed 1.1 `authors`).
public struct Person: Hashable, Codable, Sendable {
  /// The name as a person reads it.
  public var name: String?
  /// The home page, absolute.
  public var url: String?
  /// A picture, absolute.
  public var avatar: String?
  /// The mail address, without `mailto:`.
  public var email: String?

  /// A person of whom so much is known.
  public init(
    name: String? = nil, url: String? = nil, avatar: String? = nil, email: String? = nil
  ) {
    self.name = name
    self.url = url
    self.avatar = avatar
    self.email = email
  }
}

/// A file that belongs to an entry (RSS 2.0 `<enclosure>`, Atom `rel="enclosure"`, Media RSS).
public struct Enclosure: Hashable, Codable, Sendable {
  /// The file's address, absolute.
  public var url: String
  /// The media type, lower case, as the feed says.
  public var mimeType: String?
  /// What the file is called.
  public var title: String?
  /// The size in bytes.
  public var byteCount: Int64?
  /// The playing time in whole seconds.
  public var durationSeconds: Int?

  /// A file at an address, with what is known of it.
  public init(
    url: String, mimeType: String? = nil, title: String? = nil, byteCount: Int64? = nil,
    durationSeconds: Int? = nil
  ) {
    self.url = url
    self.mimeType = mimeType
    self.title = title
    self.byteCount = byteCount
    self.durationSeconds = durationSeconds
  }
}

/// The feed that an entry was taken over from (RSS 2.0 `<source>`, RFC 4287 §4.2.11).
public struct EntrySource: Hashable, Codable, Sendable {
  /// The feed's title, plain.
  public var title: String?
  /// The feed's address, absolute.
  public var url: String?
  /// The feed's own identifier.
  public var id: String?

  /// A feed of which so much is known.
  public init(title: String? = nil, url: String? = nil, id: String? = nil) {
    self.title = title
    self.url = url
    self.id = id
  }
}

/// A place on earth (W3C Basic Geo, GeoRSS), in degrees.
public struct GeoPoint: Hashable, Codable, Sendable {
  /// Latitude, -90 to 90.
  public var latitude: Double
  /// Longitude, -180 to 180.
  public var longitude: Double

  /// A point by its coordinates in degrees.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// What podcast namespaces say of an episode (iTunes, Podcasting 2.0).
public struct PodcastEpisode: Hashable, Codable, Sendable {
  /// `itunes:episode` or `podcast:episode`.
  public var episode: Int?
  /// `itunes:season` or `podcast:season`.
  public var season: Int?
  /// `full`, `trailer` or `bonus`.
  public var episodeType: String?
  /// `itunes:explicit`.
  public var isExplicit: Bool?
  /// `podcast:transcript`, absolute.
  public var transcriptURL: String?
  /// `podcast:chapters`, absolute.
  public var chaptersURL: String?

  /// An episode of which nothing is known yet.
  public init() {}
}

/// What an entry says about itself beside its text, address and dates; kept with the article.
///
/// Every address is absolute. Names follow the JSON Feed members of the command-line contract.
public struct EntryDetails: Hashable, Codable, Sendable {
  /// Who wrote it.
  public var authors: [Person] = []
  /// Who else worked on it.
  public var contributors: [Person] = []
  /// Categories and tags, in order, without repeats.
  public var tags: [String] = []
  /// The language as a BCP 47 tag.
  public var language: String?
  /// The page elsewhere that the entry is about.
  public var externalURL: String?
  /// The main picture.
  public var image: String?
  /// A wide picture for the top.
  public var bannerImage: String?
  /// The page with the comments.
  public var commentsURL: String?
  /// How many comments there are.
  public var commentsCount: Int?
  /// Copyright, plain text.
  public var rights: String?
  /// Where it was taken over from.
  public var source: EntrySource?
  /// Where it happened.
  public var geo: GeoPoint?
  /// Whether the entry's identifier is its page's address (RSS 2.0 `<guid isPermaLink>`).
  public var guidIsPermalink: Bool?
  /// RFC 4287 `rel="via"`.
  public var viaURL: String?
  /// Thumbnails of the enclosures (Media RSS).
  public var enclosureThumbnails: [String] = []
  /// What podcast namespaces say.
  public var podcast: PodcastEpisode?

  /// Nothing known.
  public init() {}
}
