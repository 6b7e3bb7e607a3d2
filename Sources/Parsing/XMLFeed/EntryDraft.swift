import Vocabulary
import WebText

/// An entry of which not all has been read.
///
/// Several elements may give one field; each has a rank in `FieldPrecedence`, and the first of the
/// highest rank stays, in whatever order they come.
struct EntryDraft {
  /// The fields that several elements may give.
  enum Field: UInt64 {
    case guid, url, title, body, description, published, modified, authors, image, commentsURL
    case commentsCount, rights, language
  }

  var entry = ParsedEntry()
  var description: TextConstruct?
  /// The address that the guid is, where it is one.
  var permalink: String?
  /// An identifier for an entry that has neither guid nor link (`dc:identifier`).
  var lastIdentifier: String?
  /// Authors of the feed that the entry was taken over from.
  var sourceAuthors: [Person] = []
  /// A text that is shorter than a description.
  var abstract: TextConstruct?
  var latitude: Double?
  var longitude: Double?
  var durationSeconds: Int?
  /// The files of Media RSS, which come after those that are enclosures.
  var media: [Enclosure] = []
  /// Where the entry begins in the bytes that are read.
  let start: Int
  /// Parts that change without the entry changing, as ranges of those bytes.
  var volatile: [Range<Int>] = []
  private var ranks: UInt64 = 0

  init(start: Int) { self.start = start }

  /// Whether an element of this rank may set the field; if so, it has.
  mutating func claims(_ field: Field, rank: Int) -> Bool {
    let shift = field.rawValue * 4
    guard UInt64(rank) > ranks >> shift & 15 else { return false }
    ranks = ranks & ~(15 << shift) | UInt64(rank) << shift
    return true
  }

  /// Whether an element may set a field whose last element of the highest rank stays.
  ///
  /// Servers that add a newer date to an older one put it behind it.
  mutating func claimsAgain(_ field: Field, rank: Int) -> Bool {
    claims(field, rank: rank) || self.rank(of: field) == rank
  }

  /// The rank of what set the field.
  func rank(of field: Field) -> Int { Int(ranks >> (field.rawValue * 4) & 15) }

  /// Adds a person named by elements of a rank; the highest rank's people stay.
  mutating func addAuthor(_ person: Person, rank: Int) {
    if claims(.authors, rank: rank) { entry.details.authors = [] }
    guard self.rank(of: .authors) == rank else { return }
    entry.details.authors.merge(person)
  }

  mutating func addTag(_ text: String?) {
    guard let tag = text?.nonBlank, entry.details.tags.count < ParsingLimits.members,
      !entry.details.tags.contains(tag)
    else { return }
    entry.details.tags.append(tag)
  }

  /// Adds a file; what is said of one address in several places is put together.
  mutating func addEnclosure(_ enclosure: Enclosure) {
    guard entry.enclosures.count < ParsingLimits.members else { return }
    guard let same = entry.enclosures.firstIndex(where: { $0.url == enclosure.url }) else {
      return entry.enclosures.append(enclosure)
    }
    let known = entry.enclosures[same]
    entry.enclosures[same].mimeType = known.mimeType ?? enclosure.mimeType
    entry.enclosures[same].title = known.title ?? enclosure.title
    entry.enclosures[same].byteCount = known.byteCount ?? enclosure.byteCount
    entry.enclosures[same].durationSeconds = known.durationSeconds ?? enclosure.durationSeconds
  }

  mutating func addThumbnail(_ url: String) {
    guard entry.details.enclosureThumbnails.count < ParsingLimits.members,
      !entry.details.enclosureThumbnails.contains(url)
    else { return }
    entry.details.enclosureThumbnails.append(url)
  }

  mutating func setImage(_ url: String?, rank: Int) {
    guard let url, claims(.image, rank: rank) else { return }
    entry.details.image = url
  }

  mutating func podcast(_ change: (inout PodcastEpisode) -> Void) {
    var podcast = entry.details.podcast ?? PodcastEpisode()
    change(&podcast)
    entry.details.podcast = podcast
  }

  /// The entry, its fields put where they belong.
  consuming func finished() -> ParsedEntry {
    for file in media { addEnclosure(file) }
    // From the longest body to the shortest: the first that is there is the content.
    let bodies = [entry.content, description, abstract].compactMap { $0 }
    entry.content = bodies.first
    entry.summary = bodies.dropFirst().first
    settlePermalink()
    if entry.guid == nil, entry.url == nil { entry.guid = lastIdentifier }
    // RFC 4287 §4.1.2: an entry without an author has those of its source.
    if entry.details.authors.isEmpty { entry.details.authors = sourceAuthors }
    // What an entry says is relative to its page, where nothing else is known.
    if let url = entry.url, bodies.contains(where: { $0.base == nil }) {
      let page = WebURL(parsing: url)
      if entry.content?.base == nil { entry.content?.base = page }
      if entry.summary?.base == nil { entry.summary?.base = page }
    }
    if let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180 {
      entry.details.geo = GeoPoint(latitude: latitude, longitude: longitude)
    }
    if let durationSeconds, let file = playableFile {
      entry.enclosures[file].durationSeconds =
        entry.enclosures[file].durationSeconds ?? durationSeconds
    }
    if entry.details.image == nil {
      entry.details.image = entry.details.enclosureThumbnails.first
    }
    return entry
  }

  /// An entry without a link has the address that its guid is; one with another link has a guid that
  /// is no address of it, whatever its attribute says.
  private mutating func settlePermalink() {
    if entry.url == nil { entry.url = permalink }
    guard entry.details.guidIsPermalink == true else { return }
    entry.details.guidIsPermalink = permalink != nil && entry.url == permalink
  }

  /// The file that a duration without an address speaks of.
  private var playableFile: Int? {
    entry.enclosures.firstIndex {
      $0.mimeType?.hasPrefix("audio/") == true || $0.mimeType?.hasPrefix("video/") == true
    } ?? entry.enclosures.indices.first
  }
}

extension [Person] {
  /// Adds a person, or what is new about one who is there.
  mutating func merge(_ person: Person) {
    guard person != Person(), count < ParsingLimits.members else { return }
    let same = firstIndex { known in
      (known.name != nil && known.name == person.name)
        || (known.email != nil && known.email == person.email)
    }
    guard let same else { return append(person) }
    self[same].name = self[same].name ?? person.name
    self[same].url = self[same].url ?? person.url
    self[same].avatar = self[same].avatar ?? person.avatar
    self[same].email = self[same].email ?? person.email
  }
}
