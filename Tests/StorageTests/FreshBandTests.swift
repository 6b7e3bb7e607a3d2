import Deduplication
import Foundation
import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import Storage

/// What finds copies of the last articles, whoever stored them and however many came since.
@Suite struct FreshBandTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  /// An article of invented words that a number chooses.
  func article(_ number: UInt64, guid: String) -> ArticleChange {
    var generator = SplitMix(seed: number)
    let text = (0..<60).map { _ in "word\(UInt16.random(in: 0...9_999, using: &generator))" }
      .joined(separator: " ")
    return .insert(draft(guid, title: "Number \(number)", text: text, sketched: true))
  }

  @Test("another process finds what one has stored, and is found")
  func processes() async throws {
    let other = try Store(opening: .file(path: temporary.path), time: time)
    let feeds = [
      try await store.addFeed("a"), try await store.addFeed("b"), try await store.addFeed("c"),
    ]
    try await store.poll(feeds[0], [article(1, guid: "1")], at: time.now)
    let second = try await other.poll(
      feeds[1], [article(1, guid: "1"), article(2, guid: "2")], at: time.now)
    #expect(second.duplicateCount == 1)
    #expect(second.newCount == 1)
    let third = try await store.poll(
      feeds[2], [article(1, guid: "1"), article(2, guid: "2")], at: time.now)
    #expect(third.duplicateCount == 2)
    await other.close()
  }

  @Test(
    "what many articles came after is found by who was there and by who comes",
    arguments: [false, true])
  func many(isOpenedAnew: Bool) async throws {
    let first = try await store.addFeed("a")
    let second = try await store.addFeed("b")
    let watching = try Store(opening: .file(path: temporary.path), time: time)
    try await watching.poll(second, [article(1_000, guid: "1000")], at: time.now)
    for start in stride(from: UInt64(0), to: 900, by: 150) {
      let batch = (start..<start + 150).map { article($0, guid: "\($0)") }
      try await store.poll(first, batch, at: time.now)
    }
    let asking =
      isOpenedAnew ? try Store(opening: .file(path: temporary.path), time: time) : watching
    let copies = [3, 200, 450, 890, 1_000].map { article($0, guid: "copy \($0)") }
    let third = try await asking.addFeed("c")
    let receipt = try await asking.poll(third, copies, at: time.now)
    #expect(receipt.duplicateCount == copies.count)
    await asking.close()
    if isOpenedAnew { await watching.close() }
  }

  /// What happens to the first article that `store` remembers.
  enum Change: CaseIterable {
    case edited, removed, feedRemoved
  }

  @Test(
    "what another process changes is found as it is now, and only so",
    arguments: Change.allCases, [false, true])
  func changed(_ change: Change, byOneThatRemembersToo: Bool) async throws {
    let other = try Store(opening: .file(path: temporary.path), time: time)
    let feeds = [
      try await store.addFeed("a"), try await store.addFeed("b"), try await store.addFeed("c"),
    ]
    try await store.poll(feeds[0], [article(1, guid: "1")], at: time.now)
    if byOneThatRemembersToo {
      try await other.poll(feeds[1], [article(3, guid: "3")], at: time.now)
    }
    switch change {
    case .edited:
      try await other.poll(
        feeds[0], [.revise(ArticleID(rawValue: 1), article(2, guid: "1").draft)], at: time.now)
    case .removed:
      try await other.write { db in
        try ArticleRemoval(db: db).removeArticle(ArticleID(rawValue: 1))
      }
    case .feedRemoved: try await other.remove([feeds[0]])
    }
    let receipt = try await store.poll(
      feeds[2], [article(1, guid: "1"), article(2, guid: "2")], at: time.now)
    #expect(receipt.newCount == (change == .edited ? 1 : 2))
    #expect(receipt.duplicateCount == (change == .edited ? 1 : 0))
    try await expectBandsOfSketches()
    await other.close()
  }

  @Test("an article that had too little text to be found is found once it has more")
  func grown() async throws {
    let feeds = [try await store.addFeed("a"), try await store.addFeed("b")]
    let short = draft("1", title: "Number 1", text: "", sketched: true)
    try await store.poll(
      feeds[0], [.insert(short), article(3, guid: "3")], at: time.now)
    try await store.poll(
      feeds[0], [.revise(ArticleID(rawValue: 1), article(1, guid: "1").draft)], at: time.now)
    let receipt = try await store.poll(feeds[1], [article(1, guid: "copy")], at: time.now)
    #expect(receipt.duplicateCount == 1)
    let opened = try Store(opening: .file(path: temporary.path), time: time)
    try await opened.poll(feeds[1], [article(4, guid: "4")], at: time.now)
    try await opened.poll(
      feeds[0], [.revise(ArticleID(rawValue: 1), article(2, guid: "1").draft)], at: time.now)
    try await expectBandsOfSketches(writtenBy: opened)
    await opened.close()
  }

  @Test("a feed that goes leaves no bands behind, neither those in memory nor the others")
  func removedFeed() async throws {
    let feeds = [
      try await store.addFeed("a"), try await store.addFeed("b"), try await store.addFeed("c"),
    ]
    let many = (UInt64(1)..<300).map { article($0, guid: "\($0)") }
    try await store.poll(feeds[0], many, at: time.now)
    try await store.poll(feeds[1], [article(500, guid: "500")], at: time.now)
    try await store.poll(feeds[0], [article(501, guid: "501")], at: time.now)
    try await store.remove([feeds[0]])
    let receipt = try await store.poll(
      feeds[2], [1, 299, 500, 501].map { article($0, guid: "copy \($0)") }, at: time.now)
    #expect(receipt.newCount == 3)
    #expect(receipt.duplicateCount == 1)
    try await expectBandsOfSketches()
  }

  /// Has the bands that wait written, and compares them with the sketches.
  func expectBandsOfSketches(writtenBy writer: Store? = nil) async throws {
    let writer = writer ?? store
    let feed = try await writer.addFeed("many")
    let many = (UInt64(10_000)..<10_300).map { article($0, guid: "\($0)") }
    try await writer.poll(feed, many, at: time.now)
    try await writer.poll(feed, [article(20_000, guid: "last")], at: time.now)
    let (bands, expected) = try await writer.read { db in
      let last: Int64 = try db.value("SELECT upTo FROM sketchIndexed") ?? 0
      let stored = try db.rows("SELECT articleId, key FROM sketchBand").map { row in
        [row[0] as Int64, row[1] as Int64]
      }
      let made = try db.rows("SELECT articleId, signature FROM sketch WHERE articleId <= ?", [last])
        .flatMap { row in
          (Sketch(bytes: [UInt8](row[1] as Data))?.bandKeys ?? []).map {
            [row[0] as Int64, Int64(bitPattern: $0)]
          }
        }
      return (Set(stored), Set(made))
    }
    #expect(expected.count > 300)
    #expect(bands.symmetricDifference(expected).isEmpty)
  }
}

extension ArticleChange {
  /// What it stores.
  fileprivate var draft: ArticleDraft {
    switch self {
    case .insert(let draft), .revise(_, let draft): draft
    }
  }
}
