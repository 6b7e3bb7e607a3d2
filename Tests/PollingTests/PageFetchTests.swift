import Fetching
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Polling

/// A page with an article of so many paragraphs, each with a word of its own.
private func articlePage(
  _ word: String, paragraphs: Int = 8, next: String? = nil
) -> Scene.Page {
  let names = ["harbour", "orchard", "bakery", "station", "library", "market", "chapel", "quarry"]
  let body = (0..<paragraphs).map { index in
    """
    <p>The \(word) was carried past the \(names[index % names.count]) before noon, and the people \
    who had gathered there spoke of little else, for nobody could remember another like it.</p>
    """
  }
  let link = next.map { "<p><a rel=\"next\" href=\"\($0)\">Next page</a></p>" } ?? ""
  return Scene.Page(
    body: """
      <html><head><title>\(word)</title></head><body><nav><a href="/">Front page</a></nav>
      <article><h1>The \(word)</h1>\(body.joined())\(link)</article></body></html>
      """, fields: ["Content-Type": "text/html; charset=utf-8"])
}

extension Scene {
  /// Subscribes to a feed of beginnings.
  fileprivate func subscribeToBeginnings(_ path: String = "/feed") async throws -> FeedID {
    var subscription = Subscription(url: server.url(path))
    subscription.wantsFullText = true
    return try await store.add(subscription)
  }

  /// Sets a feed whose entries lead to these addresses.
  fileprivate func putFeed(
    _ links: [String], at path: String = "/feed", text: String = "A beginning."
  ) {
    let items = links.enumerated().map { index, link in
      """
      <item><guid isPermaLink="false">\(path) \(link)</guid><title>Entry \(link)</title>
      <link>\(link)</link><description>\(text) Number \(index).</description></item>
      """
    }
    put(
      path,
      .init(
        body: """
          <rss version="2.0"><channel><title>Feed \(path)</title><link>https://news.example/</link>
          <description>All</description>\(items.joined())</channel></rss>
          """))
  }

