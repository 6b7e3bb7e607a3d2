import Markup
import Vocabulary
import WebText

extension FeedBuilder {
  /// An entry begins; one that is still open was meant to have ended.
  func startEntry(_ attributes: XMLAttributes) -> Scope {
    if draft != nil { finishEntry() }
    hasParts = true
    guard feed.entries.count < ParsingLimits.entries else {
      if feed.entries.count == ParsingLimits.entries, !hasTooManyEntries {
        hasTooManyEntries = true
        warn("too-many-entries", "more than \(ParsingLimits.entries) entries; the rest is left out")
      }
      return .ignored
    }
    var draft = EntryDraft(start: cursor?.elementOffset ?? 0)
    draft.entry.details.language = language == feed.language ? nil : language
    if let about = attributes[FeedAttribute.rdfAbout.rawValue]?.nonBlank,
      draft.claims(.guid, rank: FieldRank.guest)
    {
      draft.entry.guid = about
    }
    if feed.format == .cdf { takeCDFItem(attributes, into: &draft) }
    self.draft = draft
    return .entry
  }

  func finishEntry() {
    guard let finished = draft else { return }
    draft = nil
    // What a document that is cut off has of its last entry is not the entry.
    guard let cursor, !cursor.isBehindCut else { return }
    var entry = finished.finished()
    entry.sourceHash = EntryHash.hash(
      in: cursor, from: finished.start, to: cursor.offset, without: finished.volatile)
    feed.entries.append(entry)
  }

  /// An element begins in an entry, in a group of media or in what wraps a place.
  func startInEntry(
    _ element: FeedElement, _ attributes: XMLAttributes, isAtom: Bool, frame: inout Frame
  ) -> Scope {
    switch element {
    case .item, .entry: return startEntry(attributes)
    case .author, .contributor: return startPerson(element, attributes)
    case .source: return startSource(attributes, isAtom: isAtom)
    case .link: return startLink(attributes, isAtom: isAtom, frame: &frame)
    case .category:
      if let term = FeedBuilder.term(of: attributes) { draft?.addTag(term) }
      return begin(element)
    case .itunesCategory:
      draft?.addTag(attributes[FeedAttribute.text.rawValue])
      return .itunesCategory
    case .guid:
      return begin(element, hint: attributes[FeedAttribute.isPermaLink.rawValue]?.lowercased())
    case .enclosure:
      takeEnclosure(attributes)
      return .ignored
    case .content where attributes[FeedAttribute.type.rawValue]?.hasPrefix("multipart/") == true:
      // Atom 0.3 §4.13.2: the same content in several forms, each in an element of its own.
      return .media
    case .content where isAtom || attributes[FeedAttribute.type.rawValue] != nil:
      // RFC 4287 §4.1.3.2: content elsewhere is an address, but some have both.
      setLink(attributes[FeedAttribute.src.rawValue], rank: FieldRank.weak)
      return beginText(element, attributes, isAtom: true)
    case .title, .summary, .description, .content, .rights, .contentEncoded, .dcTitle,
      .dcDescription, .dcRights, .termsAbstract, .itunesTitle, .itunesSummary, .itunesSubtitle,
      .mediaTitle, .mediaDescription:
      return beginText(element, attributes, isAtom: isAtom)
    case .xhtmlBody: return begin(element, as: .xhtml)
    case .image: return startImage(attributes)
    case .commentCount, .volatile:
      frame.volatileStart = cursor?.elementOffset
      return element == .commentCount ? begin(element) : .ignored
    case .mediaGroup, .mediaContent, .mediaThumbnail, .mediaCredit, .mediaKeywords,
      .mediaCategory, .itunesImage, .podcastTranscript, .podcastChapters, .podcastPerson:
      return startMedia(element, attributes)
    case .geoWrapper: return .geo
    // Fields whose text is one line.
    case .id, .pubDate, .published, .updated, .createdOld, .dcDate, .termsIssued, .termsCreated,
      .termsModified, .comments, .dcCreator, .itunesAuthor, .dcSubject, .itunesKeywords,
      .dcLanguage, .language, .originalLink, .itunesDuration, .itunesExplicit, .itunesEpisode,
      .itunesSeason, .itunesEpisodeType, .geoLatitude, .geoLongitude, .geoPair,
      .geoExtent, .lastBuildDate, .dcIdentifier, .dcContributor:
      return begin(element, isAtom: isAtom)
    default: return .ignored
    }
  }

