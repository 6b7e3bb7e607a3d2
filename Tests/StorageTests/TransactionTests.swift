import Foundation
import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import Storage

@Suite struct TransactionTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  /// Makes the second article of an update fail, when everything before it is written.
  func refuse(guid: String) async throws {
    try await store.pool.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER refusal BEFORE INSERT ON article WHEN NEW.guid = '\(guid)'
          BEGIN SELECT raise(ABORT, 'refused'); END
          """)
    }
  }

  @Test("an update that fails half-way stores nothing of itself, and the others are stored")
  func culprit() async throws {
    try await refuse(guid: "bad")
    var feeds: [FeedID] = []
    for name in ["a", "b", "c"] { feeds.append(try await store.addFeed(name)) }
    _ = try await store.claimFeeds(
      .due, after: nil, limit: 9, owner: thisProcess, for: .seconds(60))
    let receipts = await store.apply([
      update(feeds[0], [.insert(draft("1"))], startedAt: time.now, etag: "a"),
      update(
        feeds[1], [.insert(draft("2")), .insert(draft("bad")), .insert(draft("3"))],
        startedAt: time.now, etag: "b"),
      update(feeds[2], [.insert(draft("4"))], startedAt: time.now, etag: "c"),
    ])
    #expect(receipts.map(\.feed) == feeds)
    #expect(receipts.map(\.newCount) == [1, 0, 1])
    #expect(receipts.map { $0.failure == nil } == [true, false, true])
    let stored = try await store.articles(ArticleFilter(), before: nil, limit: 9)
    #expect(Set(stored.map(\.guid)) == ["1", "4"])

    let failed = try await store.feed(feeds[1])
    #expect(failed.failure?.code == .storage)
    #expect(failed.lastStatus == "error")
    #expect(failed.failureCount == 1)
    time.advance(by: .seconds(3_600))
    let due = try await store.claimFeeds(
      .due, after: nil, limit: 9, owner: thisProcess, for: .seconds(60))
    #expect(due.map(\.id) == feeds)
    #expect(due.map { $0.validators?.entityTag } == ["a", nil, "c"])
  }

  @Test("a database that another process holds is locked, for reading it is not")
  func locked() async throws {
    let feed = try await store.addFeed("a")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: temporary.path, configuration: configuration)
    try await store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 10") }
    try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    await #expect(throws: StorageError.locked(path: temporary.path, holder: nil)) {
      try await store.addFeed("b")
    }
    let receipts = await store.apply([update(feed, startedAt: time.now)])
    #expect(receipts.first?.failure == .locked(path: temporary.path, holder: nil))
    #expect(try await store.feeds().count == 1)
    try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    _ = try await store.addFeed("b")
  }

  @Test("a full disk is an input and output error, and all works again once there is room")
  func full() async throws {
    let feed = try await store.addFeed("a")
    try await store.pool.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let changes: [ArticleChange] = (0..<100).map {
      .insert(
        draft("\($0)", title: "Title \($0)", text: String(repeating: "word\($0) ", count: 300)))
    }
    let receipts = await store.apply([update(feed, changes, startedAt: time.now)])
    #expect(kind(of: receipts.first?.failure) == "inputOutput")
    #expect(try await store.status().articleCount == 0)
    try await store.pool.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    let again = await store.apply([update(feed, changes, startedAt: time.now)])
    #expect(again.first?.newCount == 100)
  }

  @Test("a verb runs to its end when its task is cancelled")
  func cancellation() async throws {
    let feed = try await store.addFeed("a")
    let store = store
    let now = time.now
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await store.apply([update(feed, [.insert(draft("1"))], startedAt: now)])
    }
    #expect(await task.value.first?.newCount == 1)
    #expect(try await store.status().articleCount == 1)
  }
}
