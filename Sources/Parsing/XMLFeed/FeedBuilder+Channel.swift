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
      hasParts = true
      takeAbout(attributes)
      return .channel
    case .item, .entry: return startEntry(attributes)
    // A root in a root of which nothing has been read yet is the same root.
    case .rss where feed.title == nil && feed.entries.isEmpty: return .root
    case .image:
      imageText.removeAll(keepingCapacity: true)
      return .image
    case .author, .contributor, .itunesOwner: return startPerson(element, attributes)
    case .link where attributes[FeedAttribute.href.rawValue]?.nonBlank != nil:
      takeChannelLink(attributes, isAtom: isAtom)
      return .ignored
    case .generatorAgent:
      feed.generator = feed.generator ?? attributes[FeedAttribute.rdfResource.rawValue]?.nonBlank
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
    .icon, .logo, .updatePeriod, .updateFrequency, .termsCreated,
  ]

  func finishInChannel(_ field: Field) {
    switch field.element {
    case .title, .dcTitle, .itunesTitle: setTitle(field)
    case .subtitle, .itunesSubtitle: setSubtitle(field)
    case .description, .dcDescription, .itunesSummary, .summary: setSummary(field)
    case .rights, .dcRights: setRights(field)
    case .link: setHomePage(capture.trimmed, rank: FieldRank.core)
    case .id: feed.id = capture.trimmed.nonBlank ?? feed.id
    case .url: feed.imageURL = resolve(capture.trimmed) ?? feed.imageURL
    case .icon: feed.favicon = resolve(capture.trimmed) ?? feed.favicon
    case .logo: feed.icon = resolve(capture.trimmed) ?? feed.icon
    case .itunesImage: changePodcast { $0.image = $0.image ?? resolve(capture.trimmed) }
    case .category, .dcSubject: addCategory(capture.trimmed)
    case .itunesKeywords: for word in capture.trimmed.split(separator: ",") { addCategory(word) }
    case .language, .dcLanguage: setLanguage(field)
    case .generator: feed.generator = capture.trimmed.nonBlank ?? feed.generator
    default: finishChannelDateOrHint(field)
    }
  }

  private func finishChannelDateOrHint(_ field: Field) {
    switch field.element {
    case .updated, .lastBuildDate, .termsModified, .dcDate: setUpdated(field)
    case .pubDate, .published, .termsIssued, .createdOld, .termsCreated: setPublished(field)
    case .managingEditor, .dcCreator, .itunesAuthor:
      if let person = Person(parsing: capture.trimmed) {
        addChannelAuthor(person, rank: rank(of: field))
      }
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

  private func rank(of field: Field) -> Int { FieldPrecedence.ofChannel(field.element) }

  private func setTitle(_ field: Field) {
    guard let text = construct(field), channelRanks.claims(.title, rank: rank(of: field)) else {
      return
    }
    feed.title = text
  }

  // Of one element that is there twice the last holds, as in most programs; but the first title.

  private func setSubtitle(_ field: Field) {
    guard let text = construct(field), channelRanks.claimsAgain(.body, rank: rank(of: field))
    else { return }
    feed.subtitle = text
  }

  private func setSummary(_ field: Field) {
    guard let text = construct(field),
      channelRanks.claimsAgain(.description, rank: rank(of: field))
    else { return }
    feed.summary = text
  }

  private func setRights(_ field: Field) {
    guard let text = construct(field), channelRanks.claimsAgain(.rights, rank: rank(of: field))
    else { return }
    feed.rights = text
  }

  private func setUpdated(_ field: Field) {
    guard let date = date(field), channelRanks.claimsAgain(.modified, rank: rank(of: field))
    else { return }
    feed.updated = date
  }

  private func setPublished(_ field: Field) {
    guard let date = date(field), channelRanks.claimsAgain(.published, rank: rank(of: field))
    else { return }
    feed.published = date
  }

  private func setLanguage(_ field: Field) {
    guard let tag = capture.trimmed.nonBlank,
      channelRanks.claimsAgain(.language, rank: rank(of: field))
    else { return }
    feed.language = tag
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
    guard let url = resolve(reference) else { return }
    // Atom's links are alternatives of which the first is preferred; RSS has one link.
    let claims =
      feed.format.isAtom
      ? channelRanks.claims(.url, rank: rank) : channelRanks.claimsAgain(.url, rank: rank)
    if claims { feed.homePageURL = url }
  }

  private func takeChannelLink(_ attributes: XMLAttributes, isAtom: Bool) {
    let link = AtomLink(attributes)
    guard let url = resolve(link.href) else { return }
    switch link.relation {
    case "alternate":
      setHomePage(link.href, rank: isAtom ? link.rank(in: feed.format) : FieldRank.core)
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
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let word = text.lowercased()
    // `Sat` is as good as `Saturday`.
    guard word.utf8.count >= 3, let day = days.first(where: { $0.hasPrefix(word.prefix(3)) }),
      !feed.hints.skipDays.contains(day)
    else { return }
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