  func finishInEntry(_ field: Field) {
    switch field.element {
    case .title, .dcTitle, .itunesTitle, .mediaTitle: setEntryTitle(field)
    case .content, .contentEncoded:
      // Of several forms of one content the one with markup is the best.
      let isOneOfSeveral = frames.last?.scope == .media && capture.kind == .text
      setBody(field, rank: isOneOfSeveral ? FieldRank.guest : rank(of: field))
    case .xhtmlBody: setBody(field, rank: rank(of: field))
    case .description, .dcDescription, .termsAbstract, .itunesSummary, .mediaDescription,
      .itunesSubtitle:
      setDescription(field)
    case .summary:
      // In RSS it stands beside a description which is the body.
      if field.isAtom {
        setDescription(field)
      } else if draft?.abstract == nil {
        draft?.abstract = construct(field)
      }
    case .rights, .dcRights:
      if draft?.entry.details.rights == nil {
        draft?.entry.details.rights = PlainTitle.text(of: construct(field))
      }
    case .guid, .id: setIdentifier(field)
    case .dcIdentifier: draft?.lastIdentifier = capture.trimmed.nonBlank
    case .dcContributor:
      if let person = Person(parsing: capture.trimmed) {
        draft?.entry.details.contributors.merge(person)
      }
    case .link: finishLink(field)
    case .comments:
      setCommentsURL(resolve(capture.trimmed))
    case .commentCount:
      if let count = Int(capture.trimmed), count >= 0 { draft?.entry.details.commentsCount = count }
    default: finishDateOrPersonInEntry(field)
    }
  }

  private func finishDateOrPersonInEntry(_ field: Field) {
    switch field.element {
    case .pubDate, .published, .createdOld, .termsIssued, .dcDate, .termsCreated:
      setPublished(field)
    case .updated, .termsModified, .lastBuildDate: setModified(field)
    case .dcCreator, .itunesAuthor: addEntryAuthor(field)
    case .category, .dcSubject: draft?.addTag(capture.trimmed)
    case .itunesKeywords:
      for word in capture.trimmed.split(separator: ",") { draft?.addTag(String(word)) }
    case .language, .dcLanguage:
      if let tag = capture.trimmed.nonBlank { draft?.entry.details.language = tag }
    case .originalLink:
      draft?.entry.details.externalURL = resolve(capture.trimmed)
    default: finishMedia(field)
    }
  }

  // MARK: Texts, dates and people

  private func rank(of field: Field) -> Int { FieldPrecedence.ofEntry(field.element) }

  private func setEntryTitle(_ field: Field) {
    guard let text = construct(field), draft?.claims(.title, rank: rank(of: field)) == true
    else { return }
    draft?.entry.title = text
  }

  private func setBody(_ field: Field, rank: Int) {
    guard let text = construct(field), draft?.claims(.body, rank: rank) == true else { return }
    draft?.entry.content = text
    if let language, language != feed.language, draft?.entry.details.language == nil {
      draft?.entry.details.language = language
    }
  }

  private func setDescription(_ field: Field) {
    guard let text = construct(field), draft?.claims(.description, rank: rank(of: field)) == true
    else { return }
    draft?.description = text
  }

  private func setPublished(_ field: Field) {
    guard let date = date(field),
      draft?.claimsAgain(.published, rank: rank(of: field)) == true
    else { return }
    draft?.entry.published = date
  }

  private func setModified(_ field: Field) {
    guard let date = date(field), draft?.claimsAgain(.modified, rank: rank(of: field)) == true
    else { return }
    draft?.entry.modified = date
  }

  private func addEntryAuthor(_ field: Field) {
    guard let person = Person(parsing: capture.trimmed) else { return }
    draft?.addAuthor(person, rank: rank(of: field))
  }

  // MARK: Identity and links

  private func setIdentifier(_ field: Field) {
    guard let text = capture.trimmed.nonBlank,
      draft?.claimsAgain(.guid, rank: rank(of: field)) == true
    else { return }
    draft?.entry.guid = text
    guard field.element == .guid else {
      // Only RSS's guid is an address unless it says otherwise.
      draft?.entry.details.guidIsPermalink = nil
      return
    }
    let isPermalink = field.hint != "false"
    draft?.entry.details.guidIsPermalink = isPermalink
    guard isPermalink, draft?.permalink == nil else { return }
    // A path is an address only where the feed says that it is one.
    let isPath = field.hint == "true" && text.first.map { "/.?".contains($0) } == true
    if isPath {
      draft?.permalink = resolve(text)
    } else if let address = WebURL(parsing: text), address.isWeb {
      draft?.permalink = address.string
    }
  }

