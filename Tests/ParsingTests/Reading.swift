import Parsing
import Testing
import Vocabulary
import WebText

/// Reads a feed document.
func parse(_ text: String, url: String? = nil, contentType: String? = nil) throws -> ParsedFeed {
  try parse(Array(text.utf8), url: url, contentType: contentType)
}

/// Reads a feed document.
func parse(_ bytes: [UInt8], url: String? = nil, contentType: String? = nil) throws -> ParsedFeed {
  let url = try url.map { try #require(WebURL(parsing: $0)) }
  return try ParsedFeed(
    parsing: bytes.span, source: DocumentSource(url: url, contentType: contentType))
}

/// An RSS 2.0 document around some items or channel members.
func rss(_ members: String, namespaces: String = "") -> String {
  "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" \(namespaces)><channel><title>Channel</title>"
    + "<link>https://example.org/</link><description>About</description>\(members)</channel></rss>"
}

/// An Atom 1.0 document around some entries or feed members.
func atom(_ members: String) -> String {
  "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:thr=\"http://purl.org/syndication/thread/1.0\">"
    + "<title>Feed</title><id>urn:feed</id>\(members)</feed>"
}

/// The one entry of an RSS document.
func rssItem(_ members: String, namespaces: String = "") throws -> ParsedEntry {
  try #require(try parse(rss("<item>\(members)</item>", namespaces: namespaces)).entries.first)
}

/// The one entry of an Atom document.
func atomEntry(_ members: String) throws -> ParsedEntry {
  try #require(try parse(atom("<entry>\(members)</entry>")).entries.first)
}
