/// What an element or attribute means, whatever its format, prefix and spelling.
///
/// Several names may mean one thing (`pubDate` and `pubdate`); one name means different things in
/// different namespaces (`title` of RSS and of Media RSS).
enum FeedElement: UInt16, CaseIterable {
  case unknown

  // Documents and their parts.
  case rss, rdf, feed, channel, item, entry, image, textInput, source
  case author, contributor, name, uri, email

  // RSS and Atom.
  case title, link, description, summary, content, guid, id, category, comments, enclosure
  case pubDate, published, updated, lastBuildDate, createdOld
  case language, rights, generator, managingEditor, webMaster, cloud, ttl
  case skipHours, hour, skipDays, day, url, subtitle, logo, icon

  // Modules: Dublin Core, syndication, content, slash, thread, feed history.
  case contentEncoded, xhtmlBody, dcTitle, dcCreator, dcContributor, dcPublisher, dcDate
  case dcDescription, dcSubject, dcRights, dcLanguage
  case termsIssued, termsCreated, termsModified, termsAbstract
  case updatePeriod, updateFrequency, commentCount, volatile, archive, originalLink
  case dcIdentifier, generatorAgent

  // Media RSS, iTunes, Podcasting 2.0, places.
  case mediaGroup, mediaContent, mediaTitle, mediaDescription, mediaThumbnail, mediaCredit
  case mediaKeywords, mediaCategory
  case itunesAuthor, itunesOwner, itunesImage, itunesCategory, itunesExplicit, itunesDuration
  case itunesSummary, itunesSubtitle, itunesTitle, itunesKeywords, itunesEpisode, itunesSeason
  case itunesEpisodeType, itunesType
  case podcastTranscript, podcastChapters, podcastPerson
  case geoLatitude, geoLongitude, geoPair, geoExtent, geoWrapper
}

/// What an attribute means.
enum FeedAttribute: UInt16 {
  case unknown
  case href, rel, type, url, length, isPermaLink, term, label, version, src, mode, value, role
  case medium, fileSize, duration, text, port, path, start, lastModified, image
  case xmlBase, xmlLanguage, rdfAbout, rdfResource, threadCount
}
