import Cleaning
import Deduplication
import Foundation
import Storage
import Vocabulary
import WebText

/// The owner of a lease that runs: the process of the tests.
let thisProcess = LeaseOwner.thisProcess

/// An article with a title and a text.
func draft(
  _ guid: String, title: String = "A headline", text: String = "A text of some words.",
  url: String? = nil, source: String? = nil, author: String? = nil, sketched: Bool = false
) -> ArticleDraft {
  var article = CleanArticle()
  article.title = PlainText(verbatim: title)
  article.text = PlainText(verbatim: text)
  article.content = SafeHTML(sanitized: "<p>\(text)</p>")
  var details = EntryDetails()
  if let author { details.authors = [Person(name: author)] }
  let keys = [
    EntryKey(kind: .guid, hash: StableHash(of: "guid " + guid)),
    EntryKey(kind: .titleAndDate, hash: StableHash(of: "title " + title)),
    EntryKey(kind: .text, hash: StableHash(of: "text " + text)),
  ]
  var draft = ArticleDraft(
    evidence: EntryEvidence(keys: keys, sourceHash: StableHash(of: source ?? guid + title + text)),
    guid: guid, url: url, canonicalURL: url, article: article, original: nil, publishedAt: nil,
    modifiedAt: nil, enclosures: [], details: details,
    sketch: sketched ? Sketch(title: article.title, text: PlainText(verbatim: text)) : nil)
  if sketched { draft.story = draft.storyText() }
  return draft
}

/// A poll that brought a document.
func update(
  _ feed: FeedID, _ changes: [ArticleChange] = [], status: PollStatus = .ok,
  owner: LeaseOwner = thisProcess, startedAt: Timestamp, nextFetchAt: Timestamp? = nil,
  etag: String? = nil, failure: FeedFailure? = nil
) -> FeedUpdate {
  let document = DocumentFacts(
    validators: Validators(entityTag: etag, lastModified: nil),
    bodyHash: StableHash(of: "body"), title: PlainText(verbatim: "The feed's own title"),
    siteURL: "https://site.example/", movedTo: nil)
  return FeedUpdate(
    feed: feed, owner: owner, status: status, startedAt: startedAt, milliseconds: 12,
    httpStatus: status == .notModified ? 304 : 200, byteCount: 1_000, failure: failure,
    document: status == .ok ? document : nil, renewedValidators: nil, changes: changes, listed: [],
    nextFetchAt: status == .gone ? nil : nextFetchAt ?? startedAt + .seconds(3_600),
    notBefore: nil, hostNotBefore: nil, failureCount: status == .error ? 1 : 0, history: [1, 2],
    why: "a reason")
}

extension Store {
  /// Subscribes to an address under `feed.example`.
  func addFeed(_ name: String, title: String? = nil, folder: String = "") async throws -> FeedID {
    var subscription = Subscription(url: "https://feed.example/\(name)")
    subscription.title = title
    subscription.folder = folder
    return try await add(subscription)
  }

  /// Stores articles as a poll of a feed does: under a lease.
  @discardableResult
  func poll(
    _ feed: FeedID, _ changes: [ArticleChange], at now: Timestamp
  ) async throws -> UpdateReceipt {
    _ = try await claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    let receipts = await apply([update(feed, changes, startedAt: now)])
    guard let receipt = receipts.first else { throw CocoaError(.featureUnsupported) }
    if let failure = receipt.failure { throw failure }
    return receipt
  }
}

/// The name of the case of a failure; empty for none.
func kind(of error: StorageError?) -> String {
  error.map { String("\($0)".prefix { $0 != "(" }) } ?? ""
}
