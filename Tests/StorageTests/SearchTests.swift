import GRDB
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
      ("Über", ["accent"]), ("lovelace", ["author"]), ("\"old bridge", ["text"]),
      ("c++ bridge", []), ("river,", ["text"]), ("NOT", []), ("bridge AND", []),
      ("bridge - river", ["text"]), ("bridge -river", ["title"]), ("-closed bridge", ["title"]),
      ("bridge -\"over the\" -x", ["title"]), ("title:bridge", ["title"]),
      ("-title:bridge bridge", ["text"]), ("text:bridge", ["text"]), ("TITLE:rep*", ["text"]),
      ("author:ada", ["author"]), ("author:bridge", []), ("\"old bri\"*", ["text"]),
      ("title: bridge", nil), ("", nil), ("***", nil), ("-bridge", nil), ("after:soon", nil),
      ("is:new", nil), ("titel:bridge", nil), ("feed:nowhere", nil), ("re:bridge", []),
      ("\"titel:bridge\"", []),
    ] as [(String, [String]?)])
  func queries(_ query: String, _ wanted: [String]?) async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(
      feed,
      [
        .insert(draft("text", title: "Repairs", text: "The old bridge over the river is closed.")),
        .insert(draft("title", title: "Bridge", text: "Nothing else.")),
        .insert(draft("accent", title: "Über", text: "Straße")),
        .insert(draft("author", title: "Engine", text: "Notes.", author: "Ada Lovelace")),
      ], at: time.now)
    guard let wanted else {
      await #expect(throws: StorageError.self) { try await found(query) }
      return
    }
    #expect(try await found(query) == wanted)
  }

  @Test(
    "words are found at any place where a script sets no blanks, and whole where it does",
    arguments: [
      ("北京", "今天北京天气很好。", true), ("气", "今天北京天气很好。", true),
      ("北天", "今天北京天气很好。", false), ("天气*", "今天北京天气很好。", true),
      ("カメラ", "新しいカメラを買った。", true), ("た", "新しいカメラを買った。", true),
      ("서울", "서울에서 만나요", true), ("만나", "서울에서 만나요", true),
      ("서울에서 만나요", "서울에서 만나요", true), ("나만", "서울에서 만나요", false),
      ("ฝน", "วันนี้ฝนตกหนักมาก", true), ("นี้", "วันนี้ฝนตกหนักมาก", true),
      ("นั้", "วันนี้ฝนตกหนักมาก", false), ("ភ្នំ", "រាជធានីភ្នំពេញ", true),
      ("हिन्दी", "यह हिन्दी है", true), ("हन्दी", "यह हिन्दी है", false),
      ("شعر", "هذا شِعْرٌ", true), ("שלום", "שָׁלוֹם", true),
      ("iPhone手机", "新款iPhone手机上市", true),
      ("ABC", "会社ＡＢＣの", true), ("Москва", "о москве и москва", true),
      ("한", "\u{1112}\u{1161}\u{11AB}글", false),
      ("\u{1112}\u{1161}\u{11AB}", "한글", true),
    ])
  func scripts(_ query: String, _ text: String, _ isFound: Bool) async throws {
    let feed = try await store.addFeed("a")
    let change = ArticleChange.insert(draft("1", title: "x", text: text))
    try await store.poll(feed, [change], at: time.now)
    #expect(try await found(query) == (isFound ? ["1"] : []))
  }

  @Test("fields ask for feeds, folders, tags, dates and marks")
  func fields() async throws {
    let news = try await store.addFeed("news", title: "The Gazette", folder: "News/World")
    var subscription = Subscription(url: "https://feed.example/blog")
    subscription.tags = ["slow"]
    let blog = try await store.add(subscription)
    var old = draft("old", text: "A bridge was built.")
    old.publishedAt = Timestamp(year: 2025, month: 3, day: 9)
    old.details.language = "de-AT"
    var new = draft("new", title: "Other", text: "A bridge was closed.")
    new.publishedAt = Timestamp(year: 2026, month: 1, day: 31)
    try await store.poll(news, [.insert(old)], at: time.now)
    try await store.poll(blog, [.insert(new)], at: time.now)
    let newest = try #require(
      try await store.articles(ArticleFilter(), before: nil, limit: 1).first)
    try await store.mark([newest.id], read: true)
    for (query, wanted) in [
      ("feed:gazette bridge", ["old"]), ("feed:\"the gaz\"", ["old"]),
      ("feed:example/blog", ["new"]),
      ("-feed:gazette", ["new"]), ("folder:News", ["old"]), ("tag:slow bridge", ["new"]),
      ("after:2026-01-31 bridge", ["new"]), ("after:2026-02", []), ("before:2026", ["old"]),
      ("before:2026-01-31 after:2025-03-09", ["old"]), ("-before:2026 bridge", ["new"]),
      ("is:read", ["new"]), ("is:unread bridge", ["old"]), ("is:starred", []),
      ("language:de", ["old"]), ("lang:de-at bridge", ["old"]), ("language:d", []),
      ("folder:News -bridge", []), ("folder:News -tunnel", ["old"]),
    ] { #expect(try await found(query) == wanted, "\(query)") }
  }

  @Test(
    "a snippet shows where the words stand, with what is around them",
    arguments: [
      ("old", "An old bridge.", "An \u{2}old\u{3} bridge."),
      ("\"old brid\"*", "An old bridge.", "An \u{2}old bridge\u{3}."),
      ("天气", "今天天气很好。", "今天\u{2}天气\u{3}很好。"),
      ("title:old", "Nothing of it.", "Nothing of it."),
      ("ete", "Un été, deux étés", "Un \u{2}été\u{3}, deux étés"),
    ])
  func snippets(_ query: String, _ text: String, _ wanted: String) async throws {
    let feed = try await store.addFeed("a")
    let article = draft("1", title: "Old things, ete and 天气", text: text)
    try await store.poll(feed, [.insert(article)], at: time.now)
    let hit = try #require(try await store.search(query, filter: ArticleFilter(), limit: 1).first)
    #expect(hit.snippet == wanted)
  }

  @Test("a long text is shown where most of the words stand together")
  func longSnippet() async throws {
    let feed = try await store.addFeed("a")
    let filler = Array(repeating: "filler", count: 200).joined(separator: " ")
    let text = "An apple. \(filler) An apple beside a pear. \(filler)"
    try await store.poll(feed, [.insert(draft("1", text: text))], at: time.now)
    let hits = try await store.search("pear apple", filter: ArticleFilter(), limit: 1)
    let snippet = try #require(hits.first?.snippet)
    #expect(snippet.contains("An \u{2}apple\u{3} beside a \u{2}pear\u{3}. filler"))
    #expect(snippet.hasPrefix("…filler") && snippet.hasSuffix("filler…"))
    #expect(snippet.utf8.count < 300)
  }

  @Test("what an older version indexed is changed and removed, before and after it is redone")
  func backlog() async throws {
    let feed = try await store.addFeed("a")
    let texts = ["北京天气", "plain words", "東京の天気", "天気図"]
    for (number, text) in texts.enumerated() {
      let change = ArticleChange.insert(draft("\(number)", title: "", text: text))
      try await store.poll(feed, [change], at: time.now)
    }
    try await DatabaseQueue(path: temporary.path).write { db in
      // As the index was before: each text as it is.
      try db.execute(
        sql: """
          INSERT INTO articleSearch (articleSearch) VALUES ('rebuild');
          INSERT INTO searchBacklog (after, last) SELECT 0, max(id) FROM article;
          """)
    }
    #expect(try await found("天気").isEmpty)
    #expect(try await found("plain") == ["1"])
    let ids = try await store.articles(ArticleFilter(), before: nil, limit: 9).map(\.id)
    let revised = draft("3", title: "", text: "天気予報")
    try await store.poll(feed, [.revise(try #require(ids.first), revised)], at: time.now)
    while try await store.improveSearchIndex() {}
    #expect(try await Set(found("天気")) == ["2", "3"])
    #expect(try await found("天气") == ["0"])
    #expect(try await found("予報") == ["3"])
    #expect(try await found("図").isEmpty)
    #expect(try await store.improveSearchIndex() == false)
    try await store.remove([feed])
    try await DatabaseQueue(path: temporary.path).write { db in
      try db.execute(sql: "INSERT INTO articleSearch (articleSearch) VALUES ('integrity-check')")
      let left = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM articleSearch WHERE articleSearch MATCH '天 OR plain OR 北京天气'
          """)
      #expect(left == 0)
    }
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
      "\"", "*", "(", ")", ":", "-", "^", "+", "AND", "OR", "NOT", "NEAR(", "title:",
      "feed:", "after:2026", "is:read", "{", "}", " ", "ที่", "한", "न्", "word", "é", "日本", "🙂", "\0",
      "\u{301}", "'", "\\", ";", "\n", ",", ".", "1",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0...40, using: &generator)
      let query = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      do {
        _ = try await found(query)
      } catch StorageError.badQuery, StorageError.notFound {
        continue
      } catch {
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
