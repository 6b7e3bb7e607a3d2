import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Plain fetches") struct PlainFetchTests {
  @Test("a document arrives with its type, validators and address")
  func document() async throws {
    let server = try LoopbackServer { _ in
      LoopbackResponse(
        fields: [
          "Content-Type": "application/rss+xml", "ETag": "W/\"a;b\"",
          "Last-Modified": "Mon,  2 nov 2026 10:00:00 +0000",
        ], body: Array("<rss/>".utf8))
    }
    let report = await makeFetcher().fetch(try feedRequest(server.url("/feed#top")))
    let document = try report.document()
    #expect(document.text == "<rss/>")
    #expect(document.contentType == "application/rss+xml")
    #expect(document.validators?.entityTag == "W/\"a;b\"")
    #expect(document.validators?.lastModified == "Mon,  2 nov 2026 10:00:00 +0000")
    #expect(document.url.string == server.url("/feed"))
    #expect(!document.isDelta)
    #expect(report.httpStatus == 200)
    #expect(report.byteCount == 6)
    #expect(report.permanentURL == nil)
  }

  @Test("a request says who asks, what for, and nothing of where from")
  func requestFields() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    _ = await makeFetcher().fetch(try feedRequest(server.url("/feed")))
    let request = try #require(server.requests.first)
    #expect(request.method == "GET")
    #expect(request.target == "/feed")
    #expect(request["user-agent"] == "Winnow/1.0 (+https://example.org/winnow)")
    let accept = try #require(request["accept"])
    #expect(accept.contains("application/rss+xml") && accept.contains("application/atom+xml"))
    #expect(request["accept-encoding"] == "gzip, deflate")
    for name in ["referer", "cookie", "authorization", "if-none-match", "a-im"] {
      #expect(request[name] == nil)
    }
  }
}
