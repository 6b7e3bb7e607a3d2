import Fetching
import Storage
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Polling

@Suite struct FeedLocatorTests {
  private func locate(_ scene: Scene, _ path: String) async throws -> LocatedFeed {
    var configuration = FetchConfiguration(userAgent: "Winnow/test (+https://winnow.example)")
    configuration.privateAccess = .operatorsOwn
    let fetcher = Fetcher(configuration: configuration, time: scene.time)
    let locator = FeedLocator(
      fetcher: fetcher, time: scene.time, settings: PollerSettings(configuration))
    var access = FeedAccess()
    access.operatorHost = "127.0.1.1"
    let url = try #require(WebURL(parsing: scene.server.url(path)))
    return await locator.locate(url, access: access)
  }

  @Test("a feed is located at its permanent address, with its title")
  func feedItself() async throws {
    let scene = try Scene()
    scene.put("/old", .init(status: 301, fields: ["Location": "/new"]))
    scene.put("/new", .init(body: newsDocument([(1, "One.")])))
    guard case .feed(let url, let title, let host) = try await locate(scene, "/old") else {
      Issue.record("not found")
      return
    }
    #expect(url.string == scene.server.url("/new"))
    #expect(title?.string == "News")
    #expect(host == "127.0.1.1")
  }

  @Test("a page may not lead to a private address, even its own")
  func privateAnnouncement() async throws {
    let scene = try Scene()
    scene.put(
      "/page",
      .init(
        body: """
          <html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>
          """))
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    guard case .failed(let failure) = try await locate(scene, "/page") else {
      Issue.record("it was subscribed to")
      return
    }
    #expect(failure.code == .privateAddress)
  }

  @Test("what is nothing to subscribe to says why")
  func nothing() async throws {
    let scene = try Scene()
    scene.put("/page", .init(body: "<html><body>Hello</body></html>"))
    for (path, code) in [("/page", FailureCode.notAFeed), ("/missing", .http)] {
      guard case .failed(let failure) = try await locate(scene, path) else {
        Issue.record("it was subscribed to")
        return
      }
      #expect(failure.code == code)
    }
  }
}
