import Deduplication
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Polling

/// Which stored article an entry is, whatever its publisher does to it.
@Suite struct IdentityTests {
  /// An entry of a feed that a test changes.
  struct Entry: Sendable {
    var guid: String
    var link: String
    var title: String
    var date: String? = "Tue, 03 Nov 2026 08:15:00 GMT"
    var text: String
  }

  private static let fields: [@Sendable (inout Entry) -> Void] = [
    { $0.guid = "urn:uuid:7c2e5b9a-17a1-4b0e-9d55-0f3f6f1f2a3b" },
    { $0.link = "https://old.example/2026/11/bridge-of-vallorno" },
    { $0.link = "http://news.example/2026/11/bridge-of-vallorno" },
    { $0.link = "http://old.example/stories/4711-vallorno-and-its-bridge" },
    { $0.title = "Vallorno gets its bridge back" },
  ]

  private static let entry = Entry(
    guid: "http://old.example/?p=4711", link: "http://old.example/2026/11/bridge-of-vallorno",
    title: "Vallorno gets it's bridge back",
    text: """
      Nine years after the flood the town of Vallorno opened its new bridge on Tuesday. The mayor, \
      Ines Kettering, cut a ribbon of river weed, and the first to cross were the four ferrymen who \
      lose their work by it. They were given pensions, a plaque and a horse each.
      """)

  private static let others = [
    Entry(
      guid: "http://old.example/?p=4700", link: "http://old.example/2026/10/harvest",
      title: "A harvest without rain", date: "Sat, 31 Oct 2026 06:00:00 GMT",
      text: """
        Growers in the Semmer valley brought in less wheat than in any year since the mills were \
        built, and the price of flour went up by a third within two weeks.
        """),
    Entry(
      guid: "http://old.example/?p=4705", link: "http://old.example/2026/11/choir",
      title: "The choir that would not stop", date: "Sun, 01 Nov 2026 19:40:00 GMT",
      text: """
        For thirty-one hours the choir of Lower Aldern sang on, through two power cuts and a \
        wedding, until the last tenor fell asleep on his feet on Sunday evening.
        """),
  ]

  /// Words that make no sense, others for each seed.
  private static func text(of count: Int, seed: Int) -> String {
    (0..<count).map { "w\((seed + $0 * $0 * 31) % 9_001)" }.joined(separator: " ")
  }

