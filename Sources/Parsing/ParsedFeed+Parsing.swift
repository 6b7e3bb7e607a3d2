import Markup
import WebText

extension ParsedFeed {
  /// Reads a document of any known format.
  ///
  /// - Throws: `ParsingError` when it is no feed.
  public init(parsing bytes: Span<UInt8>, source: DocumentSource) throws(ParsingError) {
    let isWhole = bytes.count <= ParsingLimits.documentBytes
    let bytes = isWhole ? bytes : bytes.extracting(..<ParsingLimits.documentBytes)
    if let file = FileSignature.name(of: bytes) { throw .notAFeed(file) }
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
    warnings.insert(contentsOf: document.warnings, at: 0)
    if document.isRepaired { isWellFormed = false }
  }

  private init(
    markup text: Span<UInt8>, document: DecodedDocument, source: DocumentSource
  ) throws(ParsingError) {
    let outcome = ParsedFeed.read(text, document: document, source: source)
    guard case .foreign(let root) = outcome else {
      self = try outcome.feed(of: text)
      return
    }
    // Pages of warnings end up before feeds, and feeds in pages: the feed begins where its root does.
    if let start = FeedRoot.offset(in: text), start > 0,
      case .feed(let feed) = ParsedFeed.read(
        text.extracting(start...), document: document, source: source),
      feed.title != nil || !feed.entries.isEmpty
    {
      self = feed
      isWellFormed = false
      let linesBefore = (0..<start).count { text[$0] == UInt8(ascii: "\n") }
      for index in warnings.indices {
        warnings[index].line = warnings[index].line.map { $0 + linesBefore }
      }
      warnings.insert(
        ParsingWarning(
          code: "leading-junk", message: "<\(root.prefix(64))> before the feed", line: 1), at: 0)
      return
    }
    throw .notAFeed(FeedRoot.describe(root, in: text))
  }

  /// What became of a document of markup.
  private enum Outcome {
    case feed(ParsedFeed)
    /// Its root is that of something else.
    case foreign(String)
    /// It has no root, or one of which nothing can be said but what it is.
    case other(String)

    func feed(of text: Span<UInt8>) throws(ParsingError) -> ParsedFeed {
      switch self {
      case .feed(let feed): return feed
      case .foreign(let root): throw .notAFeed(FeedRoot.describe(root, in: text))
      case .other(let what): throw .notAFeed(what)
      }
    }
  }

  private static func read(
    _ text: Span<UInt8>, document: DecodedDocument, source: DocumentSource
  ) -> Outcome {
    let builder = FeedBuilder(encoding: document.charset, source: source)
    let report = readXML(
      text, isValid: true, neverNested: FeedRoot.neverNested, flat: FeedRoot.flat, into: builder)
    if let root = builder.foreignRoot { return .foreign(root) }
    guard builder.hasRoot else { return .other(DocumentKind.describe(text)) }
    guard builder.isFeed else { return .other(builder.emptyRootName) }
    return .feed(builder.finished(report, isRepaired: document.isRepaired))
  }
}
