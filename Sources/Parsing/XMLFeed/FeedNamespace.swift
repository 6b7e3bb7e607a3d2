import WebText

/// The namespaces of feeds.
enum FeedNamespace {
  /// RSS of any version, Atom of any version, CDF, and whatever a root declares as its default.
  case core
  case atom
  case rdf, dublinCore, dublinCoreTerms, content, syndication, slash, thread, wellFormedWeb
  case media, itunes, podcast, geo, georss, gml, feedburner, history, xhtml, xml
  case admin, webFeeds
  case other

  /// The namespace of a URI, or of a usual prefix where none is declared.
  init(uri: String?, prefix: String?) {
    if let uri {
      let normal = FeedNamespace.normalized(uri)
      self = FeedNamespace.byURI[normal] ?? FeedNamespace.byStart(of: normal)
    } else if let prefix {
      self = FeedNamespace.byPrefix[prefix.lowercased()] ?? .other
    } else {
      self = .core
    }
  }

  /// URIs are compared without case, scheme and what stands at their end: all are found in feeds.
  private static func normalized(_ uri: String) -> String {
    var text = uri.trimmingBlanks.lowercased()
    for scheme in ["http://", "https://"] where text.hasPrefix(scheme) {
      text.removeFirst(scheme.count)
    }
    while text.hasSuffix("/") || text.hasSuffix("#") { text.removeLast() }
    return text
  }

  private static let byURI: [String: FeedNamespace] = [
    "": .core,
    "purl.org/rss/1.0": .core, "my.netscape.com/rdf/simple/0.9": .core,
    "channel.netscape.com/rdf/simple/0.9": .core, "backend.userland.com/rss": .core,
    "backend.userland.com/rss2": .core, "blogs.law.harvard.edu/tech/rss": .core,
    "my.netscape.com/publish/formats/rss-0.91.dtd": .core, "purl.org/net/rss1.1": .core,
    "www.w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom, "example.com/newformat": .atom,
    "www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
    "purl.org/metadata/dublin_core": .dublinCore, "purl.org/dc/terms": .dublinCoreTerms,
    "purl.org/rss/1.0/modules/content": .content,
    "purl.org/rss/1.0/modules/syndication": .syndication,
    "purl.org/rss/1.0/modules/slash": .slash, "purl.org/syndication/thread/1.0": .thread,
    "wellformedweb.org/commentapi": .wellFormedWeb, "search.yahoo.com/mrss": .media,
    "www.itunes.com/dtds/podcast-1.0.dtd": .itunes, "itunes.apple.com/rss": .itunes,
    "podcastindex.org/namespace/1.0": .podcast,
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": .podcast,
    "www.w3.org/2003/01/geo/wgs84_pos": .geo, "www.georss.org/georss": .georss,
    "www.opengis.net/gml": .gml, "rssnamespace.org/feedburner/ext/1.0": .feedburner,
    "pheedo.com/namespace/pheedo": .feedburner, "www.pheedo.com/namespace/pheedo": .feedburner,
    "www.google.com/schemas/play-podcasts/1.0": .itunes, "postneo.com/icbm": .geo,
    "webns.net/mvcb": .admin, "webfeeds.org/rss/1.0": .webFeeds,
    "purl.org/syndication/history/1.0": .history, "www.w3.org/1999/xhtml": .xhtml,
    "www.w3.org/xml/1998/namespace": .xml,
  ]

  /// Namespaces that exist in several versions.
  private static func byStart(of uri: String) -> FeedNamespace {
    if uri.hasPrefix("search.yahoo.com/mrss") { return .media }
    if uri.hasPrefix("purl.org/atom/ns") { return .atom }
    if uri.hasPrefix("www.itunes.com/dtds/podcast") { return .itunes }
    if uri.hasPhrase("podcast-namespace") { return .podcast }
    if uri.hasPrefix("www.opengis.net/gml") { return .gml }
    return .other
  }

  private static let byPrefix: [String: FeedNamespace] = [
    "rss": .core, "atom": .atom, "atom10": .atom, "atom03": .atom, "a10": .atom, "rdf": .rdf,
    "dc": .dublinCore, "dcterms": .dublinCoreTerms, "content": .content, "sy": .syndication,
    "slash": .slash, "thr": .thread, "wfw": .wellFormedWeb, "media": .media, "itunes": .itunes,
    "podcast": .podcast, "geo": .geo, "georss": .georss, "gml": .gml, "feedburner": .feedburner,
    "pheedo": .feedburner, "googleplay": .itunes, "icbm": .geo, "admin": .admin,
    "webfeeds": .webFeeds, "fh": .history, "xhtml": .xhtml, "xml": .xml,
  ]
}
