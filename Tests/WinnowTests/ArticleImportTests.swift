import Foundation
import TestSupport
import Testing

@Suite("Imports")
struct ArticleImportTests {
  private static func feed(_ items: [(guid: String, title: String)]) -> String {
    let items = items.map { item in
      """
      <item><guid isPermaLink="false">\(item.guid)</guid><title>\(item.title)</title>
      <link>https://pages.example/\(item.guid)</link><category>c</category>
      <description>&lt;p&gt;\(item.title): a text with a &lt;a href="https://l.example/"&gt;link&lt;/a&gt;
      &amp;amp; a sign.&lt;/p&gt;</description><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>
      """
    }
    return """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>
      <link>https://pages.example/</link>\(items.joined())</channel></rss>
      """
  }

  private static let server = { @Sendable () throws in
    try LoopbackServer { _ in
      .feed(feed([("1", "Heron"), ("2", "Otter"), ("3", "Teal &amp;amp; Swan")]))
    }
  }

  private func program() throws -> WinnowProgram {
    try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
  }

  /// What an export says of its articles, without the numbers of the store.
  private func articles(of winnow: WinnowProgram) async throws -> [NSDictionary] {
    try await winnow("export").lines.map { line in
      var line = line
      var state = line["_winnow"] as? [String: Any] ?? [:]
      state["article_id"] = nil
      line["_winnow"] = state
      return line as NSDictionary
    }
  }

  private func counts(_ outcome: WinnowProgram.Outcome) throws -> [String: Int]? {
    try outcome.lines.last?["articles"] as? [String: Int]
  }

  @Test("the articles of a feed that is a local file find it, where it has been added")
  func localFile() async throws {
    let first = try program()
    let file = try first.write(Self.feed([("1", "Heron"), ("2", "Otter")]), to: "shore.xml")
    _ = try await first("feed", "add", file)
    _ = try await first("poll")
    let export = first.path("export")
    _ = try await first("export", "--output", export)
    #expect(
      try counts(await first("import", "--json", export))
        == ["added": 0, "known": 2, "marked": 0, "invalid": 0])
    let second = try program()
    let refused = try await second("import", export)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("is not a web address; add that feed first"))
    _ = try await second("feed", "add", "--no-fetch", file)
    #expect(
      try counts(await second("import", "--json", export))
        == ["added": 2, "known": 0, "marked": 0, "invalid": 0])
  }

  @Test("an export comes back whole, once, unread again by nobody", arguments: ["jsonl", "json"])
  func roundTrip(format: String) async throws {
    let server = try Self.server()
    let first = try program()
    _ = try await first("feed", "add", server.url("/"), "--folder", "Shore")
    _ = try await first("poll")
    _ = try await first("article", "mark", "1")
    _ = try await first("article", "star", "2")
    let export = first.path("export")
    _ = try await first("export", "--format", format, "--output", export)

    let second = try program()
    let dry = try await second("import", "--dry-run", "--json", export)
    #expect(try counts(dry) == ["added": 3, "known": 0, "marked": 0, "invalid": 0])
    #expect(try await second("feed", "list", "--json").lines.isEmpty)
    let imported = try await second("import", "--json", export)
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(try counts(imported) == ["added": 3, "known": 0, "marked": 0, "invalid": 0])
    #expect(try await articles(of: second) == articles(of: first))

    let again = try await second("import", "--json", export)
    #expect(try counts(again) == ["added": 0, "known": 3, "marked": 0, "invalid": 0])
    #expect(try await articles(of: second) == articles(of: first))

    let poll = try await second("poll", "--json").lines
    #expect(poll.first?["new"] as? Int == 0 && poll.first?["updated"] as? Int == 0)
    let digest = try await second("digest", "daily", "--format", "text")
    #expect(!digest.output.contains("Heron"))
  }

  @Test("marks come to articles that are there, and none goes")
  func marks() async throws {
    let server = try Self.server()
    let winnow = try program()
    _ = try await winnow("feed", "add", server.url("/"))
    _ = try await winnow("poll")
    _ = try await winnow("article", "star", "1")
    let file = try winnow.write(
      """
      {"total":2,"entries":[{"id":1,"feed_id":1,"status":"read","url":"https://pages.example/2",
      "title":"Otter","starred":true,"feed":{"feed_url":"\(server.url("/"))"}},
      {"id":2,"feed_id":1,"status":"unread","url":"https://pages.example/1","title":"Heron",
      "starred":false,"feed":{"feed_url":"\(server.url("/"))"}}]}
      """, to: "miniflux.json")
    let imported = try await winnow("import", "--json", file)
    #expect(try counts(imported) == ["added": 0, "known": 1, "marked": 1, "invalid": 0])
    #expect(try await winnow("article", "list", "--starred", "--json").lines.count == 2)
    #expect(try await winnow("article", "list", "--unread", "--json").lines.count == 2)
    let read = try winnow.write("3\nnothing\n", to: "read.txt")
    let marked = try await winnow("import", "--format", "newsboat-read", "--json", read)
    #expect(try counts(marked) == ["added": 0, "known": 1, "marked": 1, "invalid": 0])
  }

  @Test("what cannot be imported is told with its line, and the rest is imported")
  func problems() async throws {
    let winnow = try program()
    let file = try winnow.write(
      """
      {"id":"1","title":"One","_winnow":{"feed_url":"https://f.example/feed"}}
      {"id":"2","title":"Tw
      {"id":"3","title":"Three"}
      {"id":"4","title":"Four","_winnow":{"feed_url":"ftp://f.example/"}}
      {"id":"5","title":"Five","_winnow":{"feed_url":"https://f.example/feed"}}

      """, to: "lines.jsonl")
    let imported = try await winnow("import", file)
    #expect(imported.status == 0)
    #expect(
      imported.output
        == "\(file): 2 articles added, 0 known already, 0 marked, 3 invalid; "
        + "1 feed added, 0 known already, 0 invalid\n")
    for line in [2, 3, 4] { #expect(imported.errors.contains("\(file):\(line): ")) }
    #expect(imported.errors.contains("--feed"))
    let forced = try await winnow("import", "--feed", "https://f.example/feed", "--json", file)
    #expect(try counts(forced)?["added"] == 2)
  }

  @Test(
    "lists of subscriptions are taken from any reader",
    arguments: [
      "https://a.example/f \"~Title\" tag\nhttps://b.example/f\n",
      """
      <opml version="2.0"><body><outline text="F"><outline xmlUrl="https://a.example/f" text="A"/>
      </outline><outline xmlUrl="https://b.example/f"/></body></opml>
      """,
      """
      [{"id":"feed/https://a.example/f","title":"A","categories":[{"label":"X"}]},
      {"id":"feed/https://b.example/f","title":"B","categories":[]}]
      """,
    ])
  func lists(_ text: String) async throws {
    let winnow = try program()
    let file = try winnow.write(text, to: "list")
    for (added, known) in [(2, 0), (0, 2)] {
      let outcome = try await winnow("import", "--json", file)
      let feeds = try outcome.lines.last?["feeds"] as? [String: Int]
      #expect(feeds == ["added": added, "known": known, "invalid": 0], "\(outcome.errors)")
    }
    #expect(try await winnow("feed", "list", "--json").lines.count == 2)
  }

  @Test("a file with nothing in it ends with what to do", arguments: ["", "[]", "{}", "<html/>"])
  func nothing(_ text: String) async throws {
    let winnow = try program()
    let file = try winnow.write(text, to: "nothing")
    let outcome = try await winnow("import", file)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("winnow import"))
  }
}
