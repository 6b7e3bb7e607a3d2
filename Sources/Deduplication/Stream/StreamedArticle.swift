public import Vocabulary
import WebText

/// An article as a stream brings it: what it is compared by, and no text.
public struct StreamedArticle: Sendable {
  /// Its id, unique in the stream.
  public var id: String
  /// The hash of the name of its feed.
  public var feed: Int64?
  /// When it was published.
  public var published: Timestamp?
  /// The sketch of its text.
  public var sketch: Sketch
  /// What it is about; nil where stories are not asked for.
  public var story: StoryText?
  /// The hash of its canonical address.
  var page: UInt64?
  /// The hash of its guid, together with that of the feed.
  var guid: UInt64?

  /// Sketches an article; linear in its text.
  public init(
    id: String, url: String?, guid: String?, feed: String?, title: String?, text: String,
    published: Timestamp?, level: ClusterLevel
  ) {
    self.id = id
    self.published = published
    let feedHash = feed.map { StableHash(of: $0).low }
    self.feed = feedHash.map(Int64.init(bitPattern:))
    let title = title.map { PlainText(verbatim: $0) }
    let text = PlainText(verbatim: text)
    sketch = Sketch(title: title, text: text)
    story = level == .story ? StoryText(title: title, text: text) : nil
    page = url.flatMap(StreamedArticle.page)
    self.guid = guid.map { TokenHash.joined(feedHash ?? 0, StableHash(of: $0).low) }
  }

  /// Nil for the front page of a site, which feeds without permalinks give to every article.
  private static func page(of address: String) -> UInt64? {
    guard let url = WebURL(parsing: address) else { return nil }
    if url.isWeb, url.path == "/", url.query == nil { return nil }
    return StableHash(of: CanonicalURL(of: url).string).low
  }
}

/// Where an article of a stream belongs.
public struct StreamedPlacement: Hashable, Sendable {
  /// The id of the first article of its cluster.
  public var cluster: String
  /// How sure that is, 0 to 1; 0 for an article that is alone so far.
  public var score: Double
}
