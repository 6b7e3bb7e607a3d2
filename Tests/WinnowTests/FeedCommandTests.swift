import Foundation
import Testing

@Suite("Subscriptions on the command line")
struct FeedCommandTests {
  private let url = "http://feeds.example/news.xml"

  private func feeds(_ winnow: WinnowProgram) async throws -> [[String: Any]] {
    try await winnow("feed", "list", "--json").lines
  }

  @Test("a feed that was never polled has the contract's members and no others")
  func members() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow(
      "feed", "add", "--no-fetch", "--title", "News", "--folder", "World / Europe", "--tag", "a",
      "--tag", "b", url)
    let feed = try #require(try await feeds(winnow).first)
    #expect(
      Set(feed.keys) == [
        "id", "feed_url", "title", "folder", "tags", "status", "next_poll", "failures",
      ])
    #expect(feed["feed_url"] as? String == url)
    #expect(feed["title"] as? String == "News")
    #expect(feed["folder"] as? String == "World/Europe")
    #expect(feed["tags"] as? [String] == ["a", "b"])
    #expect(feed["status"] as? String == "never")
    #expect(feed["failures"] as? Int == 0)
  }

  @Test("a feed is named by its number, its address or the beginning of its title")
  func names() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", "--title", "Morning News", url)
    _ = try await winnow("feed", "add", "--no-fetch", "--title", "Morgue", url + "?2")
    for name in ["1", url, "Morn", "Morning News"] {
      let outcome = try await winnow("feed", "show", "--json", name)
      #expect(try outcome.lines.first?["id"] as? Int == 1, "\(name): \(outcome.errors)")
    }
    let ambiguous = try await winnow("feed", "show", "Mor")
    #expect(ambiguous.status == 64)
    let wrong = try await winnow("feed", "show", "Mroning News")
    #expect(wrong.status == 66)
    #expect(wrong.errors.contains("Morning News"))
  }

  @Test("what is edited changes and the rest stays")
  func edit() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow(
      "feed", "add", "--no-fetch", "--folder", "A", "--tag", "x", "--interval", "2h", url)
    let edited = try await winnow("feed", "edit", "1", "--title", "New", "--full-text")
    #expect(edited.status == 0, "\(edited.errors)")
    let feed = try #require(try await winnow("feed", "show", "--json", "1").lines.first)
    #expect(feed["title"] as? String == "New")
    #expect(feed["folder"] as? String == "A")
    #expect(feed["interval_seconds"] as? Int == 7_200)
    #expect(feed["full_text"] as? Bool == true)
    #expect(try await winnow("feed", "edit", "1", "--title", "New").status == 64)
  }

  @Test("a paused feed is not due until it is resumed")
  func pause() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", url)
    #expect(try await winnow("feed", "pause", "1").status == 0)
    let paused = try #require(try await feeds(winnow).first)
    #expect(paused["status"] as? String == "paused")
    #expect(paused["next_poll"] == nil)
    let poll = try await winnow("poll", "--json")
    #expect(poll.status == 0)
    #expect(poll.output.isEmpty)
    #expect(try await winnow("feed", "resume", "1").status == 0)
    #expect(try await feeds(winnow).first?["next_poll"] != nil)
  }

  @Test("a dry run changes nothing")
  func dryRun() async throws {
    let winnow = try WinnowProgram()
    #expect(try await winnow("feed", "add", "--no-fetch", "--dry-run", url).status == 0)
    #expect(try await feeds(winnow).isEmpty)
    _ = try await winnow("feed", "add", "--no-fetch", url)
    #expect(try await winnow("feed", "remove", "--dry-run", "1").status == 0)
    #expect(try await feeds(winnow).count == 1)
    #expect(try await winnow("feed", "remove", "1").status == 0)
    #expect(try await feeds(winnow).isEmpty)
  }

  @Test("a feed that is subscribed already is told and the others are added")
  func known() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", url)
    let outcome = try await winnow("feed", "add", "--no-fetch", url + "?a", url, url + "?b")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(url))
    #expect(try await feeds(winnow).count == 3)
  }

  @Test("a password in an address is never shown")
  func secrets() async throws {
    let winnow = try WinnowProgram()
    let added = try await winnow(
      "feed", "add", "--no-fetch", "http://ann:s3cret%21@feeds.example/private.xml")
    var shown = added.output + added.errors
    for arguments in [
      ["feed", "list"], ["feed", "list", "--json"], ["feed", "show", "1"],
      ["feed", "show", "1", "--json"], ["feed", "export"], ["poll", "--dry-run"],
    ] {
      let outcome = try await winnow.start(arguments).end()
      #expect(outcome.status == 0)
      shown += outcome.output + outcome.errors
    }
    #expect(shown.contains("feeds.example/private.xml"))
    #expect(!shown.contains("s3cret"))
    let twice = try await winnow(
      "feed", "add", "--no-fetch", "http://ann:s3cret@feeds.example/private.xml")
    #expect(!(twice.output + twice.errors).contains("s3cret"))
  }

  @Test("a local file is subscribed by its path, and stored with its absolute URL")
  func localFile() async throws {
    let winnow = try WinnowProgram()
    try winnow.write(sampleFeed(titles: ["One", "Two"]), to: "a feed.xml")
    let added = try await winnow("feed", "add", "a feed.xml")
    #expect(added.status == 0, "\(added.errors)")
    let stored = try #require(try await feeds(winnow).first?["feed_url"] as? String)
    #expect(stored.hasPrefix("file:///"))
    #expect(stored.hasSuffix("/a%20feed.xml"))
    let poll = try await winnow("poll", "--json")
    #expect(try poll.lines.first?["new"] as? Int == 2, "\(poll.output) \(poll.errors)")
  }

  @Test("what is no feed is not subscribed, and the exit status says so")
  func noFeed() async throws {
    let winnow = try WinnowProgram()
    try winnow.write("just words", to: "words.txt")
    let outcome = try await winnow("feed", "add", "words.txt")
    #expect(outcome.status == 65, "\(outcome.errors)")
    #expect(outcome.errors.contains("--no-fetch"))
    #expect(try await feeds(winnow).isEmpty)
  }
}
