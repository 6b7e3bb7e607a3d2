public import WebText

/// Where a document came from, as far as that changes how it is read.
public struct DocumentSource: Sendable {
  /// The address it was fetched from: the base of relative references.
  public var url: WebURL?
  /// The HTTP `Content-Type` field.
  public var contentType: String?

  /// A source of which so much is known.
  public init(url: WebURL? = nil, contentType: String? = nil) {
    self.url = url
    self.contentType = contentType
  }
}

/// Why a document is no feed.
public enum ParsingError: Error, Hashable, Sendable {
  /// There is nothing in it.
  case empty
  /// It is something else; the text says what, `a web page`.
  case notAFeed(String)
  /// It is a feed so damaged that nothing could be read.
  case unreadable(String)
}
