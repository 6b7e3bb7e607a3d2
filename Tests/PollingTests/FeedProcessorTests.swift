import Cleaning
import Deduplication
import Fetching
import Parsing
import Storage
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Polling

private let noon = Timestamp(year: 2026, month: 11, day: 24, hour: 12)
private let processor = FeedProcessor(owner: LeaseOwner(processID: 1, startTicks: 2))
private let address = "https://news.example/feed"
private let validators = Validators(entityTag: "\"a\"", lastModified: nil)

private func due(
  url: String = address, validators: Validators? = nil, bodyHash: StableHash? = nil,
  failureCount: Int = 0, hasArticles: Bool = false, access: FeedAccess = FeedAccess()
) -> DueFeed {
  DueFeed(
    id: FeedID(rawValue: 7), url: url, host: "news.example", access: access, intervalSeconds: nil,
    wantsFullText: false, validators: validators, bodyHash: bodyHash, fetchedAt: nil,
    changedAt: nil, nextFetchAt: noon, failureCount: failureCount, hasArticles: hasArticles,
    history: [], hostNotBefore: nil, notBefore: nil)
}

private func attempt(
  _ outcome: FetchOutcome, status: Int? = 200, feed: DueFeed = due(),
  retryAfter: Duration? = nil, permanentURL: String? = nil
) -> PollAttempt {
  PollAttempt(
    feed: feed, startedAt: noon, endedAt: noon + .seconds(2),
    report: FetchReport(
      outcome: outcome, httpStatus: status, byteCount: 0, duration: .milliseconds(1_500),
      freshness: Freshness(retryAfter: retryAfter),
      permanentURL: permanentURL.flatMap { WebURL(parsing: $0) }))
}