  private func document(_ entries: [Entry]) -> String {
    let items = entries.map { entry in
      """
      <item><guid isPermaLink="false">\(entry.guid)</guid><title>\(entry.title)</title>
      <link>\(entry.link)</link>\(entry.date.map { "<pubDate>\($0)</pubDate>" } ?? "")
      <description>&lt;p&gt;\(entry.text)&lt;/p&gt;</description></item>
      """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0"><channel><title>News</title><link>https://news.example/</link>
      <description>All of it</description>\(items.joined())</channel></rss>
      """
  }

  /// What each poll of these documents, one after the other, counted: new, updated, duplicate.
  private func counts(
    _ scene: Scene, _ documents: [[Entry]]
  ) async throws -> [[Int]] {
    var counts: [[Int]] = []
    for entries in documents {
      scene.put("/feed", .init(body: document(entries)))
      let report = try #require(try await scene.poll().first)
      #expect(report.status == .ok)
      counts.append([report.newCount, report.updatedCount, report.duplicateCount])
    }
    return counts
  }

  private func scene() async throws -> Scene {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    return scene
  }

  @Test(
    "an entry that got another guid, scheme, host, slug or title, or all of them, is one article",
    arguments: [
      [0], [1], [2], [3], [4], [0, 2], [0, 3], [0, 4], [2, 3], [0, 2, 3], [0, 1, 2, 3, 4],
    ],
    [true, false])
  func renamed(_ changed: [Int], isDated: Bool) async throws {
    var old = Self.entry
    if !isDated { old.date = nil }
    var new = old
    for field in changed { Self.fields[field](&new) }
    if changed.count == 5 { new.link = "https://news.example/stories/4711-vallorno-and-its-bridge" }
    let scene = try await scene()
    _ = try await counts(scene, [[old] + Self.others])
    let stored = try await scene.store.articles(ArticleFilter(), before: nil, limit: 9)
    let article = try #require(stored.first { $0.title?.string == old.title })
    try await scene.store.mark([article.id], read: true)
    try await scene.store.star([article.id], starred: true)

    let isVisible = changed.contains(4)
    #expect(try await counts(scene, [[new] + Self.others]) == [[0, isVisible ? 1 : 0, 0]])
    let now = try await scene.store.article(article.id).summary
    #expect(now.title?.string == new.title)
    #expect(now.guid == new.guid)
    #expect(now.url == new.link)
    #expect(now.readAt != nil && now.starredAt != nil)
    let versions = try await scene.store.versions(of: article.id)
    #expect(versions.count == (isVisible ? 2 : 1))
    if isVisible {
      let diff = WordDiff(from: versions.first?.title, to: now.title)
      #expect(diff.marked == "Vallorno gets [-it's-]{+its+} bridge back")
    }
    #expect(try await scene.titles().count == 3)
  }

  @Test("a feed that moves to another system brings no article back, however old they are")
  func migration() async throws {
    let old = (0..<60).map { number in
      var entry = Self.entry
      entry.guid = "http://old.example/?p=\(number)"
      entry.link = "http://old.example/\(number)/story"
      entry.title = "Story \(number) of \(number * 7)"
      entry.date = "Tue, 0\(number % 9 + 1) Jan 20\(10 + number % 12) 08:\(10 + number % 50):00 GMT"
      entry.text = Self.text(of: 40, seed: number * 97)
      return entry
    }
    let new = old.enumerated().map { number, entry in
      var entry = entry
      entry.guid = "tag:news.example,2026:\(number * 3)"
      entry.link = "https://news.example/archive/\(number * 3)-s"
      return entry
    }
    let scene = try await scene()
    _ = try await counts(scene, [old])
    scene.time.advance(by: .seconds(300 * 86_400))
    #expect(try await counts(scene, [new, old]) == [[0, 0, 0], [0, 0, 0]])
    #expect(try await scene.titles().count == 60)
  }

  @Test("guids that change each time, or are all the same, mean nothing", arguments: [true, false])
  func uselessGUIDs(hasLinks: Bool) async throws {
    func with(_ guid: (Int) -> String) -> [Entry] {
      ([Self.entry] + Self.others).enumerated().map { position, entry in
        var entry = entry
        entry.guid = guid(position)
        if !hasLinks { entry.link = "http://old.example/" }
        return entry
      }
    }
    let rolling = try await scene()
    let polls = (0..<4).map { poll in with { "session-\(poll)-\($0)" } }
    #expect(try await counts(rolling, polls) == [[3, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]])

    let constant = try await scene()
    var news = Self.entry
    news.link = "http://old.example/2026/11/other"
    news.title = "Another thing altogether"
    news.text = "Bakers in the old town have begun to sell bread by the metre."
    let same = with { _ in "feed" }
    news.guid = "feed"
    #expect(try await counts(constant, [same, [news] + same]) == [[3, 0, 0], [1, 0, 0]])
    #expect(try await constant.titles().count == 4)
  }

  @Test(
    "articles of one title stay distinct",
    arguments: ["Links", "Weekly thread", "Morning briefing"], [true, false])
  func series(title: String, keepsOld: Bool) async throws {
    func issue(_ number: Int) -> Entry {
      Entry(
        guid: "issue-\(number)", link: "http://old.example/thread/\(number)", title: title,
        date: "Tue, \(10 + 7 * number) Nov 2026 08:00:00 GMT",
        text: """
          This is the place for whatever does not fit anywhere else. Be kind, stay on topic, and \
          tell us what you have read since we last met here.
          """)
    }
    let scene = try await scene()
    let second = keepsOld ? [issue(1), issue(0)] : [issue(1)]
    _ = try await counts(scene, [[issue(0)], second])
    #expect(try await scene.titles() == [title, title])
  }

  @Test("a number of comments or a clock in the body is no update")
  func volatile() async throws {
    func entry(_ comments: Int, _ clock: String, _ text: String = Self.entry.text) -> [Entry] {
      var entry = Self.entry
      entry.text = "\(text)&lt;/p&gt;&lt;p&gt;\(comments) comments&lt;/p&gt;&lt;p&gt;It is \(clock)"
      return [entry]
    }
    let scene = try await scene()
    let other = Self.entry.text.replacing("four", with: "five")
    let documents = [
      entry(0, "14:00:07"), entry(3, "14:10:09"), entry(3, "15:02:41"), entry(40, "9:15:00", other),
    ]
    #expect(try await counts(scene, documents) == [[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 1, 0]])
    let article = try #require(
      try await scene.store.articles(ArticleFilter(), before: nil, limit: 1).first)
    #expect(try await scene.store.versions(of: article.id).count == 2)
  }

  @Test("a purged article does not come back while the feed still lists it")
  func purged() async throws {
    let scene = try await scene()
    let old = [Self.entry] + Self.others
    _ = try await counts(scene, [old])
    #expect(try await scene.store.purge(beyond: Retention(count: 1)).removedCount == 2)
    var news = Self.others[0]
    news.guid = "news"
    news.link = "http://old.example/2026/11/ferry"
    news.title = "The ferry is sold"
    news.date = "Tue, 24 Nov 2026 09:00:00 GMT"
    news.text = "The last ferry of Vallorno was sold to a collector of paddle wheels on Tuesday."
    #expect(try await counts(scene, [[news] + old]) == [[1, 0, 0]])
    #expect(try await scene.titles() == [Self.entry.title, news.title])
  }

  @Test("a thousand old articles that appear at once are stored, and are no news")
  func backlog() async throws {
    let archive = (0..<1_000).map { number in
      Entry(
        guid: "archive-\(number)", link: "http://old.example/archive/\(number)",
        title: "Entry \(number) of the archive",
        date: "Mon, 0\(1 + number % 9) Feb 20\(10 + number % 15) 08:00:00 GMT",
        text: Self.text(of: 30, seed: number * 89))
    }
    let scene = try await scene()
    var news = Self.entry
    news.guid = "news"
    news.link = "http://old.example/2026/11/ferry"
    news.date = "Wed, 25 Nov 2026 09:00:00 GMT"
    news.title = "The ferry is sold"
    news.text = "The last ferry of Vallorno was sold to a collector of paddle wheels on Wednesday."
    let documents = [Self.others, [news] + Self.others + archive]
    #expect(try await counts(scene, [documents[0]]) == [[2, 0, 0]])
    scene.time.advance(by: .seconds(86_400))
    #expect(try await counts(scene, [documents[1]]) == [[1, 0, 0]])
    #expect(try await scene.store.status().articleCount == 1_003)
    let found = try await scene.store.articles(ArticleFilter(), before: nil, limit: 9)
    #expect(found.first?.title?.string == news.title)
    for article in found.dropFirst() {
      #expect(try await scene.store.placement(of: article.id).isBacklog)
    }
    var unread = ArticleFilter()
    unread.unreadOnly = true
    let titles = try await scene.store.articles(unread, before: nil, limit: 99).map(\.title?.string)
    #expect(titles == ["The ferry is sold", Self.others[0].title, Self.others[1].title])
  }

  @Test("of an archive without dates the newest entries alone are news")
  func undatedBacklog() async throws {
    let archive = (0..<300).map { number in
      Entry(
        guid: "archive-\(number)", link: "http://old.example/archive/\(number)",
        title: "Entry \(number) of the archive", date: nil,
        text: Self.text(of: 30, seed: number * 89))
    }
    let scene = try await scene()
    #expect(try await counts(scene, [Self.others]) == [[2, 0, 0]])
    scene.time.advance(by: .seconds(86_400))
    #expect(try await counts(scene, [Self.others + archive]) == [[20, 0, 0]])
    var unread = ArticleFilter()
    unread.unreadOnly = true
    let titles = try await scene.store.articles(unread, before: nil, limit: 99).map(\.title?.string)
    #expect(titles.contains("Entry 0 of the archive") && titles.contains("Entry 19 of the archive"))
    #expect(titles.count == 22)
  }
}
