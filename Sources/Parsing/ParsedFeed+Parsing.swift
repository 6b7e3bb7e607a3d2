import Markup
import WebText

extension ParsedFeed {
  /// Reads a document of any known format.
  ///
  /// - Throws: `ParsingError` when it is no feed.
  public init(parsing bytes: Span<UInt8>, source: DocumentSource) throws(ParsingError) {
    let isWhole = bytes.count <= ParsingLimits.documentBytes
    let bytes = isWhole ? bytes : bytes.extracting(..<ParsingLimits.documentBytes)
    let document = DecodedDocument(bytes, contentType: source.contentType)
    if let converted = document.converted {
      try self.init(document, text: converted.span, source: source)
    } else {
      try self.init(document, text: bytes.extracting(document.start...), source: source)
    }
    guard !isWhole else { return }
    warnings.append(
      ParsingWarning(
        code: "oversized-document", message: "only the first \(bytes.count) bytes were read"))
  }

  private init(
    _ document: DecodedDocument, text: Span<UInt8>, source: DocumentSource
  ) throws(ParsingError) {
    switch DocumentKind(of: text) {
    case .json:
      self = try JSONFeedReader.read(text, encoding: document.charset, source: source)
    case .markup:
      try self.init(markup: text, document: document, source: source)
    case .blank: throw .empty
    case .other(let what): throw .notAFeed(what)
    }
    guard document.isRepaired else { return }
    warnings.insert(
      ParsingWarning(
        code: "bad-encoding", message: "bytes that are no text in \(document.charset.name)"), at: 0)
  }

  private init(
    markup text: Span<UInt8>, document: DecodedDocument, source: DocumentSource
  ) throws(ParsingError) {
    let builder = FeedBuilder(encoding: document.charset, source: source)
    let report = readXML(text, neverNested: FeedRoot.neverNested, into: builder)
    guard let root = builder.foreignRoot else {
      guard builder.feed.format != .unknown || builder.hasRoot else {
        throw .notAFeed(DocumentKind.describe(text))
      }
      self = builder.finished(report, isRepaired: document.isRepaired)
      return
    }
    // Pages of warnings end up before feeds: the feed begins where its root does.
    if let start = FeedRoot.offset(in: text), start > 0 {
      try self.init(markup: text.extracting(start...), document: document, source: source)
      isWellFormed = false
      warnings.insert(
        ParsingWarning(code: "leading-junk", message: "<\(root)> before the feed"), at: 0)
      return
    }
    throw .notAFeed(FeedRoot.describe(root))
  }
}

/// What the root of a document tells.
enum FeedRoot {
  /// Elements of feeds that never contain another of their name.
  static let neverNested = ["item", "entry", "channel"]

  /// Where the root of a feed begins, when something else stands before it.
  static func offset(in text: Span<UInt8>) -> Int? {
    let roots = ["<?xml ", "<rss", "<feed", "<rdf:RDF"].map { Array($0.utf8) }
    var index = 1
    while index < min(text.count, ParsingLimits.rootSearchBytes) {
      if text[index] == UInt8(ascii: "<"), roots.contains(where: { has($0, at: index, in: text) }) {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func has(_ needle: [UInt8], at start: Int, in text: Span<UInt8>) -> Bool {
    guard start + needle.count <= text.count else { return false }
    return needle.indices.allSatisfy { text[start + $0] == needle[$0] }
  }

  /// What a document with this root is, for people.
  static func describe(_ root: String) -> String {
    switch root.lowercased() {
    case "html", "head", "body", "div", "p", "br", "title", "script", "meta": "a web page"
    case "opml", "outline": "a list of subscriptions (OPML)"
    case "urlset", "sitemapindex": "a sitemap"
    case "svg": "a picture (SVG)"
    case "plist": "a property list"
    case "error", "errors": "an error message"
    default: "an XML document with the root <\(root.prefix(64))>"
    }
  }
}
