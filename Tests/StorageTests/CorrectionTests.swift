import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct CorrectionTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  private static let wire = (0..<120).map { "word\($0 * 7919 % 1_000)" }.joined(separator: " ")

  /// Copies of one text in feeds of their own, or other texts.
  private func store(_ names: [String], copied: Bool = true) async throws {
    for name in names {
      let feed = try await store.addFeed(name)
      let text = copied ? Self.wire : name + " " + String(Self.wire.reversed()) + name
      let article = draft("1", title: copied ? "Wire" : name, text: text, sketched: true)
      _ = try await store.poll(feed, [.insert(article)], at: time.now)
    }
  }

  private func articles() async throws -> [ArticleSummary] {
    try await store.articles(ArticleFilter(), before: nil, limit: 99).sorted { $0.id < $1.id }
  }

  @Test("it is told what an article was matched with and on what evidence")
  func explained() async throws {
    try await store(["a", "b"])
    let ids = try await articles().map(\.id)
    let first = try await store.placement(of: ids[0])
    #expect(first.why == nil)
    #expect(first.sameText.map(\.id) == [ids[1]])
    let second = try await store.placement(of: ids[1])
    #expect(second.score == 1)
    #expect(second.why?.contains("of article \(ids[0])") == true)
    await #expect(throws: StorageError.self) {
      try await store.placement(of: ArticleID(rawValue: 99))
    }
  }

  @Test("an article that was split off stays apart, whatever comes", arguments: [0, 1, 2])
  func split(position: Int) async throws {
    try await store(["a", "b", "c"])
    let before = try await articles()
    try await store.split(before[position].id)
    try await store(["d"])
    let after = try await articles()
    let alone = after[position]
    #expect(alone.lineage == alone.id)
    let rest = after.prefix(3).filter { $0.id != alone.id }
    #expect(Set(rest.map(\.lineage)) == [rest[0].id])
    #expect(Set(rest.map(\.story.rawValue)) == [rest[0].id.rawValue])
    #expect(rest[0].lineage != alone.lineage)
    #expect(try await store.placement(of: alone.id).correction == .split)
  }

  @Test("articles that were merged are one lineage and one story")
  func merged() async throws {
    try await store(["a", "b"])
    try await store(["x"], copied: false)
    let before = try await articles()
    try await store.merge(before[2].id, with: before[1].id)
    let after = try await articles()
    #expect(Set(after.map(\.lineage)) == [before[0].id])
    #expect(Set(after.map(\.story.rawValue)) == [before[0].id.rawValue])
  }
}
