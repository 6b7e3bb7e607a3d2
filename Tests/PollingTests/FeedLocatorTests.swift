import Fetching
import Parsing
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

  /// Locates a page of a host that counts as public, with rules for it.
  private func locatePublic(
    _ scene: Scene, _ path: String, rules: [ServiceRule] = [], access: FeedAccess = FeedAccess()
  ) async throws -> LocatedFeed {
    var configuration = FetchConfiguration(userAgent: "Winnow/test (+https://winnow.example)")
    configuration.privateAccess = .listed([try #require(AddressBlock("127.0.1.0/24"))])
    let fetcher = Fetcher(configuration: configuration, time: scene.time)
    let locator = FeedLocator(
      fetcher: fetcher, time: scene.time, settings: PollerSettings(configuration), rules: rules)
    let url = try #require(WebURL(parsing: scene.server.url(path)))
    return await locator.locate(url, access: access)
  }

  private func path(_ located: LocatedFeed) -> String {
    switch located {
    case .feed(let url, _, _): url.path + (url.query.map { "?" + $0 } ?? "")
    case .failed(let failure): "\(failure.code): \(failure.message)"
    }
  }

  private let news = Scene.Page(body: newsDocument([(1, "One.")]))
  private let emptyNews = Scene.Page(body: newsDocument([]))

  @Test("link elements go before links, links before the usual places")
  func order() async throws {
    let scene = try Scene()
    let link = "<link rel=alternate type=application/rss+xml href=/announced>"
    let anchor = "<a href=/linked/rss>RSS</a>"
    for path in ["/announced", "/linked/rss", "/feed/", "/blog/atom.xml"] { scene.put(path, news) }
    scene.put("/blog/a", .init(body: link + anchor))
    #expect(path(try await locatePublic(scene, "/blog/a")) == "/announced")
    scene.put("/blog/b", .init(body: anchor))
    #expect(path(try await locatePublic(scene, "/blog/b")) == "/linked/rss")
    scene.put("/blog/c.html", .init(body: "<p>Nothing"))
    #expect(path(try await locatePublic(scene, "/blog/c.html")) == "/blog/atom.xml")
    scene.put("/d", .init(body: link + anchor))
    scene.put("/announced", .init(status: 404))
    #expect(path(try await locatePublic(scene, "/d")) == "/linked/rss")
  }

  @Test("a rule's feed is asked before the page, and the next one where the first has nothing")
  func rule() async throws {
    let scene = try Scene()
    let rules = [ServiceRule("Test", "127.0.1.1/{user}", "{origin}/{user}.a", "{origin}/{user}.b")]
    scene.put("/ann.a", emptyNews)
    scene.put("/ann.b", news)
    #expect(path(try await locatePublic(scene, "/ann", rules: rules)) == "/ann.b")
    #expect(scene.server.requests.map(\.path) == ["/ann.a", "/ann.b"])
    scene.put("/ann.b", .init(status: 404))
    #expect(path(try await locatePublic(scene, "/ann", rules: rules)) == "/ann.a")
  }

  @Test("a page where the rule was wrong is looked at itself")
  func wrongRule() async throws {
    let scene = try Scene()
    let rules = [ServiceRule("Test", "127.0.1.1/{user}", "{origin}/{user}.a")]
    scene.put("/ann", .init(body: "<link rel=alternate type=application/rss+xml href=/news>"))
    scene.put("/news", news)
    #expect(path(try await locatePublic(scene, "/ann", rules: rules)) == "/news")
  }

  @Test("what the page calls itself leads to the rule that fits")
  func canonical() async throws {
    let scene = try Scene()
    let rules = [ServiceRule("Test", "127.0.1.1/channel/{id}", "{origin}/videos?id={id}")]
    scene.put("/handle", .init(body: "<link rel=canonical href=/channel/7>"))
    scene.put("/videos", news)
    #expect(path(try await locatePublic(scene, "/handle", rules: rules)) == "/videos?id=7")
  }

  @Test("programs that run anywhere are known by their pages' form")
  func anywhere() async throws {
    let scene = try Scene()
    scene.put("/@ann", .init(body: "<p>Ann"))
    scene.put("/@ann.rss", news)
    let located = try await locatePublic(scene, "/@ann", rules: ServiceRule.table)
    #expect(path(located) == "/@ann.rss")
  }

  @Test("a directory is asked for the address of a podcast")
  func lookup() async throws {
    let scene = try Scene()
    let rules = [
      ServiceRule("Test", "127.0.1.1/podcast/id{id}", "{origin}/lookup?id={id}", isLookup: true)
    ]
    let feed = scene.server.url("/show", host: "127.0.1.2")
    scene.put("/lookup", .init(body: #"{"results":[{"feedUrl":"\#(feed)"}]}"#))
    scene.put("/show", news)
    #expect(path(try await locatePublic(scene, "/podcast/id5", rules: rules)) == "/show")
    #expect(scene.server.requests.map(\.target) == ["/lookup?id=5", "/show"])
  }

  @Test("a feed without entries is taken where there is no other")
  func empty() async throws {
    let scene = try Scene()
    let links = ["/one", "/two"].map { "<link rel=alternate type=application/rss+xml href=\($0)>" }
    scene.put("/page", .init(body: links.joined()))
    scene.put("/one", emptyNews)
    scene.put("/two", news)
    #expect(path(try await locatePublic(scene, "/page")) == "/two")
    scene.put("/two", .init(status: 500))
    #expect(path(try await locatePublic(scene, "/page")) == "/one")
  }

  @Test("what was tried is told, and a host that does not answer is asked no more")
  func failures() async throws {
    let scene = try Scene()
    scene.put("/page", .init(body: "<p>Hello"))
    let nothing = path(try await locatePublic(scene, "/page"))
    #expect(nothing.contains("13 usual places"))
    #expect(scene.server.requests.count == 14)
    let dead = "http://127.0.1.9:9/"
    let links = ["a", "b"].map { "<link rel=alternate type=application/rss+xml href=\(dead)\($0)>" }
    scene.put("/dead", .init(body: links.joined()))
    let named = path(try await locatePublic(scene, "/dead"))
    #expect(named.hasPrefix("connect: The page names a feed"), "\(named)")
  }

  @Test("a password goes to the typed server's own feed and to no other")
  func secrets() async throws {
    let scene = try Scene()
    var access = FeedAccess()
    access.user = "ann"
    access.password = "x"
    let other = scene.server.url("/there", host: "127.0.1.2")
    let links = [other, "/here"].map {
      "<link rel=alternate type=application/rss+xml href=\($0)>"
    }
    scene.put("/page", .init(body: links.joined()))
    scene.put("/there", .init(status: 401))
    scene.put("/here", news)
    #expect(path(try await locatePublic(scene, "/page", access: access)) == "/here")
    #expect(scene.server.requests.map { $0["authorization"] != nil } == [true, false, true])
  }
}
