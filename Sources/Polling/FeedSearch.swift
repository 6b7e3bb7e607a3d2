import Fetching
import Parsing
import Storage
import Vocabulary
import WebText

/// One search for the feed of an address, step by step until a feed with entries is found.
struct FeedSearch {
  private let typed: WebURL
  private let access: FeedAccess
  private let fetcher: Fetcher
  private let files: LocalFileReader

  /// What has been asked, so that nothing is asked twice.
  private var asked: Set<String> = []
  /// Hosts that could not be reached: nothing else is asked of them.
  private var unreachable: Set<String> = []
  /// A feed without entries, taken where no other is found.
  private var empty: LocatedFeed?
  /// Why the first feed that was announced or named by rule is none.
  private var firstFailure: FeedFailure?
  /// How many of the usual places were tried.
  private var placeCount = 0

  /// A search that begins at what the user typed.
  init(from typed: WebURL, access: FeedAccess, fetcher: Fetcher, files: LocalFileReader) {
    self.typed = typed
    self.access = access
    self.fetcher = fetcher
    self.files = files
  }

  /// What came of asking one address.
  private enum Answer {
    case feed(LocatedFeed, isEmpty: Bool)
    case page(FetchedDocument, FeedFailure)
    case failed(FeedFailure)
  }

  /// Searches from the surest place to the last.
  mutating func run(_ rules: [ServiceRule]) async -> LocatedFeed {
    let named = rules.feeds(ofServicePage: typed)
    if let feed = await first(of: named, from: typed) { return feed }
    switch await ask(typed, as: access) {
    case .feed(let feed, _): return feed
    case .failed(let failure): return empty ?? .failed(failure)
    case .page(let page, let failure):
      return await search(page, rules) ?? .failed(summary(failure))
    }
  }

  /// Searches what a page says and where its site may have a feed.
  private mutating func search(
    _ document: FetchedDocument, _ rules: [ServiceRule]
  ) async -> LocatedFeed? {
    let page = PageFeeds(inPage: document.body.span, at: document.url)
    if let feed = await first(of: page.announced, on: document.url) { return feed }
    let own = page.canonical.flatMap { WebURL(parsing: $0, base: document.url) }
    for address in [own, document.url].compactMap(\.self) where address != typed {
      let feeds = rules.feeds(ofServicePage: address)
      if let feed = await first(of: feeds, from: document.url) { return feed }
    }
    let anywhere = rules.feeds(ofPageAnywhere: document.url)
    if let feed = await first(of: anywhere, from: document.url, isGuess: true) { return feed }
    if let feed = await first(of: page.linked, on: document.url) { return feed }
    return await firstOfUsualPlaces(on: document.url)
  }

  private mutating func first(of links: [FeedLink], on page: WebURL) async -> LocatedFeed? {
    for link in links.prefix(Limits.candidateCount) {
      guard let url = WebURL(parsing: link.url, base: page) else { continue }
      if let feed = await candidate(url) { return feed }
    }
    return empty
  }

  private mutating func first(
    of feeds: [ServiceFeed], from page: WebURL, isGuess: Bool = false
  ) async -> LocatedFeed? {
    for feed in feeds {
      guard let named = WebURL(parsing: feed.url, base: page) else { continue }
      let found = feed.isLookup ? await lookUp(named) : named
      guard let found else { continue }
      if let feed = await candidate(found, isGuess: isGuess) { return feed }
    }
    return empty
  }

  private mutating func firstOfUsualPlaces(on page: WebURL) async -> LocatedFeed? {
    for place in UsualPlaces.feeds(of: page) where !asked.contains(place.string) {
      placeCount += 1
      if let feed = await candidate(place, isGuess: true) { return feed }
    }
    return empty
  }

  /// Asks a directory for the address of a feed.
  private mutating func lookUp(_ url: WebURL) async -> WebURL? {
    let report = await fetcher.fetch(FetchRequest(url: url, purpose: .feed))
    guard case .document(let document) = report.outcome else {
      firstFailure = firstFailure ?? FeedFailure(report.outcome)
      return nil
    }
    return PodcastLookup.feedURL(in: document.body.span).flatMap { WebURL(parsing: $0) }
  }

  /// Tries an address that a page, a rule or a guess has named; nil where there is no feed yet.
  private mutating func candidate(_ url: WebURL, isGuess: Bool = false) async -> LocatedFeed? {
    guard url.isWeb, !asked.contains(url.string), !unreachable.contains(url.host ?? "") else {
      return nil
    }
    // Not as the operator's host, and secrets to the typed server alone: a page names what it likes.
    var access = typed.maySendSecrets(to: url) ? access : access.withoutSecrets
    access.operatorHost = nil
    switch await ask(url, as: access) {
    case .feed(let feed, isEmpty: false): return feed
    case .feed(let feed, isEmpty: true): empty = empty ?? feed
    case .page(_, let failure), .failed(let failure):
      if !isGuess { firstFailure = firstFailure ?? failure }
    }
    return nil
  }

  private mutating func ask(_ url: WebURL, as access: FeedAccess) async -> Answer {
    asked.insert(url.string)
    let report: FetchReport
    do {
      report = await fetcher.fetch(
        try await FetchRequest(feedAt: url, access: access, files: files))
    } catch {
      return .failed(error)
    }
    guard case .document(let document) = report.outcome else {
      let failure = FeedFailure(report.outcome)
      if [.dns, .connect, .timeout, .tls, .privateAddress].contains(failure.code) {
        unreachable.insert(url.host ?? "")
      }
      return .failed(failure)
    }
    do {
      let feed = try ParsedFeed(document)
      let address = RedirectPolicy.newAddress(of: url, in: report) ?? url
      return .feed(
        .feed(url: address, title: feed.cleanTitle, operatorHost: access.operatorHost),
        isEmpty: feed.entries.isEmpty)
    } catch {
      return .page(document, FeedFailure(error))
    }
  }

  /// What is told when nothing was found: what was tried, and what a person can do.
  private func summary(_ failure: FeedFailure) -> FeedFailure {
    let places = placeCount == 0 ? "" : ", and none of \(placeCount) usual places has one"
    if let firstFailure {
      return FeedFailure(
        firstFailure.code,
        "The page names a feed, but it cannot be subscribed to\(places): \(firstFailure.message)")
    }
    guard failure.code == .notAFeed, placeCount > 0 else { return failure }
    return FeedFailure(
      .notAFeed,
      "The page announces no feed\(places) (\(Self.shownPlaces)); look for “RSS” or “feed” "
        + "on the site, and subscribe to the address behind it.")
  }

  private static let shownPlaces = "/feed/, /rss.xml, /atom.xml and the like"
}
