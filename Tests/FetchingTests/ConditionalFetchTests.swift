import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Conditional fetches") struct ConditionalFetchTests {
  @Test("validators go back byte for byte, and a 304 brings the new ones")
  func notModified() async throws {
    let server = try LoopbackServer { _ in
      LoopbackResponse(status: 304, fields: ["ETag": "\"next\"", "Cache-Control": "max-age=60"])
    }
    let validators = try #require(
      Validators(entityTag: "W/\"\u{E9};x\"", lastModified: "Mon,  2 nov 2026 10:00:00 +0000"))
    let report = await makeFetcher().fetch(
      try feedRequest(server.url("/feed"), validators: validators))
    guard case .notModified(let renewed) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(renewed?.entityTag == "\"next\"")
    #expect(report.freshness.lifetime == .seconds(60))
    let request = try #require(server.requests.first)
    #expect(request["if-none-match"] == "W/\"\u{E9};x\"")
    #expect(request["if-modified-since"] == "Mon,  2 nov 2026 10:00:00 +0000")
    #expect(request["a-im"] == "feed")
  }

  @Test("a date alone asks for no delta")
  func dateAlone() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(status: 304) }
    let validators = Validators(entityTag: nil, lastModified: "yesterday")
    _ = await makeFetcher().fetch(try feedRequest(server.url("/feed"), validators: validators))
    let request = try #require(server.requests.first)
    #expect(request["if-modified-since"] == "yesterday")
    #expect(request["if-none-match"] == nil && request["a-im"] == nil)
  }

  @Test("226 is a document that holds only what is new")
  func delta() async throws {
    let server = try LoopbackServer { _ in
      LoopbackResponse(
        status: 226, fields: ["ETag": "\"d2\"", "IM": "feed"], body: Array("<rss/>".utf8))
    }
    let report = await makeFetcher().fetch(
      try feedRequest(
        server.url("/feed"), validators: Validators(entityTag: "\"d1\"", lastModified: nil)))
    let document = try report.document()
    #expect(document.isDelta && document.validators?.entityTag == "\"d2\"")
  }

  @Test("a 304 that nobody asked for is a failure")
  func unasked() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(status: 304) }
    let report = await makeFetcher().fetch(try feedRequest(server.url("/feed")))
    #expect(report.failureCode == .protocol)
    #expect(report.httpStatus == 304)
  }

  @Test("a validator that would end the line is not sent")
  func injection() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let validators = Validators(entityTag: "\"a\"\r\nX-Evil: 1", lastModified: nil)
    _ = await makeFetcher().fetch(try feedRequest(server.url("/feed"), validators: validators))
    let request = try #require(server.requests.first)
    #expect(request["if-none-match"] == nil && request["x-evil"] == nil)
  }
}
