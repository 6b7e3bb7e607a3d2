import Foundation
import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import Storage

@Suite struct OpeningTests {
  let folder: URL
  var path: String { folder.appendingPathComponent("winnow.sqlite").path }

  init() throws { folder = try TemporaryStore.makeFolder() }

  func open(_ location: StorageLocation? = nil) throws -> Store {
    try Store(opening: location ?? .file(path: path), time: ManualTime())
  }

  /// The failure of an opening.
  func failure(of location: StorageLocation? = nil) -> StorageError? {
    do {
      _ = try open(location)
      return nil
    } catch { return error as? StorageError }
  }

  @Test("what was stored is there after reopening, also without a close")
  func reopening() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var feed: FeedID?
    do {
      let store = try open()
      feed = try await store.addFeed("a")
    }
    let store = try open()
    #expect(try await store.feeds().map(\.id) == [try #require(feed)])
    await store.close()
    #expect(try await open().feeds().count == 1)
    #expect(!FileManager.default.fileExists(atPath: path + ".before-0002-articles"))
  }

  @Test("missing folders are made")
  func missingFolder() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let deep = folder.appendingPathComponent("a/b/winnow.sqlite").path
    _ = try open(.file(path: deep))
    #expect(FileManager.default.fileExists(atPath: deep))
  }

  @Test("a place where no file can be is told from a damaged file")
  func cannotCreate() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(kind(of: failure()) == "cannotCreate")
    let below = "/dev/null/winnow.sqlite"
    #expect(kind(of: failure(of: .file(path: below))) == "cannotCreate")
    #expect(kind(of: failure(of: .readOnly(path: path + "-missing"))) == "cannotCreate")
  }

  @Test(
    "what is no database is refused and stays as it is",
    arguments: [
      Data(repeating: 0x6E, count: 9_000), Data("SQLite format 3".utf8), Data([0]),
      Data("SQLite format 3\0".utf8) + Data(repeating: 0xEE, count: 20_000),
    ])
  func garbage(_ content: Data) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try content.write(to: URL(fileURLWithPath: path))
    #expect(kind(of: failure()) == "damaged")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
  }

  @Test("the database of another program is refused and stays as it is")
  func otherProgram() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "PRAGMA application_id = 7; CREATE TABLE t (x)") }
    try queue.close()
    let content = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(kind(of: failure()) == "damaged")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
  }

  @Test("a cut database is damaged, not empty")
  func truncated() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try open()
    _ = try await store.addFeed("a")
    await store.close()
    let content = try Data(contentsOf: URL(fileURLWithPath: path))
    try content.prefix(content.count / 2).write(to: URL(fileURLWithPath: path))
    do {
      _ = try await open().feeds()
      Issue.record("a cut database was read")
    } catch let error as StorageError {
      #expect(kind(of: error) == "damaged")
    }
  }

  @Test("the database of a newer Winnow is refused")
  func tooNew() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try open()
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999-future')")
    }
    #expect(failure() == .tooNew(path: path))
  }

  @Test("each earlier schema is brought up to date after a copy was made", arguments: 1...5)
  func upgrade(_ count: Int) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pool = try DatabasePool(path: path)
    try Schema.migrator.migrate(pool, upTo: Schema.migrations[count - 1].name)
    try await pool.write { db in
      try db.execute(
        sql: """
          INSERT INTO feed (url, folder, position, fullText, addedAt) VALUES ('u', '', 1, 0, 0);
          INSERT INTO feedState (feedId, host, effectiveURL, history, pollCount, failureCount, isGone)
          VALUES (1, '', 'u', x'', 0, 0, 0);
          """)
    }
    try pool.close()
    let store = try open()
    #expect(try await store.feeds().map(\.subscription.url) == ["u"])
    #expect(try await store.digests().isEmpty)
    let backup = "\(path).before-\(Schema.migrations[count].name)"
    let copy = try DatabaseQueue(path: backup)
    let applied = try await copy.read { try Schema.migrator.appliedMigrations($0) }
    #expect(applied.count == count)
  }

  @Test("the outline attributes of an earlier schema are the same as a list")
  func outlineAttributes() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let pool = try DatabasePool(path: path)
    try Schema.migrator.migrate(pool, upTo: "0015-retention")
    try await pool.write { db in
      try db.execute(
        sql: """
          INSERT INTO feed (url, folder, position, fullText, addedAt, outlineAttributes)
          VALUES ('u', '', 1, 0, 0, '{"a":"1","b":"<2>"}');
          INSERT INTO feedState (feedId, host, effectiveURL, history, pollCount, failureCount, isGone)
          VALUES (1, '', 'u', x'', 0, 0, 0);
          """)
    }
    try pool.close()
    let attributes = try await open().feeds().first?.subscription.outlineAttributes
    #expect(
      attributes == [
        OutlineAttribute(name: "a", value: "1"), OutlineAttribute(name: "b", value: "<2>"),
      ])
  }

  @Test("two openings at the same time both find a whole schema")
  func race() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = path
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try await Store(opening: .file(path: path), time: ManualTime()).feeds().count
        }
      }
      for try await count in group { #expect(count == 0) }
    }
  }

  @Test("a store opened for reading reads and does not write")
  func readOnly() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try open()
    _ = try await store.addFeed("a")
    let reader = try open(.readOnly(path: path))
    #expect(try await reader.feeds().count == 1)
    await #expect(throws: StorageError.self) { try await reader.addFeed("b") }
  }

  @Test("one process has the lock of a daemon, and a second one learns which")
  func daemonLock() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let lock = try DaemonLock(besideDatabase: path)
      do {
        _ = try DaemonLock(besideDatabase: path)
        Issue.record("two daemons")
      } catch { #expect(error == .locked(path: path, holder: "process \(getpid())")) }
      withExtendedLifetime(lock) {}
    }
    _ = try DaemonLock(besideDatabase: path)
  }
}