  /// Sets the entry's page from a link as it is written.
  func setLink(_ link: String?, rank: Int, isLast: Bool = false) {
    guard let url = resolve(link) else { return }
    let claims = isLast ? draft?.claimsAgain(.url, rank: rank) : draft?.claims(.url, rank: rank)
    guard claims == true else { return }
    draft?.entry.url = url
    draft?.entry.link = link
  }

  /// The picture of an entry: RSS 1.0's has elements in it, others have an attribute or a text.
  private func startImage(_ attributes: XMLAttributes) -> Scope {
    let address = attributes[FeedAttribute.href.rawValue] ?? attributes[FeedAttribute.url.rawValue]
    draft?.setImage(resolve(address), rank: FieldRank.core)
    imageText.removeAll(keepingCapacity: true)
    return .image
  }

  /// The text of a picture is its address when nothing else was.
  func finishImage() {
    guard draft != nil, let url = resolve(imageText.trimmedText),
      WebURL(parsing: url)?.isWeb == true
    else { return }
    draft?.setImage(url, rank: FieldRank.guest)
  }

  private func setCommentsURL(_ url: String?) {
    if draft?.entry.details.commentsURL == nil { draft?.entry.details.commentsURL = url }
  }

  /// A link that has its address in an attribute is Atom's; RSS has it in the text.
  private func startLink(
    _ attributes: XMLAttributes, isAtom: Bool, frame: inout Frame
  ) -> Scope {
    let link = AtomLink(attributes)
    // Some write Atom's links as RSS does, with the address as text.
    guard link.href != nil else {
      return begin(.link, isAtom: isAtom, hint: link.relation, label: link.type)
    }
    if let count = attributes[FeedAttribute.threadCount.rawValue] {
      frame.volatileStart = cursor?.elementOffset
      if let count = Int(count.trimmingBlanks), count >= 0 {
        draft?.entry.details.commentsCount = count
      }
    }
    if link.relation == "enclosure" {
      takeEnclosure(attributes)
    } else {
      takeLink(link)
    }
    return .ignored
  }

  /// The text of a link without an address among its attributes.
  private func finishLink(_ field: Field) {
    let text = capture.trimmed
    guard let relation = field.hint, relation != "alternate" else {
      // RSS has one link; where there are two, the last holds.
      return setLink(text, rank: FieldRank.core, isLast: !field.isAtom)
    }
    if relation == "enclosure", let url = resolve(text) {
      draft?.addEnclosure(Enclosure(url: url, mimeType: field.label))
    } else {
      takeLink(AtomLink(href: text, relation: relation, type: field.label))
    }
  }

  private func takeLink(_ link: AtomLink) {
    guard let url = resolve(link.href) else { return }
    switch link.relation {
    case "alternate": setLink(link.href, rank: link.rank(in: feed.format))
    case "related":
      if draft?.entry.details.externalURL == nil { draft?.entry.details.externalURL = url }
    case "via":
      if draft?.entry.details.viaURL == nil { draft?.entry.details.viaURL = url }
    case "replies":
      if link.isPage { setCommentsURL(url) }
    default: break
    }
  }

  private func startSource(_ attributes: XMLAttributes, isAtom: Bool) -> Scope {
    var source = EntrySource()
    source.url = resolve(attributes[FeedAttribute.url.rawValue])
    draft?.entry.details.source = source
    guard source.url == nil else { return beginSourceTitle() }
    return isAtom ? .source : beginSourceTitle()
  }

  /// RSS 2.0 `<source url>`: the text is the title of the feed.
  private func beginSourceTitle() -> Scope { begin(.source, as: .html) }

  /// The category that attributes name: Atom's label or term, CDF's value.
  static func term(of attributes: XMLAttributes) -> String? {
    attributes[FeedAttribute.label.rawValue]?.nonBlank
      ?? attributes[FeedAttribute.term.rawValue]?.nonBlank
      ?? attributes[FeedAttribute.value.rawValue]?.nonBlank
      ?? attributes[FeedAttribute.text.rawValue]?.nonBlank
  }

  private func takeCDFItem(_ attributes: XMLAttributes, into draft: inout EntryDraft) {
    draft.entry.url = resolve(attributes[FeedAttribute.href.rawValue])
    if let date = attributes[FeedAttribute.lastModified.rawValue] {
      draft.entry.modified = Timestamp(parsingFeedDate: date)
    }
  }
}
