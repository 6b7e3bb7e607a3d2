import Markup
import Vocabulary
import WebText

extension FeedBuilder {
  /// An element begins in the channel or, as RSS 1.0 has it, beside it.
  func startInChannel(
    _ element: FeedElement, _ attributes: XMLAttributes, isAtom: Bool
  ) -> Scope {
    switch element {
    case .channel:
      takeAbout(attributes)
      return .channel
    case .item, .entry: return startEntry(attributes)
    case .image: return .image
    case .author, .contributor, .itunesOwner: return startPerson(element, attributes)
    case .link where attributes[FeedAttribute.href.rawValue]?.nonBlank != nil:
      takeChannelLink(attributes)
      return .ignored
    case .itunesImage:
      takeChannelImage(attributes)
      return begin(element)
    case .itunesCategory: return startCategory(element, attributes)
    case .category:
      if let term = FeedBuilder.term(of: attributes) { addCategory(term) }
      return begin(element)
    case .cloud:
      takeCloud(attributes)
      return .ignored
    case .skipHours: return .skipHours
    case .skipDays: return .skipDays
    case .archive:
      feed.isArchive = true
      return .ignored
    case .title, .subtitle, .description, .summary, .rights, .dcTitle, .dcDescription, .dcRights,
      .itunesTitle, .itunesSubtitle, .itunesSummary:
      return beginText(element, attributes, isAtom: isAtom)
    case _ where FeedBuilder.channelLines.contains(element): return begin(element, isAtom: isAtom)
    default: return .ignored
    }
  }

  /// Fields of a channel whose text is one line.
  private static let channelLines: Set<FeedElement> = [
    .link, .id, .pubDate, .published, .updated, .lastBuildDate, .dcDate, .termsModified,
    .termsIssued, .createdOld, .language, .dcLanguage, .generator, .managingEditor, .webMaster,
    .dcCreator, .itunesAuthor, .itunesExplicit, .itunesType, .itunesKeywords, .dcSubject, .ttl,
    .icon, .logo, .updatePeriod, .updateFrequency,
  ]

  func finishInChannel(_ field: Field) {
    switch field.element {
    case .title: setTitle(field, rank: FieldRank.core)
    case .dcTitle: setTitle(field, rank: FieldRank.dublinCore)
    case .itunesTitle: setTitle(field, rank: FieldRank.iTunes)
    case .subtitle, .itunesSubtitle: feed.subtitle = feed.subtitle ?? construct(field)
    case .description: setSummary(field, rank: FieldRank.core)
    case .dcDescription: setSummary(field, rank: FieldRank.dublinCore)
    case .itunesSummary, .summary: setSummary(field, rank: FieldRank.iTunes)
    case .rights, .dcRights: feed.rights = feed.rights ?? construct(field)
    case .link: setHomePage(capture.trimmed, rank: FieldRank.core)
    case .id: feed.id = feed.id ?? capture.trimmed.nonBlank
    case .url: feed.imageURL = feed.imageURL ?? resolve(capture.trimmed)
    case .icon: feed.favicon = feed.favicon ?? resolve(capture.trimmed)
    case .logo: feed.icon = feed.icon ?? resolve(capture.trimmed)
    case .itunesImage: changePodcast { $0.image = $0.image ?? resolve(capture.trimmed) }
    case .category, .dcSubject: addCategory(capture.trimmed)
    case .itunesKeywords: for word in capture.trimmed.split(separator: ",") { addCategory(word) }
    case .language, .dcLanguage: setLanguage(capture.trimmed, element: field.element)
    case .generator: feed.generator = feed.generator ?? capture.trimmed.nonBlank
    default: finishChannelDateOrHint(field)
    }
  }

  private func finishChannelDateOrHint(_ field: Field) {
    switch field.element {
    case .updated: setUpdated(field, rank: FieldRank.core)
    case .lastBuildDate, .termsModified: setUpdated(field, rank: FieldRank.guest)
    case .dcDate: setUpdated(field, rank: FieldRank.dublinCore)
    case .pubDate, .published, .termsIssued, .createdOld:
      feed.published = feed.published ?? date(field)
    case .managingEditor: addChannelAuthor(capture.trimmed, rank: FieldRank.iTunes)
    case .dcCreator: addChannelAuthor(capture.trimmed, rank: FieldRank.dublinCore)
    case .itunesAuthor: addChannelAuthor(capture.trimmed, rank: FieldRank.media)
    case .itunesExplicit:
      changePodcast { $0.isExplicit = $0.isExplicit ?? FeedBuilder.truth(of: capture.trimmed) }
    case .itunesType:
      changePodcast { $0.type = $0.type ?? capture.trimmed.nonBlank?.lowercased() }
    case .ttl:
      if let minutes = Int(capture.trimmed), minutes > 0 { feed.hints.timeToLiveMinutes = minutes }
    case .updatePeriod: updatePeriodMinutes = FeedBuilder.periods[capture.trimmed.lowercased()]
    case .updateFrequency: updateFrequency = Int(capture.trimmed)
    case .hour: addSkippedHour(capture.trimmed)
    case .day: addSkippedDay(capture.trimmed)
    default: break
    }
  }

  // MARK: Texts, dates and people

  private func setTitle(_ field: Field, rank: Int) {
    guard let text = construct(field), channelRanks.claims(.title, rank: rank) else { return }
    feed.title = text
  }

  private func setSummary(_ field: Field, rank: Int) {
    guard let text = construct(field), channelRanks.claims(.description, rank: rank) else { return }
    feed.summary = text
  }

