import Fetching
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Polling

/// What a feed is asked with after each kind of answer.
@Suite struct ValidatorTests {
  private static let feed = newsDocument([(1, "One.")])
  /// The first half of `<rss version="2.0"><channel>…` packed by gzip: a head and no end.
  private static let cutGzip: [UInt8] =
    [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [0xB3, 0x29, 0x2A, 0x2E, 0xB6]

  private func page(
    _ status: Int = 200, _ body: String = feed, _ fields: [String: String] = [:]
  ) -> Scene.Page {
    var head = "HTTP/1.1 \(status) Said\r\n"
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
    if status != 304 { head += "Content-Length: \(body.utf8.count)\r\n" }
    let bytes = Array((head + "\r\n" + (status == 304 ? "" : body)).utf8)
    return .init(steps: [.send(bytes)])
  }

  /// The validators of the last request.
  private func sent(_ scene: Scene) -> [String?] {
    let request = scene.server.requests.last
    return [request?["if-none-match"], request?["if-modified-since"]]
  }

  /// Polls a feed that answers so, then once more; what the second request was sent with.
  private func sent(after page: Scene.Page, in scene: Scene) async throws -> [String?] {
    scene.put("/feed", page)
    _ = try await scene.poll()
    scene.put("/feed", .init(status: 500))
    _ = try await scene.poll()
    return sent(scene)
  }

  @Test("they are kept, replaced and dropped as the answers say, and never come from a failure")
  func course() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    let first = ["ETag": "W/\"a;b\"", "Last-Modified": "Mon,  2 nov 2026 10:00:00 +0000"]
    let known: [String?] = ["W/\"a;b\"", "Mon,  2 nov 2026 10:00:00 +0000"]
    #expect(try await sent(after: page(200, Self.feed, first), in: scene) == known)
    #expect(try await sent(after: page(304), in: scene) == known)
    let failures: [Scene.Page] = [
      page(500, "", ["ETag": "\"x\""]), page(404, Self.feed, ["ETag": "\"x\""]),
      page(200, "<html><body>Maintenance", ["ETag": "\"x\""]),
      page(200, "", ["ETag": "\"x\""]),
      page(200, String(Self.feed.prefix(300)), ["ETag": "\"x\""]),
      page(302, "", ["ETag": "\"x\"", "Location": "/nowhere"]),
      .init(steps: [
        .send(Array("HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: 9999\r\n\r\n<rss>".utf8)),
        .close,
      ]),
      .init(steps: [
        .send(
          Array(
            "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Encoding: gzip\r\nContent-Length: 15\r\n\r\n"
              .utf8) + Self.cutGzip)
      ]),
      .init(steps: [
        .send(Array("HTTP/1.1 200 OK\r\nETag: \"x\"\r\n".utf8)),
        .send(Array("Transfer-Encoding: chunked\r\n\r\nzz\r\n".utf8)), .close,
      ]),
    ]
    for failure in failures { #expect(try await sent(after: failure, in: scene) == known) }
    let renewed: [String?] = ["\"c\"", known[1]]
    #expect(try await sent(after: page(304, "", ["ETag": "\"c\""]), in: scene) == renewed)
    let changed = newsDocument([(1, "One."), (2, "Two.")])
    #expect(
      try await sent(after: page(200, changed, ["ETag": "\"d\""]), in: scene) == ["\"d\"", nil])
    #expect(try await sent(after: page(200, Self.feed), in: scene) == [nil, nil])
  }

  @Test("a server that says nothing has changed for eight days is asked for everything")
  func stuck() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", page(200, Self.feed, ["ETag": "\"a\""]))
    _ = try await scene.poll()
    scene.put("/feed", page(304))
    for day in 1...8 {
      scene.time.advance(by: .seconds(86_400))
      _ = try await scene.poll()
      #expect(sent(scene)[0] == "\"a\"", "day \(day)")
    }
    scene.time.advance(by: .seconds(3_600))
    scene.put("/feed", page(200, Self.feed, ["ETag": "\"b\""]))
    let report = try #require(try await scene.poll().first)
    #expect(sent(scene) == [nil, nil])
    #expect(report.status == .notModified && report.newCount == 0)
    scene.put("/feed", page(304))
    _ = try await scene.poll()
    #expect(sent(scene)[0] == "\"b\"")
  }
}