  /// The articles by the ends of their addresses.
  fileprivate func articles() async throws -> [String: ArticleRecord] {
    let all = try await store.exportPage(ArticleFilter(), after: nil, limit: 1_000)
    return Dictionary(
      all.map { ($0.summary.url?.split(separator: "/").last.map(String.init) ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What came of the page of an article.
  fileprivate func state(of article: ArticleRecord?) async throws -> PageState? {
    guard let id = article?.summary.id else { return nil }
    return try await store.page(of: id)?.state
  }

  /// The paths that were asked for beside the feeds'.
  fileprivate var pagePaths: [String] {
    server.requests.map(\.path).filter { !$0.hasPrefix("/feed") }
  }
}

@Suite(.timeLimit(.minutes(2))) struct PageFetchTests {
  @Test("the page's text is the article's by the end of the poll, and is never asked for again")
  func stored() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1"), scene.server.url("/2")])
    scene.put("/1", articlePage("lantern"))
    scene.put("/2", articlePage("kettle"))
    let reports = try await scene.poll()
    #expect(reports.map(\.status) == [.ok])
    var tally = PageTally()
    tally.stored = 2
    #expect(reports.first?.pages == tally)
    let article = try #require(try await scene.articles()["1"])
    #expect(article.text?.string.contains("The lantern was carried past the market") == true)
    #expect(article.text?.string.contains("Front page") == false)
    #expect(article.original == "A beginning. Number 0.")
    #expect(try await scene.state(of: article) == .stored)
    #expect(scene.pagePaths.sorted() == ["/1", "/2"])
    #expect(scene.server.requests.last?["Accept"]?.contains("text/html") == true)
    _ = try await scene.poll()
    #expect(scene.pagePaths.count == 2)
  }

  @Test("a feed that gives whole texts asks for no page")
  func notWanted() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.putFeed([scene.server.url("/1")])
    #expect(try await scene.poll().first?.pages == nil)
    #expect(scene.pagePaths.isEmpty)
  }

  static let keptPages: [(name: String, page: Scene.Page, state: PageState)] = [
    ("a picture", .init(body: "GIF89a", fields: ["Content-Type": "image/gif"]), .kept(.notAPage)),
    ("nothing", .init(fields: ["Content-Type": "text/html"]), .kept(.empty)),
    ("less than the feed", articlePage("kettle", paragraphs: 1), .kept(.shorter)),
    ("the front page", .init(status: 302, fields: ["Location": "/"]), .kept(.frontPage)),
    (
      "a wall",
      .init(
        body: """
          <html><body><main><h1>Before you go on</h1><p>We use cookies and similar things, and so do
          our partners, for personalised advertising, and keep personal data for it. You may change
          your mind in the privacy settings at any time.</p><button>Accept all</button></main>
          </body></html>
          """, fields: ["Content-Type": "text/html"]), .kept(.consentWall)
    ),
  ]

  @Test("what is no page of the article's leaves the feed's text, and says why", arguments: 0..<5)
  func kept(_ index: Int) async throws {
    let (name, page, state) = Self.keptPages[index]
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    let own = String(repeating: "The feed itself has a good many words to say of it. ", count: 9)
    scene.putFeed([scene.server.url("/1")], text: own)
    scene.put("/1", page)
    scene.put("/", articlePage("lantern"))
    let tally = try #require(try await scene.poll().first?.pages)
    #expect(tally.kept == 1, "\(name)")
    let article = try await scene.articles()["1"]
    #expect(article?.text?.string.hasPrefix("The feed itself has") == true)
    #expect(try await scene.state(of: article) == state, "\(name)")
    _ = try await scene.poll()
    #expect(scene.pagePaths.filter { $0 == "/1" }.count == 1)
  }

  @Test(
    "a page that is not there is given up at once",
    arguments: [(404, FailureCode.http), (410, .http), (401, .unauthorized), (403, .http)])
  func givenUp(_ status: Int, _ code: FailureCode) async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1")])
    scene.put("/1", .init(status: status))
    #expect(try await scene.poll().first?.pages?.failed == 1)
    guard case .failed(let failure)? = try await scene.state(of: scene.articles()["1"]) else {
      Issue.record("it has not failed for good")
      return
    }
    #expect(failure.code == code)
  }

  @Test("a private address and one that is not on the web are never asked")
  func outside() async throws {
    let scene = try Scene()
    let inner = try LoopbackServer(addresses: ["127.0.2.1"]) { _ in .init(status: 200) }
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([
      inner.url("/direct"), scene.server.url("/redirect"), "file:///etc/hostname",
    ])
    scene.put("/redirect", .init(status: 302, fields: ["Location": inner.url("/redirected")]))
    let tally = try #require(try await scene.poll().first?.pages)
    #expect(tally.failed == 2)
    #expect(inner.connectionCount == 0)
    let articles = try await scene.articles()
    #expect(articles.count == 3)
    for name in ["direct", "redirect"] {
      guard case .failed(let failure)? = try await scene.state(of: articles[name]) else {
        Issue.record("\(name) has not failed for good")
        continue
      }
      #expect(failure.code == .privateAddress)
    }
    #expect(try await scene.state(of: articles["hostname"]) == nil)
  }

  @Test("what fails for the moment is asked for again later, so many times")
  func triedAgain() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1")])
    scene.put("/1", .init(status: 500))
    #expect(try await scene.poll().first?.pages?.awaited == 1)
    for attempt in 2...9 {
      scene.time.advance(by: .seconds(86_400))
      _ = try await scene.poll()
      #expect(scene.pagePaths.count == min(attempt, PagePolicy.delays.count + 1))
    }
    guard case .failed? = try await scene.state(of: scene.articles()["1"]) else {
      Issue.record("it has not failed for good")
      return
    }
  }

