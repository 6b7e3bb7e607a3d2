import Cleaning
public import Fetching
import Parsing
public import Storage
public import Vocabulary
public import WebText

/// What is at an address that somebody wants to subscribe to.
public enum LocatedFeed: Sendable {
  /// A feed.
  ///
  /// - Parameters:
  ///   - url: Its address, after permanent redirects.
  ///   - title: Its own title.
  ///   - operatorHost: The host that may be private; nil where a page announced the feed.
  case feed(url: WebURL, title: PlainText?, operatorHost: String?)
  /// Nothing to subscribe to; the sentence says what came and what to do.
  case failed(FeedFailure)
}

/// Finds the feed at an address: the document itself, or what the page there announces.
public struct FeedLocator: Sendable {
  private let fetcher: Fetcher
  private let files: LocalFileReader

  /// A locator that asks through a fetcher, under the poller's limits.
  public init(fetcher: Fetcher, time: any TimeSource, settings: PollerSettings) {
    self.fetcher = fetcher
    files = LocalFileReader(time: time, settings: settings)
  }

  /// Looks at what the user named; asks for the page's feeds, best first, where it is a page.
  public func locate(_ url: WebURL, access: FeedAccess) async -> LocatedFeed {
    let request: FetchRequest
    do {
      request = try await FetchRequest(feedAt: url, access: access, files: files)
    } catch {
      return .failed(error)
    }
    let report =
      url.scheme == "file"
      ? await files.read(url, validators: nil) : await fetcher.fetch(request)
    guard case .document(let document) = report.outcome else {
      return .failed(FeedFailure(report.outcome))
    }
    do {
      let feed = try read(document)
      let address = RedirectPolicy.newAddress(of: url, in: report) ?? url
      return .feed(url: address, title: feed.cleanTitle, operatorHost: access.operatorHost)
    } catch {
      guard url.isWeb else { return .failed(FeedFailure(error)) }
      return await announced(in: document, by: url, access, failing: FeedFailure(error))
    }
  }

  /// Tries the feeds that a page announces; the first failure is what is told when none is one.
  private func announced(
    in page: FetchedDocument, by typed: WebURL, _ access: FeedAccess, failing failure: FeedFailure
  ) async -> LocatedFeed {
    let links = discoverFeeds(inPage: page.body.span, at: page.url)
    var firstFailure: FeedFailure?
    for link in links.prefix(Limits.candidateCount) {
      guard let url = WebURL(parsing: link.url, base: page.url), url.isWeb else { continue }
      // Not as the operator's host, and secrets to the typed server alone: a page may announce
      // whatever it likes.
      var access = typed.maySendSecrets(to: url) ? access : access.withoutSecrets
      access.operatorHost = nil
      let report: FetchReport
      do {
        report = await fetcher.fetch(
          try await FetchRequest(feedAt: url, access: access, files: files))
      } catch {
        return .failed(error)
      }
      switch report.outcome {
      case .document(let document):
        do {
          let feed = try read(document)
          let address = RedirectPolicy.newAddress(of: url, in: report) ?? url
          return .feed(url: address, title: feed.cleanTitle, operatorHost: nil)
        } catch {
          firstFailure = firstFailure ?? FeedFailure(error)
        }
      case .notModified, .gone, .failed:
        firstFailure = firstFailure ?? FeedFailure(report.outcome)
      }
    }
    guard let firstFailure else { return .failed(failure) }
    return .failed(
      FeedFailure(
        firstFailure.code,
        "The page announces a feed, but it cannot be subscribed to: \(firstFailure.message)"))
  }

  private func read(_ document: FetchedDocument) throws(ParsingError) -> ParsedFeed {
    try ParsedFeed(
      parsing: document.body.span,
      source: DocumentSource(url: document.url, contentType: document.contentType))
  }
}

extension ParsedFeed {
  /// The feed's title without markup.
  var cleanTitle: PlainText? {
    Cleaner().clean(EntryContent(title: title, summary: nil, content: nil)).title
  }
}
