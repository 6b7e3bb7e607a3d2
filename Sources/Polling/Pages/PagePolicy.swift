import Fetching
import Storage
import Vocabulary
import WebText

/// Decides what becomes of a page that did not come, or was not one; pure, without a clock.
enum PagePolicy {
  /// How long is waited after each attempt, in seconds; after the last one it is given up.
  static let delays: [Int64] = [300, 1_800, 10_800, 43_200]
  /// The largest page that is read.
  static let byteCount = 10 << 20
  /// Of how many pages an article is put together at the most.
  static let partCount = 10

  /// What becomes of a page after a failure; it is asked for again where time may mend that.
  static func result(
    of failure: FeedFailure, _ report: FetchReport, attempts: Int, now: Timestamp
  ) -> PageResult {
    let failure = sentence(for: failure, status: report.httpStatus)
    guard isPassing(failure, status: report.httpStatus), attempts < delays.count else {
      return .failed(failure, retryAt: nil)
    }
    let wait = max(.seconds(delays[attempts]), report.freshness.retryAfter ?? .zero)
    return .failed(failure, retryAt: now + wait)
  }

  /// Whether what failed is asked for again.
  static func isWorthAnother(_ report: FetchReport, attempts: Int) -> Bool {
    guard case .failed(let failure) = report.outcome else { return false }
    return isPassing(failure, status: report.httpStatus) && attempts < delays.count
  }

  /// Whether a later attempt may succeed.
  private static func isPassing(_ failure: FeedFailure, status: Int?) -> Bool {
    switch failure.code {
    case .dns, .connect, .timeout, .truncated, .protocol: true
    case .http: status.map { $0 >= 500 || [408, 425, 429].contains($0) } ?? true
    case .tls, .privateAddress, .badRedirect, .redirectLoop, .tooLarge, .encoding, .unauthorized,
      .notAFeed, .storage:
      false
    }
  }

  /// The fetcher's sentences speak of feeds where a page needs other words.
  private static func sentence(for failure: FeedFailure, status: Int?) -> FeedFailure {
    switch (failure.code, status) {
    case (.unauthorized, _): FeedFailure(.unauthorized, "The page asks for a login.")
    case (.http, 404?): FeedFailure(.http, "There is no page at this address (404).")
    case (.http, 410?): FeedFailure(.http, "The page is gone (410).")
    default: failure
    }
  }

  /// Whether what came may be a page at all, by its type and size.
  static func refusal(of document: FetchedDocument) -> PageResult? {
    if document.body.count > byteCount {
      return .failed(
        FeedFailure(.tooLarge, "The page is larger than \(byteCount) bytes."), retryAt: nil)
    }
    guard let type = document.contentType, !type.isEmpty else { return nil }
    let essence = type.prefix { $0 != ";" && $0 != "," }.lowercased()
      .filter { !$0.isWhitespace }
    return pageTypes.contains(essence) ? nil : .kept(.notAPage, wordCount: nil)
  }

  private static let pageTypes: Set = [
    "text/html", "application/xhtml+xml", "application/xml", "text/xml",
  ]

  /// Whether an article's address has led to the front page of a site: the article is gone.
  static func isFrontPage(_ document: FetchedDocument, askedFor url: WebURL) -> Bool {
    func isFront(_ url: WebURL) -> Bool { ["", "/"].contains(url.path) && url.query == nil }
    return isFront(document.url) && !isFront(url)
  }
}
