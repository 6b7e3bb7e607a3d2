import Foundation
import GRDB
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct BackupTests {
  let time = ManualTime()
  let folder: URL
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore(time: time)
    folder = try TemporaryStore.makeFolder()
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("a backup is a whole database, of one moment, and nothing else is left")
  func backup() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let feed = try await store.addFeed("a")
    _ = try await store.publish("one", in: feed, at: time.now)
    let copy = try await store.backUp(to: path("copy"))
    #expect(copy.feedCount == 1 && copy.articleCount == 1)
    #expect(try files() == ["copy"])
    _ = try await store.addFeed("b")
    let again = try await store.backUp(to: path("copy"))
    #expect(again.feedCount == 2)
    let restored = try Store(opening: .file(path: path("copy")), time: time)
    #expect(try await restored.feeds().count == 2)
    #expect(try await restored.search("headline", filter: ArticleFilter(), limit: 9).count == 1)
    await restored.close()
  }

  @Test("a restore puts the backup in place and keeps what was there, its log included")
  func restore() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try await store.addFeed("a")
    _ = try await store.backUp(to: path("copy"))
    let other = try Store(opening: .file(path: path("present")), time: time)
    _ = try await other.addFeed("x")
    _ = try await other.addFeed("y")
    #expect(throws: StorageError.self) { try Store.restore(path("copy"), to: path("present")) }
    await other.close()
    let (copy, former) = try Store.restore(path("copy"), to: path("present"))
    #expect(copy.feedCount == 1)
    let kept = try #require(former)
    let opened = try Store(opening: .file(path: path("present")), time: time)
    #expect(try await opened.feeds().map(\.subscription.url) == ["https://feed.example/a"])
    await opened.close()
    let before = try Store(opening: .file(path: kept), time: time)
    #expect(try await before.feeds().count == 2)
    await before.close()
    #expect(try Store.restore(path("copy"), to: path("fresh")).former == nil)
  }

  @Test("what is damaged, newer, foreign or locked is refused, and nothing has changed")
  func refused() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in 0..<40 { _ = try await store.addFeed("\(name)") }
    _ = try await store.backUp(to: path("copy"))
    let whole = try Data(contentsOf: URL(fileURLWithPath: path("copy")))
    var broken = whole
    for offset in stride(from: 5_000, to: broken.count, by: 997) { broken[offset] ^= 0xFF }
    try broken.write(to: folder.appendingPathComponent("broken"))
    try whole.prefix(whole.count / 2).write(to: folder.appendingPathComponent("cut"))
    try Data("no database".utf8).write(to: folder.appendingPathComponent("text"))
    try Data().write(to: folder.appendingPathComponent("empty"))
    try whole.write(to: folder.appendingPathComponent("newer"))
    let queue = try DatabaseQueue(path: path("newer"))
    try await queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999-future')")
    }
    try queue.close()
    let present = try Store(opening: .file(path: path("present")), time: time)
    _ = try await present.addFeed("x")
    await present.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path("present")))
    for name in ["broken", "cut", "text", "empty", "newer", "missing"] {
      #expect(throws: StorageError.self, "\(name)") {
        try Store.restore(path(name), to: path("present"))
      }
    }
    let lock = try DaemonLock(besideDatabase: path("present"))
    #expect(throws: StorageError.self) { try Store.restore(path("copy"), to: path("present")) }
    withExtendedLifetime(lock) {}
    #expect(try Data(contentsOf: URL(fileURLWithPath: path("present"))) == before)
    #expect(try files().allSatisfy { !$0.contains("restore") })
    await #expect(throws: StorageError.self) { try await store.backUp(to: path("no/folder")) }
    await #expect(throws: StorageError.self) { try await store.backUp(to: temporary.path) }
  }
}

extension Store {
  /// Stores one article of a feed, as a poll does.
  func publish(_ guid: String, in feed: FeedID, at now: Timestamp) async throws -> UpdateReceipt {
    _ = try await claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    let receipts = await apply([
      update(feed, [.insert(draft(guid, title: "Headline \(guid)"))], startedAt: now)
    ])
    return try #require(receipts.first)
  }
}
