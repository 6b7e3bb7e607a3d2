import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct SearchTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  func found(_ query: String, _ filter: ArticleFilter = ArticleFilter()) async throws -> [String] {
    try await store.search(query, filter: filter, limit: 9).compactMap(\.article.summary.guid)
  }

  @Test(
    "words, phrases, beginnings and accents find what they should",
    arguments: [
      ("bridge", ["title", "text"]), ("BRIDGE river", ["text"]), ("\"old bridge\"", ["text"]),
      ("\"bridge old\"", []), ("riv*", ["text"]), ("riv", []), ("uber", ["accent"]),
      ("Über", ["accent"]), ("lovelace", ["author"]), ("\"old bridge", ["text"]), ("", []),
      ("c++ bridge", []), ("river,", ["text"]), ("NOT", []), ("bridge AND", []), ("***", []),
    ])
  func queries(_ query: String, _ wanted: [String]) async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(
      feed,
      [
        .insert(draft("text", title: "Repairs", text: "The old bridge over the river is closed.")),
        .insert(draft("title", title: "Bridge", text: "Nothing else.")),
        .insert(draft("accent", title: "Über", text: "Straße")),
        .insert(draft("author", title: "Engine", text: "Notes.", author: "Ada Lovelace")),
      ], at: time.now)
    #expect(try await found(query) == wanted)
  }

  @Test("the words found are marked in the snippet")
  func snippet() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(draft("1", text: "An old bridge."))], at: time.now)
    let hit = try #require(try await store.search("old", filter: ArticleFilter(), limit: 1).first)
    #expect(hit.snippet == "An \u{2}old\u{3} bridge.")
  }

  @Test("a filter holds for the search too")
  func filter() async throws {
    let first = try await store.addFeed("a", folder: "x")
    let second = try await store.addFeed("b", folder: "y")
    try await store.poll(first, [.insert(draft("1"))], at: time.now)
    try await store.poll(second, [.insert(draft("2"))], at: time.now)
    var filter = ArticleFilter()
    filter.folder = "y"
    #expect(try await found("words", filter) == ["2"])
    filter = ArticleFilter()
    filter.feeds = [first]
    #expect(try await found("words", filter) == ["1"])
  }

  @Test("no input is a syntax error")
  func anyInput() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(draft("1"))], at: time.now)
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SplitMix(seed: seed)
    let pieces = [
      "\"", "*", "(", ")", ":", "-", "^", "+", "AND", "OR", "NOT", "NEAR(", "title:", "{", "}", " ",
      "word", "é", "日本", "🙂", "\0", "\u{301}", "'", "\\", ";", "\n", ",", ".", "1",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0...40, using: &generator)
      let query = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      do { _ = try await found(query) } catch {
        Issue.record("seed \(seed), query \(query.debugDescription): \(error)")
      }
    }
    _ = try await found(String(repeating: "word ", count: 100_000))
    _ = try await found(String(repeating: "a", count: 1_000_000))
  }
}

/// A small generator with a seed (splitmix64), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
