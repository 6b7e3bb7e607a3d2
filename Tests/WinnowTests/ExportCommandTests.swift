import Foundation
import Parsing
import Testing
import WebText

@Suite struct ExportCommandTests {
  /// A program with three articles, of which one is read and one is starred.
  private func filled() async throws -> WinnowProgram {
    let winnow = try WinnowProgram()
    let feed = sampleFeed(titles: ["One", "Two, \"quoted\"", "Three &amp; more"])
    let path = try winnow.write(feed, to: "sample.xml")
    #expect(try await winnow("feed", "add", "--no-fetch", "--folder", "News", path).status == 0)
    #expect(try await winnow("poll").status == 0)
    #expect(try await winnow("article", "mark", "1").status == 0)
    #expect(try await winnow("article", "star", "2").status == 0)
    return winnow
  }

  @Test("lines and the document hold the same items, with what was read and starred")
  func json() async throws {
    let winnow = try await filled()
    let lines = try await winnow("export").lines
    #expect(lines.count == 3)
    let states = try lines.map { try #require($0["_winnow"] as? [String: Any]) }
    #expect(states.map { $0["date_read"] != nil } == [true, false, false])
    #expect(states.map { $0["date_starred"] != nil } == [false, true, false])
    #expect(states.allSatisfy { $0["folder"] as? String == "News" && $0["feed_url"] != nil })
    let document = try await winnow("export", "--format", "json").output
    let feed = try ParsedFeed(
      parsing: Array(document.utf8).span, source: DocumentSource(url: nil, contentType: nil))
    #expect(feed.entries.map(\.title?.value) == lines.map { $0["title"] as? String })
  }

  @Test("a table has a line of names, and quotes what has commas, quotes or line breaks")
  func csv() async throws {
    let winnow = try await filled()
    let path = winnow.path("table.csv")
    #expect(try await winnow("export", "--format", "csv", "--output", path).status == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("article_id,feed_url,feed_title,folder,id,"))
    #expect(text.contains(",\"Two, \"\"quoted\"\"\","), "\(text)")
    #expect(text.hasSuffix("\r\n"))
  }

  @Test("the Atom feed is read as one")
  func atom() async throws {
    let winnow = try await filled()
    let document = try await winnow("export", "--format", "atom").output
    let feed = try ParsedFeed(
      parsing: Array(document.utf8).span, source: DocumentSource(url: nil, contentType: nil))
    #expect(feed.format == .atom10)
    #expect(feed.warnings.isEmpty, "\(feed.warnings)")
    #expect(feed.entries.count == 3)
    #expect(Set(feed.entries.map(\.identifier)).count == 3)
  }

  @Test("an export has the articles that are asked for, and the database is always whole")
  func chosen() async throws {
    let winnow = try await filled()
    for (options, titles) in [
      (["--starred"], ["Two, \"quoted\""]),
      (["--folder", "News", "--unread", "--after", "2"], ["One"]),
      (["--folder", "Other"], []), (["--until", "1d"], []),
    ] {
      let exported = try await winnow.start(["export"] + options).end()
      #expect(try exported.lines.compactMap { $0["title"] as? String } == titles, "\(options)")
    }
    let whole = try await winnow("export", "--format", "sqlite", "--output", "x", "--starred")
    #expect(whole.status == 64)
  }

  @Test("an export goes on behind the article that the last one told")
  func resumed() async throws {
    let winnow = try await filled()
    let first = try await winnow("export")
    #expect(first.errors.contains("--after 3"), "\(first.errors)")
    let rest = try await winnow("export", "--after", "1")
    #expect(try rest.lines.count == 2)
    #expect(try await winnow("export", "--after", "3").output.isEmpty)
  }

  @Test("backup, restore and the database as an export are whole; a daemon in the way is told of")
  func backup() async throws {
    let winnow = try await filled()
    for (command, name) in [
      (["backup"], "backup"), (["export", "--format", "sqlite", "--output"], "copy"),
    ] {
      let made = try await winnow.start(command + [winnow.path(name)]).end()
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.errors.contains("1 feed and 3 articles"), "\(made.errors)")
    }
    #expect(try await winnow("feed", "remove", "1").status == 0)
    let restored = try await winnow("restore", winnow.path("backup"))
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(restored.errors.contains("the former database is"), "\(restored.errors)")
    #expect(try await winnow("export").lines.count == 3)
    try winnow.write("no backup", to: "text")
    #expect(try await winnow("restore", winnow.path("text")).status == 74)
    #expect(try await winnow("restore", winnow.path("missing")).status == 66)
    #expect(try await winnow("backup", "/nowhere/backup").status == 73)
  }
}
