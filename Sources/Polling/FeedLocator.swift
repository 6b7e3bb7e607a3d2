import Cleaning
public import Fetching
public import Parsing
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
  ///   - operatorHost: The host that may be private; nil where a page or a rule named the feed.
  case feed(url: WebURL, title: PlainText?, operatorHost: String?)
  /// Nothing to subscribe to; the sentence says what came and what to do.
  case failed(FeedFailure)
}

/// Finds the feed at an address: the document itself, what rules say of the service whose page it
/// is, what the page announces, and the usual places.
public struct FeedLocator: Sendable {
  private let fetcher: Fetcher
  private let files: LocalFileReader
  private let rules: [ServiceRule]

  /// A locator that asks through a fetcher, under the poller's limits.
  public init(
    fetcher: Fetcher, time: any TimeSource, settings: PollerSettings,
    rules: [ServiceRule] = ServiceRule.table
  ) {
    self.fetcher = fetcher
    self.rules = rules
    files = LocalFileReader(time: time, settings: settings)
  }

  /// Looks at what the user named; one address is asked after the other, the best first.
  public func locate(_ url: WebURL, access: FeedAccess) async -> LocatedFeed {
    guard url.isWeb else { return await locateFile(url, access) }
    var search = FeedSearch(from: url, access: access, fetcher: fetcher, files: files)
    return await search.run(rules)
  }

  private func locateFile(_ url: WebURL, _ access: FeedAccess) async -> LocatedFeed {
    let report = await files.read(url, validators: nil)
    guard case .document(let document) = report.outcome else {
      return .failed(FeedFailure(report.outcome))
    }
    do {
      let feed = try ParsedFeed(document)
      return .feed(url: url, title: feed.cleanTitle, operatorHost: access.operatorHost)
    } catch {
      return .failed(FeedFailure(error))
    }
  }
}

extension ParsedFeed {
  /// The feed in a document that was fetched.
  init(_ document: FetchedDocument) throws(ParsingError) {
    try self.init(
      parsing: document.body.span,
      source: DocumentSource(url: document.url, contentType: document.contentType))
  }

  /// The feed's title without markup.
  var cleanTitle: PlainText? {
    Cleaner().clean(EntryContent(title: title, summary: nil, content: nil)).title
  }
}
