import Storage
import TestSupport
import Testing
import Vocabulary

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
}
