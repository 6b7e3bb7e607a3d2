import WebText

/// What the root of a document tells.
enum FeedRoot {
  /// Elements of feeds that never contain another of their name.
  static let neverNested = ["item", "entry", "channel"]

  /// Elements of feeds that have no other of these inside.
  static let flat = [
    "title", "link", "guid", "pubDate", "description", "category", "comments", "updated",
    "published", "id", "enclosure", "language", "copyright",
  ]

  /// Where the root of a feed begins, when something else stands before it.
  ///
  /// Only its first place is tried, so that no document is read more than twice.
  static func offset(in text: Span<UInt8>) -> Int? {
    for index in 0..<min(text.count, ParsingLimits.rootSearchBytes)
    where text[index] == UInt8(ascii: "<")
      && names.contains(where: { has($0, at: index, in: text) })
    {
      return index
    }
    return nil
  }

  private static let names: [StaticString] = ["<rss", "<feed", "<rdf:rdf"]

  /// Whether a tag of this name, in any case, is at a place.
  private static func has(_ tag: StaticString, at start: Int, in text: Span<UInt8>) -> Bool {
    let end = start + tag.utf8CodeUnitCount
    guard end < text.count, text[end].isBlank || text[end] == UInt8(ascii: ">") else {
      return false
    }
    return tag.withUTF8Buffer { tag in
      tag.indices.allSatisfy { text[start + $0].lowercasedASCII == tag[$0] }
    }
  }

  /// What a document with this root is, for people.
  static func describe(_ root: String, in text: Span<UInt8>) -> String {
    switch root.lowercased() {
    case "html", "head", "body", "div", "p", "br", "title", "script", "meta", "center", "table",
      "h1", "h2", "style", "form", "b", "a", "pre", "span", "ul", "main", "section", "article",
      "header", "nav", "iframe", "frameset", "noscript", "font", "img":
      WebPage.describe(text)
    case "opml", "outline": "a list of subscriptions (OPML)"
    case "urlset", "sitemapindex": "a sitemap"
    case "svg": "a picture (SVG)"
    case "plist": "a property list"
    case "error", "errors": "an error message"
    case "envelope": "an answer of a web service (SOAP)"
    case "service": "a service document (AtomPub)"
    case "opensearchdescription": "a description of a search (OpenSearch)"
    case "xs:schema", "schema": "a schema"
    default: "an XML document with the root <\(root.prefix(64))>"
    }
  }
}
