import Cleaning
import Deduplication
import Digests
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import winnow

@Suite struct NamedDigestTests {
  private let time = ManualTime()
  private let messages = Messages(
    threshold: .error, palette: Terminal.standardError.palette(.never))
  private let owner = LeaseOwner(processID: getpid(), startTicks: 1)

  @Test("each article is told once, and nothing new leaves the file alone")
  func once() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store)
      try await publish(["One", "Two"], in: feed, of: store)
      let file = folder + "/digest.txt"
      #expect(try await titles(of: store, into: file) == ["Two", "One"])
      try FileManager.default.removeItem(atPath: file)
      #expect(try await titles(of: store, into: file) == nil)
      try await publish(["Three"], in: feed, of: store)
      #expect(try await titles(of: store, into: file) == ["Three"])
    }
  }

  @Test("an issue that was not delivered is repeated, and only then what is new")
  func repeats() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store)
      try await publish(["One"], in: feed, of: store)
      await #expect(throws: CommandFailure.self) {
        try await titles(of: store, into: folder + "/none/digest.txt")
      }
      try await publish(["Two"], in: feed, of: store)
      #expect(try await titles(of: store, into: folder + "/digest.txt") == ["One"])
      #expect(try await titles(of: store, into: folder + "/digest.txt") == ["Two"])
    }
  }

  @Test("a preview moves nothing and defines nothing")
  func preview() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store)
      try await publish(["One"], in: feed, of: store)
      let digest = NamedDigest(name: "morning", store: store, messages: messages)
      for _ in 0..<2 {
        #expect(
          try await digest.preview(settings: nil).compactMap(\.lead.summary.title?.string) == [
            "One"
          ])
      }
      #expect(try await store.digests().isEmpty)
      #expect(try await titles(of: store, into: folder + "/digest.txt") == ["One"])
      #expect(try await digest.preview(settings: nil).isEmpty)
    }
  }

  @Test("a folder belongs to the digest it was named with, until another is named")
  func settings() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store, folder: "News")
      try await publish(["One"], in: feed, of: store)
      let file = folder + "/digest.txt"
      #expect(try await titles(of: store, into: file, folder: "Science") == nil)
      #expect(try await titles(of: store, into: file) == nil)
      #expect(try await store.digest(named: "morning")?.settings.folder == "Science")
      try await publish(["Two"], in: feed, of: store)
      #expect(try await titles(of: store, into: file, folder: "News") == ["Two"])
    }
  }

  /// Runs the digest into a file; its stories' headlines, or nil when no file was written.
  private func titles(
    of store: Store, into file: String, folder: String? = nil
  ) async throws -> [String]? {
    try? FileManager.default.removeItem(atPath: file)
    var settings: DigestSettings?
    if let folder {
      settings = DigestSettings()
      settings?.folder = folder
    }
    try await NamedDigest(name: "morning", store: store, messages: messages)
      .deliver(settings: settings, as: .text, at: time.now, to: .file(path: file))
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("* ") }.map { String($0.dropFirst(2)) }
  }

  private func subscribe(in store: Store, folder: String = "") async throws -> FeedID {
    var subscription = Subscription(url: "https://feed.example/")
    subscription.folder = folder
    return try await store.add(subscription)
  }

  private func publish(_ titles: [String], in feed: FeedID, of store: Store) async throws {
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: owner, for: .seconds(60))
    let update = FeedUpdate(
      feed: feed, owner: owner, status: .ok, startedAt: time.now, milliseconds: 1, httpStatus: 200,
      byteCount: 1, failure: nil, document: nil, renewedValidators: nil,
      changes: titles.map { .insert(draft($0)) }, listed: [], nextFetchAt: time.now,
      notBefore: nil, hostNotBefore: nil, failureCount: 0, history: [], why: "test")
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

  private func withStore(_ body: (Store, String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "winnow-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = try Store(opening: .file(path: folder + "/winnow.sqlite"), time: time)
    try await body(store, folder)
    await store.close()
  }
}