  @Test("a page that comes at the second attempt is stored")
  func secondAttempt() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1")])
    scene.put("/1", .init(status: 502))
    _ = try await scene.poll()
    scene.put("/1", articlePage("lantern"))
    _ = try await scene.poll()
    #expect(scene.pagePaths.count == 1)
    scene.time.advance(by: .seconds(301))
    _ = try await scene.poll()
    #expect(try await scene.state(of: scene.articles()["1"]) == .stored)
  }

  @Test("429 of a page is for the whole host: what waits is spared, until Retry-After is over")
  func retryAfter() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed((1...8).map { scene.server.url("/\($0)", host: "127.0.1.2") })
    for number in 1...8 {
      scene.put("/\(number)", .init(status: 429, fields: ["Retry-After": "600"]))
    }
    let tally = try #require(try await scene.poll().first?.pages)
    #expect(tally.awaited == 8)
    let asked = scene.pagePaths.count
    #expect(asked <= 3)
    scene.time.advance(by: .seconds(300))
    _ = try await scene.poll()
    #expect(scene.pagePaths.count == asked)
    let host = scene.server.url("/", host: "127.0.1.2")
    _ = try await scene.subscribe("/feed2", host: "127.0.1.2")
    #expect(try await scene.poll().contains { $0.url.hasPrefix(host) && $0.status == .deferred })
  }

  @Test("no more pages of a host are under way than connections are allowed")
  func perHost() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed((1...12).map { scene.server.url("/\($0)") })
    for number in 1...12 { scene.put("/\(number)", articlePage("lantern \(number)")) }
    #expect(try await scene.poll().first?.pages?.stored == 12)
    #expect(scene.server.peakRequestCount <= 2)
  }

  @Test("a first poll asks for the newest pages, and for the others bit by bit")
  func budget() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    let count = PageBudget.perFeed + 5
    scene.putFeed((1...count).map { scene.server.url("/\($0)") })
    for number in 1...count { scene.put("/\(number)", .init(status: 404)) }
    let tally = try #require(try await scene.poll().first?.pages)
    #expect(tally.failed == PageBudget.perFeed)
    #expect(tally.awaited == 5)
    #expect(scene.pagePaths.contains("/1"))
    #expect(!scene.pagePaths.contains("/\(count)"))
    _ = try await scene.poll()
    #expect(scene.pagePaths.count == count)
  }

  @Test("two feeds with one page ask for it once, and both get it")
  func shared() async throws {
    let scene = try Scene()
    let url = scene.server.url("/1")
    for path in ["/feed-a", "/feed-b"] {
      _ = try await scene.subscribeToBeginnings(path)
      scene.putFeed([url], at: path, text: "The beginning in \(path).")
    }
    scene.put("/1", articlePage("lantern"))
    let reports = try await scene.poll()
    #expect(reports.compactMap { $0.pages?.stored } == [1, 1])
    _ = try await scene.subscribeToBeginnings("/feed-c")
    scene.putFeed([url], at: "/feed-c", text: "The beginning in another one.")
    let later = try await scene.poll()
    #expect(later.compactMap { $0.pages?.stored } == [1])
    #expect(scene.pagePaths == ["/1"])
    for article in try await scene.store.exportPage(ArticleFilter(), after: nil, limit: 9) {
      #expect(article.text?.string.contains("The lantern was carried") == true)
    }
  }

  @Test("a page is read in the encoding of its field, of its mark, or of its own declaration")
  func encodings() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    let page = articlePage("Würfel").body
    let latin = try #require(page.data(using: .isoLatin1))
    let declared = try #require(
      page.replacing("<head>", with: "<head><meta charset=iso-8859-1>").data(using: .isoLatin1))
    let marked = [0xEF, 0xBB, 0xBF] + Array(page.utf8)
    let answers: [(type: String, bytes: [UInt8])] = [
      ("text/html; charset=iso-8859-1", Array(latin)), ("text/html", Array(declared)),
      ("text/html", marked),
    ]
    scene.putFeed((0..<3).map { scene.server.url("/\($0)") })
    for (number, answer) in answers.enumerated() {
      let head =
        "HTTP/1.1 200 OK\r\nContent-Length: \(answer.bytes.count)\r\n"
        + "Content-Type: \(answer.type)\r\n\r\n"
      scene.put("/\(number)", .init(steps: [.send(Array(head.utf8) + answer.bytes)]))
    }
    _ = try await scene.poll()
    let articles = try await scene.articles()
    for number in 0..<3 {
      #expect(articles["\(number)"]?.text?.string.contains("The Würfel was carried") == true)
    }
  }

  @Test("an article of several pages is put together; a part that fails has all asked for again")
  func parts() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1"), scene.server.url("/other")])
    scene.put("/1", articlePage("lantern", next: "/1/2"))
    scene.put("/1/2", articlePage("kettle", next: "/1/3"))
    scene.put("/1/3", .init(status: 502))
    // The next entry of a blog is another article.
    scene.put("/other", articlePage("anchor", next: "/1"))
    #expect(try await scene.poll().first?.pages?.stored == 1)
    #expect(scene.pagePaths.filter { $0.hasPrefix("/1") }.sorted() == ["/1", "/1/2", "/1/3"])
    scene.put("/1/3", articlePage("ladder"))
    scene.time.advance(by: .seconds(301))
    _ = try await scene.poll()
    let article = try #require(try await scene.articles()["1"])
    let words = ["lantern", "kettle", "ladder"]
    let places = words.map { article.text?.string.range(of: "The \($0) was carried")?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(article.text?.string.contains("Next page") == false)
    #expect(try await scene.store.page(of: article.summary.id)?.partCount == 3)
    #expect(try await scene.articles()["other"]?.text?.string.contains("lantern") == false)
  }

  @Test("a page that is too large is given up")
  func huge() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1")])
    let text = "<p>" + String(repeating: "word ", count: PagePolicy.byteCount / 5 + 1) + "</p>"
    scene.put("/1", .init(body: text, fields: ["Content-Type": "text/html"]))
    #expect(try await scene.poll().first?.pages?.failed == 1)
    #expect(try await scene.articles()["1"]?.text?.string == "A beginning. Number 0.")
  }

  @Test("a stop between the feed's transaction and the page's loses nothing")
  func stopped() async throws {
    let scene = try Scene()
    _ = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1")])
    let gate = LoopbackGate()
    var slow = articlePage("lantern")
    slow.gate = gate
    scene.put("/1", slow)
    let poller = try scene.poller()
    async let round: [PollReport] = {
      var reports: [PollReport] = []
      for try await stored in poller.runOnce(.all) { reports += stored }
      return reports
    }()
    await scene.server.waitForRequests(2)
    await poller.shutDown(grace: .zero)
    gate.open()
    #expect(try await round.first?.pages?.awaited == 1)
    #expect(try await scene.articles()["1"]?.text?.string == "A beginning. Number 0.")
    scene.put("/1", articlePage("lantern"))
    _ = try await scene.poll()
    #expect(try await scene.state(of: scene.articles()["1"]) == .stored)
  }

  @Test("a daemon fetches pages as soon as their feed is stored, and others when they are due")
  func forever() async throws {
    let scene = try Scene()
    let feed = try await scene.subscribeToBeginnings()
    scene.putFeed([scene.server.url("/1"), scene.server.url("/2")])
    scene.put("/1", articlePage("lantern"))
    scene.put("/2", .init(status: 503))
    let poller = try scene.poller()
    let told = Mutex(PageTally())
    async let run: Void = poller.runForever(
      report: { _ in }, pages: { tally in told.withLock { $0.stored += tally.stored } })
    await scene.server.waitForRequests(3)
    scene.put("/2", articlePage("kettle"))
    var turns = 0
    while try await !scene.store.awaitedPages(of: [feed]).isEmpty, turns < 2_000 {
      turns += 1
      scene.time.advance(by: .seconds(31))
      await poller.answer()
      try await Task.sleep(for: .milliseconds(5))
    }
    await poller.shutDown(grace: .zero)
    try await run
    #expect(told.withLock { $0.stored } == 2)
    for name in ["1", "2"] {
      #expect(try await scene.state(of: scene.articles()[name]) == .stored)
    }
  }
}