private func document(_ text: String, validators: Validators? = validators) throws
  -> FetchedDocument
{
  FetchedDocument(
    body: Array(text.utf8), contentType: "application/rss+xml", validators: validators,
    url: try #require(WebURL(parsing: address)))
}

private func entry(_ guid: String?, title: String = "A title", url: String? = nil) -> ParsedEntry {
  var entry = ParsedEntry()
  entry.guid = guid
  entry.url = url
  entry.title = TextConstruct(.text, title)
  entry.content = TextConstruct(.html, "<p>The text of \(title).</p>")
  entry.published = noon
  entry.sourceHash = StableHash(of: "\(guid ?? "")\(title)")
  return entry
}

private func reading(
  _ entries: [ParsedEntry], isCutOff: Bool = false, validators: Validators? = validators
) throws -> FeedReading {
  var feed = ParsedFeed(format: .rss20, encoding: .utf8)
  feed.title = TextConstruct(.text, "The news")
  feed.entries = entries
  if isCutOff { feed.warnings = [ParsingWarning(code: "truncated", message: "it ends early")] }
  return FeedReading(
    try document("", validators: validators), bodyHash: StableHash(of: "body"), feed: feed)
}

/// What is stored of some entries.
private func stored(_ entries: [ParsedEntry]) -> KnownEntries {
  KnownEntries(
    entries: entries.enumerated().map { position, entry in
      let evidence = EntryEvidence(entry)
      return KnownEntry(
        article: ArticleID(rawValue: Int64(position + 1)), sourceHash: evidence.sourceHash,
        keys: evidence.keys)
    })
}

@Suite struct FeedProcessorTests {
  @Test("a 304 keeps what is stored and renews the validators")
  func notModified() throws {
    let feed = due(
      validators: Validators(entityTag: "\"a\"", lastModified: "Mon"), failureCount: 3)
    let renewed = Validators(entityTag: "\"b\"", lastModified: nil)
    let update = try #require(
      processor.settle(attempt(.notModified(renewed), status: 304, feed: feed)))
    #expect(update.status == .notModified)
    #expect(update.document == nil)
    #expect(update.changes.isEmpty)
    #expect(update.failureCount == 0)
    #expect(update.renewedValidators == Validators(entityTag: "\"b\"", lastModified: "Mon"))
    #expect(update.milliseconds == 1_500)
  }

  @Test("a 304 that nobody asked for is a failure")
  func unasked304() throws {
    let update = try #require(processor.settle(attempt(.notModified(nil), status: 304)))
    #expect(update.status == .error)
    #expect(update.failure?.code == .protocol)
    #expect(update.failureCount == 1)
  }

  @Test("a 410 ends polling")
  func gone() throws {
    let update = try #require(processor.settle(attempt(.gone, status: 410)))
    #expect(update.status == .gone)
    #expect(update.nextFetchAt == nil)
  }

  @Test("a failure is counted and keeps validators and address")
  func failure() throws {
    let feed = due(validators: validators, failureCount: 2)
    let failed = FeedFailure(.http, "404")
    let update = try #require(
      processor.settle(attempt(.failed(failed), status: 404, feed: feed)))
    #expect(update.status == .error)
    #expect(update.failure == failed)
    #expect(update.failureCount == 3)
    #expect(update.document == nil)
    #expect(update.why == "failure=3600")
  }

  @Test("Retry-After binds the feed", arguments: [429, 503])
  func retryAfter(status: Int) throws {
    let update = try #require(
      processor.settle(
        attempt(.failed(FeedFailure(.http, "")), status: status, retryAfter: .seconds(120))))
    let end = noon + .seconds(122)
    #expect(update.notBefore == end)
    #expect(update.nextFetchAt.map { $0 >= end } == true)
  }

  @Test("the same bytes again are not read")
  func sameBytes() throws {
    let text = "not even a feed"
    let feed = due(bodyHash: StableHash(of: text))
    let attempt = attempt(.document(try document(text)), feed: feed)
    guard case .settled(let update) = processor.read(attempt) else {
      Issue.record("it was read")
      return
    }
    #expect(update.status == .notModified)
    #expect(update.renewedValidators == validators)
  }

  @Test("what is no feed keeps the old validators")
  func notAFeed() throws {
    let page = attempt(.document(try document("<html><body>For sale</body></html>")))
    guard case .settled(let update) = processor.read(page) else {
      Issue.record("it was read")
      return
    }
    #expect(update.status == .error)
    #expect(update.failure?.code == .notAFeed)
    #expect(update.document == nil)
    #expect(update.renewedValidators == nil)
  }

  @Test("new entries are inserted, changed ones revised, the rest is left alone")
  func changes() throws {
    let old = [entry("a"), entry("b")]
    let now = [entry("c"), entry("a"), entry("b", title: "Another title")]
    let update = processor.update(
      attempt(.document(try document("")), feed: due(hasArticles: true)), with: try reading(now),
      known: stored(old))
    #expect(update.status == .ok)
    #expect(update.listed == [ArticleID(rawValue: 1)])
    #expect(update.document?.title?.string == "The news")
    #expect(update.document?.validators == validators)
    let kinds = update.changes.map { change in
      switch change {
      case .insert(let draft): "insert \(draft.guid ?? "")"
      case .revise(let id, let draft): "revise \(id) \(draft.article.title?.string ?? "")"
      }
    }
    // The last entry first, so that ids grow with time.
    #expect(kinds == ["revise 2 Another title", "insert c"])
  }

  @Test("an entry without a guid is named by its address, else by a hash")
  func identifiers() throws {
    let entries = [
      entry("g", url: "https://news.example/1"), entry(nil, url: "https://news.example/2"),
      entry(nil, title: "Nameless"),
    ]
    let update = processor.update(
      attempt(.document(try document(""))), with: try reading(entries),
      known: KnownEntries(entries: []))
    let names = update.changes.map { change in
      if case .insert(let draft) = change { draft.guid ?? "" } else { "" }
    }
    #expect(names.suffix(2) == ["https://news.example/2", "g"])
    #expect(names.first?.isEmpty == false)
  }

  @Test("a document that is cut off stores its whole entries and no validators")
  func cutOff() throws {
    let entries = [entry("a"), entry("b"), entry("c")]
    let update = processor.update(
      attempt(.document(try document(""))), with: try reading(entries, isCutOff: true),
      known: KnownEntries(entries: []))
    #expect(update.status == .error)
    #expect(update.failure?.code == .truncated)
    #expect(update.changes.count == 3)
    #expect(update.document == nil)
  }

  @Test(
    "a permanent redirect is believed when the new feed shares an article",
    arguments: [
      ("shares an article", address, "https://new.example/feed", ["a"], true, true),
      ("shares none", address, "https://new.example/feed", ["z"], true, false),
      ("nothing is stored yet", address, "https://new.example/feed", ["z"], false, true),
      ("from https to http", address, "http://news.example/feed", ["a"], true, false),
      ("from http to https", "http://news.example/feed", address, ["a"], true, true),
      ("to itself", address, address, ["a"], true, false),
    ])
  func redirects(
    claim: String, old: String, new: String, guids: [String], hasArticles: Bool, moves: Bool
  ) throws {
    let update = processor.update(
      attempt(
        .document(try document("")), feed: due(url: old, hasArticles: hasArticles),
        permanentURL: new),
      with: try reading(guids.map { entry($0) }),
      known: hasArticles ? stored([entry("a")]) : KnownEntries(entries: []))
    #expect(update.document?.movedTo == (moves ? new : nil), "\(claim)")
  }

  @Test("a password does not move to another host")
  func passwordStays() throws {
    var access = FeedAccess()
    access.user = "ann"
    access.password = "secret"
    for (new, moves) in [("https://other.example/", false), ("https://news.example/new", true)] {
      let update = processor.update(
        attempt(.document(try document("")), feed: due(access: access), permanentURL: new),
        with: try reading([entry("a")]), known: KnownEntries(entries: []))
      #expect(update.document?.movedTo == (moves ? new : nil))
    }
  }

  @Test("a postponed feed keeps all that is known of it")
  func postponement() {
    let feed = due(validators: validators, failureCount: 4)
    let update = processor.postponement(
      of: feed, until: noon + .seconds(90), because: .host, now: noon)
    #expect(update.status == .deferred)
    #expect(update.nextFetchAt == noon + .seconds(90))
    #expect(update.failureCount == 4)
    #expect(update.history == feed.history)
  }
}

extension FeedProcessor {
  /// The update of a poll whose feed has taught nothing yet.
  fileprivate func update(
    _ attempt: PollAttempt, with reading: FeedReading, known: KnownEntries
  ) -> FeedUpdate {
    let entries = compare(reading, with: known)
    return update(
      attempt, with: reading, entries, learning: FeedLearning(entries, stored: []))
  }
}
