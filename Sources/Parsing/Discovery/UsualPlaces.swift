public import WebText

/// Where programs that make sites put their feeds, best first.
public enum UsualPlaces {
  /// Below the page: most sites that are part of a larger one have their feed there.
  private static let belowPage = ["feed/", "feed.xml", "rss.xml", "atom.xml", "index.xml"]
  /// At the root of the site.
  private static let atRoot = [
    "feed/", "feed.xml", "rss.xml", "atom.xml", "index.xml", "rss", "feed.json",
    "feeds/posts/default",
  ]

  /// The addresses to try for a page, each once.
  public static func feeds(of page: WebURL) -> [WebURL] {
    let folder = folder(of: page.path)
    let paths = (folder == "/" ? [] : belowPage.map { folder + $0 }) + atRoot.map { "/" + $0 }
    return paths.compactMap { WebURL(parsing: $0, base: page) }
  }

  /// The path below which a page's own documents are: `/blog/` for `/blog`, `/blog/` and
  /// `/blog/index.html`.
  private static func folder(of path: String) -> String {
    let segments = path.split(separator: "/")
    guard let last = segments.last else { return "/" }
    let isDocument = !path.hasSuffix("/") && last.contains(".")
    let kept = isDocument ? segments.dropLast() : segments[...]
    return kept.isEmpty ? "/" : "/" + kept.joined(separator: "/") + "/"
  }
}

/// The answer of a directory of podcasts.
public enum PodcastLookup {
  /// The address of the feed: `feedUrl` of the first result; nil where there is none.
  public static func feedURL(in document: Span<UInt8>) -> String? {
    document.withUnsafeBufferPointer { bytes in
      var url: String?
      var reader = JSONReader(bytes)
      do {
        try reader.object { (reader, name) throws(JSONReader.Failure) in
          guard name == "results", try reader.nextKind() == .array else { return try reader.skip() }
          try reader.array { (reader) throws(JSONReader.Failure) in
            guard try reader.nextKind() == .object else { return try reader.skip() }
            try reader.object { (reader, name) throws(JSONReader.Failure) in
              guard name == "feedUrl", url == nil else { return try reader.skip() }
              url = try reader.string()
            }
          }
        }
      } catch {
        // What is no JSON names no feed, but what was read before the fault counts.
        return url
      }
      return url
    }
  }
}
