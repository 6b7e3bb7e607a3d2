public import Vocabulary
public import WebText

/// One entry as the document has it.
public struct ParsedEntry: Sendable {
  /// The entry's own identifier, opaque, never resolved.
  public var guid: String?
  /// The entry's page, absolute where a base was known.
  public var url: String?
  /// The entry's page as the document writes it, neither resolved nor normalised.
  public var link: String?
  /// The headline.
  public var title: TextConstruct?
  /// A shorter body; present only when `content` is there too.
  public var summary: TextConstruct?
  /// The body: full content, or the description where that is all there is.
  public var content: TextConstruct?
  /// The body as plain text where the feed gives one of its own (JSON Feed `content_text`).
  public var contentText: String?
  /// When it was published.
  public var published: Timestamp?
  /// When it was last changed.
  public var modified: Timestamp?
  /// Files that belong to it.
  public var enclosures: [Enclosure] = []
  /// All else that it says about itself.
  public var details = EntryDetails()
  /// The hash of the raw entry; equal hashes mean that nothing changed.
  ///
  /// What servers change at each request (comment counts, clocks) is left out.
  public var sourceHash = StableHash(high: 0, low: 0)

  /// An empty entry.
  public init() {}

  /// What tells the entry from others in what is printed: its guid, its link, or else its hash.
  public var identifier: String {
    guid ?? link ?? url
      ?? "winnow:\(String(sourceHash.high, radix: 16))\(String(sourceHash.low, radix: 16))"
  }
}
