public import Parsing
import Vocabulary
import WebText

/// What is true of any document, however it came to be.
public enum FeedClaims {
  /// Reads a document twice and checks what it says; nil when it is no feed.
  @discardableResult
  public static func check(_ bytes: [UInt8], source: DocumentSource) -> ParsedFeed? {
    let feed = read(bytes, source: source)
    let again = read(bytes, source: source)
    guard let feed, let again else {
      FuzzInput.expect((feed == nil) == (again == nil), "a feed is a feed at each reading")
      return nil
    }
    FuzzInput.expect(isSame(feed, again), "two readings of one document are equal")
    checkBounds(of: feed, documentBytes: bytes.count)
    return feed
  }

  private static func read(_ bytes: [UInt8], source: DocumentSource) -> ParsedFeed? {
    do { return try ParsedFeed(parsing: bytes.span, source: source) } catch {
      FuzzInput.expect(!reason(error).isEmpty, "what is no feed is called by its name")
      return nil
    }
  }

  private static func reason(_ error: ParsingError) -> String {
    switch error {
    case .empty: "empty"
    case .notAFeed(let what), .unreadable(let what): what
    }
  }

  /// Whether two readings tell the same.
  public static func isSame(_ left: ParsedFeed, _ right: ParsedFeed) -> Bool {
    left.format == right.format && left.encoding == right.encoding
      && left.warnings == right.warnings && left.title == right.title
      && left.summary == right.summary && left.homePageURL == right.homePageURL
      && left.authors == right.authors && left.categories == right.categories
      && left.hints == right.hints && left.podcast == right.podcast
      && left.entries.elementsEqual(right.entries, by: isSameEntry)
  }

  private static func isSameEntry(_ left: ParsedEntry, _ right: ParsedEntry) -> Bool {
    left.sourceHash == right.sourceHash && left.identifier == right.identifier
      && left.title == right.title && left.content == right.content
      && left.summary == right.summary && left.published == right.published
      && left.modified == right.modified && left.enclosures == right.enclosures
      && left.details == right.details
  }

  private static func checkBounds(of feed: ParsedFeed, documentBytes: Int) {
    FuzzInput.expect(feed.entries.count <= documentBytes / 2, "an entry takes room")
    FuzzInput.expect(feed.warnings.count <= 256, "warnings are bounded in number")
    for warning in feed.warnings {
      FuzzInput.expect(warning.message.utf8.count <= 1_024, "a warning is short: \(warning)")
      FuzzInput.expect(
        (1...documentBytes + 1).contains(warning.line ?? 1), "a line is one of the document's")
    }
    for entry in feed.entries {
      FuzzInput.expect(!entry.identifier.isEmpty, "each entry has an identifier")
      FuzzInput.expect(entry.url != "", "an address is absent, never empty")
      for text in [entry.title, entry.summary, entry.content].compactMap({ $0 }) {
        FuzzInput.expect(!text.value.isEmpty, "a text is absent, never empty")
        // A byte may become a reference of six; a document's own entities have a limit of their own.
        FuzzInput.expect(
          text.value.utf8.count <= 6 * documentBytes + (512 << 10), "a text is bounded")
      }
      for date in [entry.published, entry.modified].compactMap({ $0 }) {
        FuzzInput.expect((1...10_000).contains(date.civil.year), "a date has a year: \(date)")
      }
    }
  }
}
