import Cleaning
import Deduplication
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary
import WebText

/// Runs a test on a store of its own, with a folder for files.
func withStore(_ body: (Store, String) async throws -> Void) async throws {
  let temporary = try TemporaryStore()
  let folder = try TemporaryStore.makeFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(temporary.store, folder.path())
  await temporary.store.close()
}

/// Subscribes to a feed in a folder.
func subscribe(in store: Store, folder: String = "") async throws -> FeedID {
  var subscription = Subscription(url: "https://feed.example/\(folder)")
  subscription.folder = folder
  return try await store.add(subscription)
}

/// Stores articles with these headlines, as a poll does.
func publish(_ titles: [String], in feed: FeedID, of store: Store) async throws {
  let owner = LeaseOwner(processID: getpid(), startTicks: 1)
  let now = ManualTime().now
  _ = try await store.claimFeeds(
    .named([feed]), after: nil, limit: 1, owner: owner, for: .seconds(60))
  let update = FeedUpdate(
    feed: feed, owner: owner, status: .ok, startedAt: now, milliseconds: 1, httpStatus: 200,
    byteCount: 1, failure: nil, document: nil, renewedValidators: nil,
    changes: titles.map { .insert(draft($0)) }, listed: [], nextFetchAt: now, notBefore: nil,
    hostNotBefore: nil, failureCount: 0, history: [], why: "test")
  let receipts = await store.apply([update])
  try #require(receipts.first?.newCount == titles.count)
}

private func draft(_ title: String) -> ArticleDraft {
  var article = CleanArticle()
  article.title = PlainText(verbatim: title)
  return ArticleDraft(
    evidence: EntryEvidence(
      guid: title, url: nil, title: title, published: nil, sourceHash: StableHash(of: title)),
    guid: title, url: nil, canonicalURL: nil, article: article, original: nil, publishedAt: nil,
    modifiedAt: nil, enclosures: [], details: EntryDetails(), sketch: nil)
}
