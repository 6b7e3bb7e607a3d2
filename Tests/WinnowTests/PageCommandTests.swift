import Foundation
import TestSupport
import Testing

@testable import winnow

@Suite(.timeLimit(.minutes(2))) struct PageCommandTests {
  /// A site with a feed of beginnings, one page that is an article and one that is a picture.
  private static func site(_ gate: LoopbackGate? = nil) throws -> LoopbackServer {
    let paragraphs = (1...8).map {
      "<p>In part \($0) of the story the lantern was carried past the harbour before noon.</p>"
    }
    return try LoopbackServer { request in
      switch request.path {
      case "/feed":
        let items = ["story", "picture"].map {
          "<item><title>The \($0)</title><link>/\($0)</link>"
            + "<description>A beginning of the \($0).</description></item>"
        }
        return LoopbackResponse(
          fields: ["Content-Type": "application/rss+xml"],
          body: Array("<rss><channel><title>Site</title>\(items.joined())</channel></rss>".utf8))
      case "/story":
        var response = LoopbackResponse(
          fields: ["Content-Type": "text/html"],
          body: Array("<html><body><article>\(paragraphs.joined())</article></body></html>".utf8))
        if let gate { response.steps.insert(.wait(gate), at: 0) }
        return response
      default:
        return LoopbackResponse(fields: ["Content-Type": "image/gif"], body: Array("GIF89a".utf8))
      }
    }
  }

  @Test("poll fetches the pages, says what came of them, and explain article says it of each")
  func pages() async throws {
    let server = try Self.site()
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "127.0.0.1"])
    let url = server.url("/feed")
    #expect(try await winnow("feed", "add", "--no-fetch", "--full-text", url).status == 0)
    let poll = try #require(try await winnow("poll", "--json").lines.first)
    let pages = try #require(poll["pages"] as? [String: Int])
    #expect(pages == ["stored": 1, "kept": 1, "failed": 0, "awaited": 0])

    var numbers: [String: String] = [:]
    for item in try await winnow("article", "list", "--json").lines {
      let number = (item["_winnow"] as? [String: Any])?["article_id"] as? Int
      numbers[item["title"] as? String ?? ""] = number.map(String.init)
    }
    let story = try #require(numbers["The story"])
    let picture = try #require(numbers["The picture"])
    let shown = try await winnow("article", "show", story).output
    #expect(shown.contains("In part 8 of the story"), "\(shown)")
    let original = try await winnow("article", "show", story, "--original").output
    #expect(original == "A beginning of the story.\n")

    let stored = try await winnow("explain", "article", story).output
    #expect(stored.contains("its text is that of its page"), "\(stored)")
    let kept = try await winnow("explain", "article", picture).output
    #expect(kept.contains("its text is the feed's own"), "\(kept)")
    #expect(kept.contains("is no HTML"), "\(kept)")
    let object = try #require(
      try await winnow("explain", "article", picture, "--json").lines.first)
    let page = try #require(object["page"] as? [String: Any])
    #expect(page["state"] as? String == "kept")
    #expect(page["reason"] as? String == "not-a-page")
    let feed = try await winnow("feed", "show", "1").output
    #expect(feed.contains("1 with their pages' texts, 1 without"), "\(feed)")
    let status = try await winnow("status").output
    #expect(status.contains("1 with their pages' texts, 1 without"), "\(status)")
    let figures = try #require(try await winnow("status", "--json").lines.first?["pages"])
    #expect(figures as? [String: Int] == pages)
  }

  @Test("a kill between the feed's transaction and its page's loses nothing")
  func killed() async throws {
    let gate = LoopbackGate()
    let server = try Self.site(gate)
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "127.0.0.1"])
    let url = server.url("/feed")
    #expect(try await winnow("feed", "add", "--no-fetch", "--full-text", url).status == 0)
    let poll = try winnow.start(["poll"])
    await server.waitForRequests(3)
    poll.send(SIGKILL)
    #expect(try await poll.end().status == -SIGKILL)
    gate.open()
    #expect(try await winnow("article", "list", "--json").lines.count == 2)
    #expect(try await winnow("poll").status == 0)
    let list = try await winnow("article", "list", "--json").lines
    #expect(list.count == 2)
    let texts = try await winnow("export").output
    #expect(texts.contains("In part 8 of the story"), "\(texts)")
  }
}
