import Markup
import Vocabulary

extension FeedBuilder {
  /// A file or a picture of an entry begins (Media RSS 1.5, iTunes, Podcasting 2.0).
  func startMedia(_ element: FeedElement, _ attributes: XMLAttributes) -> Scope {
    let url = resolve(attributes[FeedAttribute.url.rawValue])
    switch element {
    case .mediaContent:
      takeMedia(attributes, url: url)
      return .media
    case .mediaThumbnail:
      if let url { draft?.addThumbnail(url) }
      return .ignored
    case .mediaCredit:
      let role = attributes[FeedAttribute.role.rawValue]?.lowercased()
      return role == "author" ? begin(element) : .ignored
    case .mediaKeywords, .mediaCategory: return begin(element)
    case .itunesImage:
      draft?.setImage(
        resolve(attributes[FeedAttribute.href.rawValue]) ?? url, rank: FieldRank.iTunes)
      return begin(element)
    case .podcastTranscript:
      if let url { draft?.podcast { $0.transcriptURL = $0.transcriptURL ?? url } }
      return .ignored
    case .podcastChapters:
      if let url { draft?.podcast { $0.chaptersURL = $0.chaptersURL ?? url } }
      return .ignored
    case .podcastPerson:
      person = Person(
        url: resolve(attributes[FeedAttribute.href.rawValue]),
        avatar: resolve(attributes[FeedAttribute.image.rawValue]))
      return begin(element)
    case .mediaGroup: return .media
    default: return .ignored
    }
  }

  func finishMedia(_ field: Field) {
    let text = capture.trimmed
    switch field.element {
    case .source: draft?.entry.details.source?.title = PlainTitle.text(of: construct(field))
    case .mediaCredit:
      if let person = Person(parsing: text) { draft?.addAuthor(person, rank: FieldRank.media) }
    case .podcastPerson:
      person.name = text.nonBlank
      if person.name != nil { draft?.entry.details.contributors.merge(person) }
    case .mediaKeywords:
      for word in text.split(separator: ",") { draft?.addTag(String(word)) }
    case .mediaCategory: draft?.addTag(text)
    case .url: draft?.setImage(resolve(text), rank: FieldRank.core)
    case .itunesImage: draft?.setImage(resolve(text), rank: FieldRank.iTunes)
    case .itunesDuration: draft?.durationSeconds = PlayingTime.seconds(text)
    case .itunesExplicit:
      if let isExplicit = FeedBuilder.truth(of: text) {
        draft?.podcast { $0.isExplicit = isExplicit }
      }
    case .itunesEpisode: setNumber(text) { $0.episode = $0.episode ?? $1 }
    case .itunesSeason: setNumber(text) { $0.season = $0.season ?? $1 }
    case .itunesEpisodeType:
      if let type = text.nonBlank { draft?.podcast { $0.episodeType = type.lowercased() } }
    case .geoLatitude: draft?.latitude = Double(text)
    case .geoLongitude: draft?.longitude = Double(text)
    case .geoPair: setPlace(text)
    case .geoExtent: setMiddle(of: text)
    default: break
    }
  }

  private func setNumber(_ text: String, _ change: (inout PodcastEpisode, Int) -> Void) {
    guard let number = Int(text) else { return }
    draft?.podcast { change(&$0, number) }
  }

  /// GeoRSS and GML: latitude, then longitude, then perhaps the height.
  private func setPlace(_ text: String) {
    let numbers = text.split { $0 == " " || $0 == "," || $0.isNewline }.compactMap { Double($0) }
    guard numbers.count == 2 || numbers.count == 3 else { return }
    draft?.latitude = numbers[0]
    draft?.longitude = numbers[1]
  }

  /// The middle of a line, a polygon or a box of GeoRSS or GML.
  private func setMiddle(of text: String) {
    let numbers = text.split { $0 == " " || $0 == "," || $0.isNewline }.compactMap { Double($0) }
    guard numbers.count >= 2, numbers.count.isMultiple(of: 2) else { return }
    let latitudes = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
    let longitudes = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
    guard let south = latitudes.min(), let north = latitudes.max(), let west = longitudes.min(),
      let east = longitudes.max()
    else { return }
    draft?.latitude = (south + north) / 2
    draft?.longitude = (west + east) / 2
  }

  // MARK: Files

  /// RSS 2.0 `<enclosure>`, or an Atom link that means the same.
  func takeEnclosure(_ attributes: XMLAttributes, url: String? = nil) {
    let address =
      url ?? resolve(attributes[FeedAttribute.url.rawValue])
      ?? resolve(attributes[FeedAttribute.href.rawValue])
    guard let address else { return }
    draft?.addEnclosure(
      Enclosure(
        url: address,
        mimeType: attributes[FeedAttribute.type.rawValue]?.nonBlank?.lowercased(),
        byteCount: FeedBuilder.byteCount(attributes[FeedAttribute.length.rawValue])))
  }

  private func takeMedia(_ attributes: XMLAttributes, url: String?) {
    guard let url else { return }
    let type = attributes[FeedAttribute.type.rawValue]?.nonBlank?.lowercased()
    let medium = attributes[FeedAttribute.medium.rawValue]?.lowercased()
    if medium == "image" || (medium == nil && type?.hasPrefix("image/") == true) {
      draft?.setImage(url, rank: FieldRank.media)
      draft?.addThumbnail(url)
      return
    }
    guard let count = draft?.media.count, count < ParsingLimits.members else { return }
    draft?.media.append(
      Enclosure(
        url: url, mimeType: type,
        byteCount: FeedBuilder.byteCount(attributes[FeedAttribute.fileSize.rawValue]),
        durationSeconds: attributes[FeedAttribute.duration.rawValue]
          .flatMap(PlayingTime.seconds)))
  }

  /// A size in bytes; zero is written where nobody knew it.
  private static func byteCount(_ text: String?) -> Int64? {
    // Some group the digits, `1,234,567`.
    guard let digits = text?.trimmingBlanks.filter({ $0 != "," }), let count = Int64(digits),
      count > 0
    else { return nil }
    return count
  }
}