  private func setUpdated(_ field: Field, rank: Int) {
    guard let date = date(field), channelRanks.claims(.modified, rank: rank) else { return }
    feed.updated = date
  }

  private func setLanguage(_ tag: String, element: FeedElement) {
    guard let tag = tag.nonBlank,
      channelRanks.claims(
        .language, rank: element == .language ? FieldRank.core : FieldRank.dublinCore)
    else { return }
    feed.language = tag
  }

  private func addChannelAuthor(_ text: String, rank: Int) {
    guard let person = Person(parsing: text) else { return }
    addChannelAuthor(person, rank: rank)
  }

  func addChannelAuthor(_ person: Person, rank: Int) {
    if channelRanks.claims(.authors, rank: rank) { feed.authors = [] }
    guard channelRanks.rank(of: .authors) == rank else { return }
    feed.authors.merge(person)
  }

  func addCategory(_ text: some StringProtocol) {
    guard let category = text.nonBlank, feed.categories.count < ParsingLimits.members,
      !feed.categories.contains(category)
    else { return }
    feed.categories.append(category)
  }

  // MARK: Links and pictures

  func setHomePage(_ reference: String?, rank: Int) {
    guard let url = resolve(reference), channelRanks.claims(.url, rank: rank) else { return }
    feed.homePageURL = url
  }

  private func takeChannelLink(_ attributes: XMLAttributes) {
    let link = AtomLink(attributes)
    guard let url = resolve(link.href) else { return }
    switch link.relation {
    case "alternate":
      setHomePage(link.href, rank: link.rank(in: feed.format))
    case "self":
      feed.feedURL = feed.feedURL ?? url
    case "hub": addHub(FeedHub(type: "WebSub", url: url))
    case "next", "next-archive": feed.nextURL = feed.nextURL ?? url
    case "previous", "prev", "prev-archive": feed.previousURL = feed.previousURL ?? url
    default: break
    }
  }

  private func addHub(_ hub: FeedHub) {
    guard feed.hubs.count < ParsingLimits.members, !feed.hubs.contains(hub) else { return }
    feed.hubs.append(hub)
  }

  /// RSS 2.0 `<cloud>`: where an rssCloud server takes subscriptions.
  private func takeCloud(_ attributes: XMLAttributes) {
    // `domain` is asked for by its name, for no other element of interest has it.
    var host: String?
    for index in 0..<attributes.count
    where attributes.localName(at: index).elementsEqual(
      "domain".utf8)
    {
      host = attributes.value(at: index).nonBlank
    }
    guard let host else { return }
    let port = attributes[FeedAttribute.port.rawValue].flatMap { Int($0) } ?? 80
    let path = attributes[FeedAttribute.path.rawValue] ?? "/"
    guard let url = WebURL(parsing: "http://\(host):\(port)\(path)") else { return }
    addHub(FeedHub(type: "rssCloud", url: url.string))
  }

  private func takeChannelImage(_ attributes: XMLAttributes) {
    guard
      let url = resolve(
        attributes[FeedAttribute.href.rawValue] ?? attributes[FeedAttribute.url.rawValue])
    else { return }
    changePodcast { $0.image = $0.image ?? url }
  }

  private func takeAbout(_ attributes: XMLAttributes) {
    if feed.id == nil { feed.id = attributes[FeedAttribute.rdfAbout.rawValue]?.nonBlank }
  }

  // MARK: Podcasts and hints

  func startCategory(_ element: FeedElement, _ attributes: XMLAttributes) -> Scope {
    guard element == .itunesCategory else { return .ignored }
    guard draft == nil else {
      draft?.addTag(attributes[FeedAttribute.text.rawValue])
      return .itunesCategory
    }
    if let text = attributes[FeedAttribute.text.rawValue]?.nonBlank {
      changePodcast { podcast in
        guard podcast.categories.count < ParsingLimits.members,
          !podcast.categories.contains(text)
        else { return }
        podcast.categories.append(text)
      }
    }
    return .itunesCategory
  }

  func changePodcast(_ change: (inout PodcastChannel) -> Void) {
    var podcast = feed.podcast ?? PodcastChannel()
    change(&podcast)
    feed.podcast = podcast == PodcastChannel() ? nil : podcast
  }

  /// The syndication module's words in minutes; a month has thirty days.
  private static let periods = [
    "hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600,
  ]

  /// `yes`, `true`, `explicit` or their opposites; nil for any other word.
  static func truth(of word: String) -> Bool? {
    switch word.lowercased() {
    case "yes", "true", "explicit", "1": true
    case "no", "false", "clean", "0": false
    default: nil
    }
  }

  private func addSkippedHour(_ text: String) {
    // Some count from 1, so that 24 is the hour after midnight (RSS 0.91).
    guard let hour = Int(text), (0...24).contains(hour),
      !feed.hints.skipHours.contains(hour % 24)
    else { return }
    feed.hints.skipHours.append(hour % 24)
  }

  private func addSkippedDay(_ text: String) {
    let day = text.lowercased()
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    guard days.contains(day), !feed.hints.skipDays.contains(day) else { return }
    feed.hints.skipDays.append(day)
  }

  // MARK: CDF

  /// The members of a CDF channel that are attributes.
  func takeCDF(_ attributes: XMLAttributes) {
    setHomePage(attributes[FeedAttribute.href.rawValue], rank: FieldRank.guest)
    if let date = attributes[FeedAttribute.lastModified.rawValue] {
      feed.updated = Timestamp(parsingFeedDate: date)
    }
  }
}
