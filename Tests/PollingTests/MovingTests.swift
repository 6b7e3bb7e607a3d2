import Fetching
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Polling

/// Permanent redirects, believed by evidence.
@Suite struct MovingTests {
  private static let stored = newsDocument([(1, "One."), (2, "Two.")])

  /// A feed with two articles whose address redirects for good from now on.
  private func moved(to target: Scene.Page, status: Int = 301) async throws -> (Scene, FeedID) {
    let scene = try Scene()
    let feed = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: Self.stored))
    _ = try await scene.poll()
    scene.put("/feed", .init(status: status, fields: ["Location": "/new"]))
    scene.put("/new", target)
    return (scene, feed)
  }

  @Test(
    "what is no feed, or another feed, never takes an address over",
    arguments: [
      "<html><body>We are back soon", "<html><form action=/login>Sign in</form>", "",
      newsDocument([]), newsDocument([(8, "Eight."), (9, "Nine.")]),
      String(stored.prefix(500)),
    ])
  func refused(body: String) async throws {
    let (scene, feed) = try await moved(to: .init(body: body))
    _ = try await scene.poll()
    let record = try await scene.store.feed(feed)
    #expect(record.effectiveURL == scene.server.url("/feed"))
    #expect(record.formerURLs.isEmpty)
  }

  @Test("an error at the new address changes nothing", arguments: [401, 403, 404, 500, 503])
  func errors(status: Int) async throws {
    let (scene, feed) = try await moved(to: .init(status: status))
    _ = try await scene.poll()
    #expect(try await scene.store.feed(feed).effectiveURL == scene.server.url("/feed"))
  }

  @Test("a captive portal that redirects everything takes over nothing")
  func captivePortal() async throws {
    let scene = try Scene()
    let feeds = [try await scene.subscribe("/a"), try await scene.subscribe("/b")]
    scene.put("/a", .init(body: newsDocument([(1, "One.")])))
    scene.put("/b", .init(body: newsDocument([(2, "Two.")])))
    _ = try await scene.poll()
    for path in ["/a", "/b"] {
      scene.put(path, .init(status: 308, fields: ["Location": "/portal"]))
    }
    scene.put("/portal", .init(body: newsDocument([(7, "Accept our terms.")])))
    _ = try await scene.poll()
    for (feed, path) in zip(feeds, ["/a", "/b"]) {
      #expect(try await scene.store.feed(feed).effectiveURL == scene.server.url(path))
    }
  }

  @Test("the same feed at a new address is followed, told, and the former one kept")
  func followed() async throws {
    let (scene, feed) = try await moved(to: .init(body: newsDocument([(2, "Two."), (3, "3.")])))
    let report = try #require(try await scene.poll().first)
    #expect(report.move == FeedMove(from: scene.server.url("/feed"), to: scene.server.url("/new")))
    let record = try await scene.store.feed(feed)
    #expect(record.effectiveURL == scene.server.url("/new"))
    #expect(record.formerURLs == [scene.server.url("/feed")])
    _ = try await scene.poll()
    #expect(scene.server.requests.last?.path == "/new")
    #expect(try await scene.titles().sorted() == ["Entry 1", "Entry 2", "Entry 3"])
  }

  @Test("a temporary redirect is followed and forgotten", arguments: [302, 303, 307])
  func temporary(status: Int) async throws {
    let (scene, feed) = try await moved(to: .init(body: Self.stored), status: status)
    _ = try await scene.poll()
    #expect(try await scene.store.feed(feed).effectiveURL == scene.server.url("/feed"))
  }

  @Test("two subscriptions that arrive at one address are one, and nothing is there twice")
  func merged() async throws {
    let (scene, feed) = try await moved(to: .init(body: newsDocument([(2, "Two."), (3, "3.")])))
    let other = try await scene.subscribe("/new")
    _ = try await scene.poll(.named([other]))
    #expect(try await scene.titles().count == 4)
    let report = try #require(try await scene.poll(.named([feed])).first)
    #expect(report.move?.merge == FeedMove.Merge(kept: feed, removed: other))
    #expect(try await scene.titles().sorted() == ["Entry 1", "Entry 2", "Entry 3"])
    #expect(try await scene.store.feeds().map(\.id) == [feed])
    _ = try await scene.poll()
    #expect(try await scene.titles().sorted() == ["Entry 1", "Entry 2", "Entry 3"])
    #expect(scene.server.requests.last?.path == "/new")
  }

  @Test("a password keeps a feed at its server, however permanent the redirect")
  func secrets() async throws {
    let scene = try Scene()
    var subscription = Subscription(url: scene.server.url("/feed"))
    subscription.access.headers = ["X-Club: members"]
    let feed = try await scene.store.add(subscription)
    let there = scene.server.url("/new", host: "127.0.1.2")
    scene.put("/feed", .init(status: 301, fields: ["Location": there]))
    scene.put("/new", .init(body: Self.stored))
    _ = try await scene.poll()
    #expect(try await scene.store.feed(feed).effectiveURL == scene.server.url("/feed"))
    #expect(scene.server.requests.map { $0["x-club"] } == ["members", nil])
    #expect(try await scene.titles().count == 2)
  }
}
