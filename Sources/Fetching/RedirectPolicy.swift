import Vocabulary
import WebText

/// Where a fetch goes when a server sends it elsewhere; a value that knows no network.
struct RedirectPolicy {
  /// The address that is asked now.
  private(set) var current: WebURL
  /// The address after the leading run of 301 and 308 hops; nil when there was none.
  private(set) var permanentURL: WebURL?
  /// True while every hop was 301 or 308.
  private(set) var isPermanentSoFar = true
  /// How many redirects have been followed.
  private(set) var count = 0

  private let maximum: Int
  private var visited: Set<WebURL>

  /// A fetch that begins at an address and follows at most so many redirects.
  init(start: WebURL, maximum: Int) {
    current = start.withoutCredentials.withoutFragment
    self.maximum = maximum
    visited = [current]
  }

  /// The statuses that name another place to ask (RFC 9110 §15.4).
  static func isRedirect(_ status: Int) -> Bool {
    [301, 302, 303, 307, 308].contains(status)
  }

  /// Goes where an answer points; a failure ends the fetch.
  ///
  /// `setsCookie`: the answer set one, so that the same address may answer otherwise now.
  mutating func follow(_ status: Int, to location: String?, setsCookie: Bool) -> FeedFailure? {
    guard let location, !location.isEmpty else { return .redirectWithoutLocation(status) }
    guard let target = WebURL(parsing: location, base: current) else {
      return .malformedLocation()
    }
    guard Self.isFetched(target) else { return .schemeNotFetched(target.scheme) }
    guard count < maximum else { return .tooManyRedirects(maximum) }
    let next = target.withoutCredentials.withoutFragment
    if setsCookie { visited.removeAll() }
    guard visited.insert(next).inserted else { return .redirectLoop() }
    go(to: next, status)
    return nil
  }

  private mutating func go(to next: WebURL, _ status: Int) {
    let losesEncryption = current.scheme == "https" && next.scheme == "http"
    isPermanentSoFar =
      isPermanentSoFar && (status == 301 || status == 308) && !losesEncryption
    current = next
    count += 1
    if isPermanentSoFar { permanentURL = next }
  }

  /// Whether the network policy fetches an address at all.
  static func isFetched(_ url: WebURL) -> Bool {
    (url.scheme == "http" || url.scheme == "https") && !(url.host ?? "").isEmpty
  }
}
