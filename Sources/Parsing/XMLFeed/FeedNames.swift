import Markup

/// The one table of names: what each means in its namespace.
///
/// Local names are in lower case.
enum FeedNames {
  static func element(_ name: XMLName, in namespace: FeedNamespace) -> FeedElement {
    let local = name.localName.lowercased()
    if let element = elements(of: namespace)?[local] { return element }
    // A default namespace that nobody knows is that of a root which was meant to have none.
    let isUnknownDefault = namespace == .other && name.prefix == nil
    return isUnknownDefault ? core[local] ?? .unknown : .unknown
  }

  static func attribute(_ name: XMLName, in namespace: FeedNamespace) -> FeedAttribute {
    let local = name.localName.lowercased()
    guard name.prefix != nil else { return attributes[local] ?? .unknown }
    return switch (namespace, local) {
    case (.xml, "base"): .xmlBase
    case (.xml, "lang"): .xmlLanguage
    case (.rdf, "about"): .rdfAbout
    case (.rdf, "resource"): .rdfResource
    case (.thread, "count"): .threadCount
    case (.atom, _), (.core, _): attributes[local] ?? .unknown
    default: .unknown
    }
  }

  private static func elements(of namespace: FeedNamespace) -> [String: FeedElement]? {
    switch namespace {
    case .core: core
    case .atom: atom
    case .other, .xml: nil
    default: modules[namespace]
    }
  }

  private static let core: [String: FeedElement] = [
    "rss": .rss, "rdf": .rdf, "feed": .feed, "channel": .channel, "item": .item,
    "entry": .entry, "image": .image, "textinput": .textInput, "source": .source,
    "author": .author, "contributor": .contributor, "name": .name, "uri": .uri, "email": .email,
    "title": .title, "link": .link, "description": .description, "abstract": .description,
    "summary": .summary, "content": .content, "encoded": .contentEncoded, "fulltext": .content,
    "fullitem": .contentEncoded, "tags": .itunesKeywords,
    "guid": .guid, "id": .id, "category": .category, "keywords": .itunesKeywords,
    "comments": .comments, "enclosure": .enclosure, "pubdate": .pubDate, "date": .dcDate,
    "published": .published, "issued": .published, "updated": .updated, "modified": .updated,
    "created": .createdOld, "lastbuilddate": .lastBuildDate, "language": .language,
    "copyright": .rights, "rights": .rights, "generator": .generator,
    "managingeditor": .managingEditor, "webmaster": .webMaster, "cloud": .cloud, "ttl": .ttl,
    "skiphours": .skipHours, "hour": .hour, "skipdays": .skipDays, "day": .day, "url": .url,
    "subtitle": .subtitle, "tagline": .subtitle, "logo": .logo, "icon": .icon, "body": .xhtmlBody,
    "creator": .dcCreator, "subject": .dcSubject, "thumbnail": .mediaThumbnail,
  ]

  private static let atom: [String: FeedElement] = [
    "feed": .feed, "entry": .entry, "item": .item, "source": .source, "author": .author,
    "contributor": .contributor, "name": .name, "uri": .uri, "url": .uri, "homepage": .uri,
    "email": .email, "title": .title, "link": .link, "summary": .summary, "content": .content,
    "id": .id, "category": .category, "published": .published, "issued": .published,
    "updated": .updated, "modified": .updated, "created": .createdOld, "rights": .rights,
    "copyright": .rights, "generator": .generator, "subtitle": .subtitle, "tagline": .subtitle,
    "logo": .logo, "icon": .icon,
  ]

  private static let modules: [FeedNamespace: [String: FeedElement]] = [
    .rdf: ["rdf": .rdf],
    .dublinCore: [
      "title": .dcTitle, "creator": .dcCreator, "author": .dcCreator,
      "contributor": .dcContributor, "publisher": .dcPublisher, "date": .dcDate,
      "description": .dcDescription, "subject": .dcSubject, "rights": .dcRights,
      "language": .dcLanguage, "identifier": .dcIdentifier,
    ],
    .dublinCoreTerms: [
      "issued": .termsIssued, "created": .termsCreated, "modified": .termsModified,
      "abstract": .termsAbstract, "date": .dcDate, "creator": .dcCreator, "title": .dcTitle,
      "subject": .dcSubject, "rights": .dcRights, "language": .dcLanguage,
      "description": .dcDescription, "identifier": .dcIdentifier, "contributor": .dcContributor,
    ],
    .content: ["encoded": .contentEncoded],
    .syndication: ["updateperiod": .updatePeriod, "updatefrequency": .updateFrequency],
    .slash: ["comments": .commentCount, "hit_parade": .volatile],
    .thread: ["total": .commentCount],
    .media: [
      "group": .mediaGroup, "content": .mediaContent, "title": .mediaTitle,
      "description": .mediaDescription, "text": .unknown, "thumbnail": .mediaThumbnail,
      "credit": .mediaCredit, "keywords": .mediaKeywords, "category": .mediaCategory,
      "community": .volatile,
    ],
    .itunes: [
      "author": .itunesAuthor, "owner": .itunesOwner, "name": .name, "email": .email,
      "image": .itunesImage, "link": .itunesImage, "category": .itunesCategory,
      "explicit": .itunesExplicit,
      "duration": .itunesDuration, "summary": .itunesSummary, "subtitle": .itunesSubtitle,
      "title": .itunesTitle, "keywords": .itunesKeywords, "episode": .itunesEpisode,
      "season": .itunesSeason, "episodetype": .itunesEpisodeType, "type": .itunesType,
      // Google Play's podcasts have the same elements under other names.
      "description": .itunesSummary,
    ],
    .podcast: [
      "transcript": .podcastTranscript, "chapters": .podcastChapters, "person": .podcastPerson,
      "season": .itunesSeason, "episode": .itunesEpisode,
    ],
    .geo: [
      "lat": .geoLatitude, "long": .geoLongitude, "lon": .geoLongitude, "point": .geoWrapper,
      "latitude": .geoLatitude, "longitude": .geoLongitude,
    ],
    .georss: [
      "point": .geoPair, "where": .geoWrapper, "line": .geoExtent, "polygon": .geoExtent,
      "box": .geoExtent, "circle": .geoPair,
    ],
    .gml: [
      "point": .geoWrapper, "pos": .geoPair, "linestring": .geoWrapper, "polygon": .geoWrapper,
      "exterior": .geoWrapper, "linearring": .geoWrapper, "envelope": .geoWrapper,
      "poslist": .geoExtent, "lowercorner": .geoPair,
    ],
    .admin: ["generatoragent": .generatorAgent],
    .webFeeds: ["icon": .icon, "logo": .logo],
    .feedburner: ["origlink": .originalLink],
    .history: ["archive": .archive],
    .xhtml: ["body": .xhtmlBody, "div": .xhtmlBody],
  ]

  private static let attributes: [String: FeedAttribute] = [
    "href": .href, "rel": .rel, "type": .type, "url": .url, "length": .length,
    "ispermalink": .isPermaLink, "term": .term, "label": .label, "version": .version, "src": .src,
    "mode": .mode, "value": .value, "role": .role, "medium": .medium, "filesize": .fileSize,
    "duration": .duration, "text": .text, "port": .port, "path": .path, "start": .start,
    "lastmod": .lastModified, "img": .image,
  ]
}
