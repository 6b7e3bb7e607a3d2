import Foundation
import TestSupport
import Testing

@Suite("Articles in lists, searches and the terminal")
struct ReadingTests {
  private static let feed = """
    <?xml version="1.0"?><rss version="2.0"><channel><title>Shore Notes</title>
    <link>https://shore.example/</link><language>en-GB</language>
    <item><guid>1</guid><title>The heron fishes</title><link>https://shore.example/1</link>
    <pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><category>birds</category>
    <author>ada@shore.example (Ada)</author>
    <description>&lt;p&gt;A heron stood in the &lt;a href="https://mud.example/"&gt;mud of the low
    tide&lt;/a&gt; for an hour before it caught anything that was worth a note.&lt;/p&gt;</description>
    </item>
    <item><guid>2</guid><title>北京的天气</title><link>https://shore.example/2</link>
    <pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>
    <description>今天北京天气很好。</description></item>
    </channel></rss>
    """

  private func reader() async throws -> WinnowProgram {
    let winnow = try WinnowProgram()
    let file = try winnow.write(Self.feed, to: "shore.xml")
    _ = try await winnow("feed", "add", file, "--folder", "Coast", "--tag", "sea")
    _ = try await winnow("poll")
    return winnow
  }

  @Test(
    "a search reads fields, dates, exclusions and words of any script",
    arguments: [
      (["heron"], ["The heron fishes"]), (["天气"], ["北京的天气"]), (["气"], ["北京的天气"]),
      (["title:heron", "-tide"], []), (["author:ada", "heron"], ["The heron fishes"]),
      (["after:2026-02-01"], ["北京的天气"]), (["feed:shore", "-heron"], ["北京的天气"]),
      (["-heron", "tag:sea"], ["北京的天气"]), (["note", "--folder", "Coast"], ["The heron fishes"]),
      (["is:unread", "her*"], ["The heron fishes"]),
    ])
  func search(_ words: [String], _ titles: [String]) async throws {
    let winnow = try await reader()
    let found = try await winnow.start(["search", "--json"] + words).end()
    #expect(try found.lines.compactMap { $0["title"] as? String } == titles, "\(found.errors)")
  }

  @Test("a search tells scripts where the words stand, as text and as HTML")
  func snippet() async throws {
    let winnow = try await reader()
    let found = try await winnow("search", "--json", "hour")
    let state = try #require(found.lines.first?["_winnow"] as? [String: Any])
    let text = try #require(state["snippet"] as? String)
    #expect(text.contains("low tide for an hour before it caught"))
    #expect(
      state["snippet_html"] as? String
        == text.replacingOccurrences(of: "hour", with: "<mark>hour</mark>"))
    let listed = try await winnow("article", "list", "--json")
    #expect(!listed.output.contains("snippet"))
  }

  @Test(
    "a search that says nothing ends with what to write",
    arguments: [
      (["***"], "letters or digits"), (["-heron"], "add a word"), (["after:soon"], "2026-01-31"),
      (["titel:heron"], "near: title:"), (["feed:nowhere"], "there is no feed"),
      (["is:new"], "is:unread"), (["title:"], "title:word"),
    ])
  func badSearch(_ words: [String], _ advice: String) async throws {
    let winnow = try await reader()
    let outcome = try await winnow.start(["search"] + words).end()
    #expect([64, 66].contains(outcome.status))
    #expect(outcome.errors.contains(advice), "\(outcome.errors)")
    #expect(!outcome.errors.contains("fts5") && !outcome.errors.contains("fault"))
  }

  @Test("columns are chosen; in a pipe there is a tab between them and times are exact")
  func columns() async throws {
    let winnow = try await reader()
    let list = try await winnow(
      "article", "list", "--columns", "title,published,author,folder,tags,url")
    #expect(
      list.output.split(separator: "\n").sorted().first
        == "The heron fishes\t2026-01-05T10:00:00Z\tAda\tCoast\tsea\thttps://shore.example/1")
    let wrong = try await winnow("article", "list", "--columns", "titel")
    #expect(wrong.status == 64)
  }

  @Test("a list has the articles of a time, a language and a story")
  func filters() async throws {
    let winnow = try await reader()
    for (options, count) in [
      (["--until", "1d"], 0), (["--since", "1d"], 2), (["--story", "1", "--each"], 1),
      (["--language", "fi"], 0), (["--language", "en"], 2), (["--tag", "sea"], 2),
    ] {
      let list = try await winnow.start(["article", "list", "--json"] + options).end()
      #expect(try list.lines.count == count, "\(options) \(list.errors)")
    }
    let none = try await winnow("article", "list", "--starred")
    #expect(none.errors.contains("winnow article list"))
  }

  @Test("an article is wrapped, its links numbered and listed")
  func show() async throws {
    let winnow = try await reader()
    let lines = try await winnow("search", "--json", "heron").lines
    let state = try #require(lines.first?["_winnow"] as? [String: Any])
    let number = try #require(state["article_id"] as? Int)
    let shown = try await winnow("article", "show", "\(number)", "--width", "40")
    #expect(
      shown.output.hasSuffix(
        """
        https://shore.example/1

        A heron stood in the mud of the low
        tide[1] for an hour before it caught
        anything that was worth a note.

        [1] https://mud.example/

        """))
    let whole = try await winnow("article", "show", "\(number)")
    #expect(whole.output.contains("low tide[1] for an hour before it caught anything that"))
  }
}
