import Vocabulary
import WebText

/// One call of `Fetcher.fetch` on its way: what was asked, and how far it has come.
final class PendingFetch {
  let ticket: UInt64
  let request: FetchRequest
  private let continuation: CheckedContinuation<FetchReport, Never>
  /// Where secrets may go: it is the request's, and encrypted from the hop on that was.
  private var origin: WebURL

  /// Where it is and has been.
  var redirects: RedirectPolicy
  /// The time used by the hops that are over.
  var elapsed = Duration.zero
  /// When the hop that is under way began.
  var hopBegan = Duration.zero
  /// True while each hop was to the host that the operator named.
  private(set) var isOnOperatorsHost: Bool
  /// True while each hop was to the origin of the request, or its encrypted twin.
  ///
  /// Who has left it comes back on the word of another server, which may name any address there.
  private(set) var isAtOrigin = true
  /// True for the first hop that is not to the origin any more.
  private(set) var hasLeftOrigin = false
  /// The hop that is under way.
  var transfer: Transfer?
  /// The handle of all its hops, which holds the cookies.
  var easy: EasyHandle?
  /// True once a server has set a cookie.
  private(set) var hasCookies = false
  /// The status of the last answer, of whichever hop.
  private var lastStatus: Int?

  init(
    ticket: UInt64, request: FetchRequest, maximumRedirects: Int,
    continuation: CheckedContinuation<FetchReport, Never>
  ) {
    self.ticket = ticket
    self.request = request
    self.continuation = continuation
    origin = request.url
    redirects = RedirectPolicy(start: request.url, maximum: maximumRedirects)
    isOnOperatorsHost = request.operatorHost != nil && request.operatorHost == request.url.host
  }

  /// The host that is asked now, ports together.
  var host: String { redirects.current.host ?? "" }

  /// The address where the host is one, not a name.
  var literalAddress: IPAddress? {
    IPAddress(String(host.drop { $0 == "[" }.prefix { $0 != "]" }))
  }

  /// The proxy that is asked in the server's place; nil for none.
  func proxy(_ configuration: FetchConfiguration) -> String? {
    switch request.proxy {
    case .configured: configuration.proxy
    case .direct: nil
    case .proxy(let url): url
    }
  }

  /// Follows a redirect; a failure ends the fetch.
  func follow(_ head: ResponseHead) -> FeedFailure? {
    let setsCookie = head.has(.setCookie)
    if let failure = redirects.follow(head.status, to: head.location, setsCookie: setsCookie) {
      return failure
    }
    isOnOperatorsHost = isOnOperatorsHost && request.operatorHost == host
    let wasAtOrigin = isAtOrigin
    isAtOrigin = isAtOrigin && origin.maySendSecrets(to: redirects.current)
    hasLeftOrigin = wasAtOrigin && !isAtOrigin
    if isAtOrigin { origin = redirects.current }
    return nil
  }

  /// Notes what the answer of a hop leaves behind.
  func note(_ head: ResponseHead) {
    if head.has(.setCookie) { hasCookies = true }
    if head.status != 0 { lastStatus = head.status }
  }

  /// Answers the caller; once.
  func finish(_ outcome: FetchOutcome, answer: ResponseHead?, now: Timestamp) {
    let byteCount = if case .document(let document) = outcome { document.body.count } else { 0 }
    continuation.resume(
      returning: FetchReport(
        outcome: outcome, httpStatus: lastStatus,
        byteCount: byteCount, duration: elapsed,
        freshness: answer.map { Freshness($0, now: now) } ?? Freshness(),
        permanentURL: redirects.permanentURL))
  }
}

extension Freshness {
  /// What an answer says; a redirect's word concerns the redirect, not the document.
  fileprivate init(_ head: ResponseHead, now: Timestamp) {
    self.init()
    guard head.isComplete, !RedirectPolicy.isRedirect(head.status) else { return }
    let isReusable = head.status < 400
    self.init(
      cacheControl: isReusable ? head[.cacheControl] : nil, age: head[.age],
      expires: isReusable ? head[.expires] : nil, date: head[.date],
      retryAfter: head[.retryAfter], now: now)
    rateLimit = RateLimit(head, now: now)
  }
}
