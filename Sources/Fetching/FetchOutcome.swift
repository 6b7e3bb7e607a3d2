public import Vocabulary
public import WebText

/// What came of one fetch; whatever a server does is an outcome, never thrown.
public struct FetchReport: Sendable {
  /// What came of it.
  public var outcome: FetchOutcome
  /// The last status, nil when no answer came.
  public var httpStatus: Int?
  /// The bytes of the body after decoding.
  public var byteCount: Int
  /// From the start of the request to its end, redirects included, waiting for its turn not.
  public var duration: Duration
  /// What the answer says about when to ask again.
  public var freshness: Freshness
  /// The address after the leading run of 301 and 308 hops; nil when there was none.
  public var permanentURL: WebURL?

  /// The report of one fetch.
  public init(
    outcome: FetchOutcome, httpStatus: Int? = nil, byteCount: Int = 0, duration: Duration = .zero,
    freshness: Freshness = Freshness(), permanentURL: WebURL? = nil
  ) {
    self.outcome = outcome
    self.httpStatus = httpStatus
    self.byteCount = byteCount
    self.duration = duration
    self.freshness = freshness
    self.permanentURL = permanentURL
  }
}

/// What came of one fetch.
public enum FetchOutcome: Sendable {
  /// A document (200, 203, 226).
  case document(FetchedDocument)
  /// 304: what is known still holds; the validators are new ones where the answer had any.
  case notModified(Validators?)
  /// 410: it will not come back.
  case gone
  /// Anything else.
  case failed(FeedFailure)
}

/// A document as it was fetched, whole.
///
/// A transfer shorter than announced is a failure, and so is a content coding that was cut off,
/// which libcurl would call a success: only gzip and deflate are offered, and both are taken off
/// with zlib, which knows their ends. What an answer without length or coding lost at its end,
/// only the parser of the document can tell.
public struct FetchedDocument: Sendable {
  /// The decoded bytes.
  public var body: [UInt8]
  /// The `Content-Type` field.
  public var contentType: String?
  /// What to ask with the next time.
  public var validators: Validators?
  /// The address that answered, after all redirects.
  public var url: WebURL
  /// True for 226: the document holds only what is new (RFC 3229).
  public var isDelta: Bool

  /// A document with what its answer said.
  public init(
    body: [UInt8], contentType: String?, validators: Validators?, url: WebURL, isDelta: Bool = false
  ) {
    self.body = body
    self.contentType = contentType
    self.validators = validators
    self.url = url
    self.isDelta = isDelta
  }
}

/// What an answer says about when to ask again (RFC 9110 §10.2.3, RFC 9111).
public struct Freshness: Hashable, Sendable {
  /// How long the answer is fresh (`max-age` less `Age`, else `Expires` less `Date`); at most 24 h.
  public var lifetime: Duration?
  /// How long to leave the server alone (`Retry-After`); at most 24 h.
  public var retryAfter: Duration?
  /// How much the server will still answer; nil when it states no limit.
  public var rateLimit: RateLimit?

  /// What one answer says.
  public init(
    lifetime: Duration? = nil, retryAfter: Duration? = nil, rateLimit: RateLimit? = nil
  ) {
    self.lifetime = lifetime
    self.retryAfter = retryAfter
    self.rateLimit = rateLimit
  }
}
