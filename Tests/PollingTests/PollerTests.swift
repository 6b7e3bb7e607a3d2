import Fetching
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Polling

/// A poller on a store of its own, in front of a loopback server whose documents a test sets.
private final class Scene: Sendable {
  /// What the server says at a path.
  struct Page: Sendable {
    var status = 200
    var body = ""
    var fields: [String: String] = [:]
    var gate: LoopbackGate?
  }

  let time = ManualTime()
  let temporary: TemporaryStore
  let server: LoopbackServer
  private let table: PageTable
  private let owner: LeaseOwner

  var store: Store { temporary.store }

  init() throws {
    temporary = try TemporaryStore(time: time)
    owner = LeaseOwner.thisProcess
    let pages = PageTable()
    table = pages
    server = try LoopbackServer(addresses: ["127.0.1.1", "127.0.1.2"]) { pages.answer($0) }
  }

  /// Sets what a path answers.
  func put(_ path: String, _ page: Page) { table.put(path, page) }

  func subscribe(_ path: String, host: String? = nil) async throws -> FeedID {
    try await store.add(Subscription(url: server.url(path, host: host)))
  }

  func poller(on other: Store? = nil) throws -> Poller {
    var configuration = FetchConfiguration(userAgent: "Winnow/test (+https://winnow.example)")
    let block = try #require(AddressBlock("127.0.1.0/24"))
    configuration.privateAccess = .listed([block])
    var settings = PollerSettings(configuration)
    // The clock stands still, so nothing may wait for it.
    settings.batchDelay = .zero
    return Poller(
      store: other ?? store, fetcher: Fetcher(configuration: configuration, time: time), time: time,
      owner: owner, settings: settings)
  }

  /// Polls once with a poller of its own.
  func poll(_ selection: FeedSelection = .all) async throws -> [PollReport] {
    let poller = try poller()
    var reports: [PollReport] = []
    for try await report in poller.runOnce(selection) { reports.append(report) }
    await poller.shutDown(grace: .zero)
    return reports
  }

  /// Titles of all stored articles, in the order of their ids.
  func titles() async throws -> [String] {
    let articles = try await store.articles(ArticleFilter(), before: nil, limit: 1_000)
    return articles.sorted { $0.id < $1.id }.map { $0.title?.string ?? "" }
  }
}

/// The pages of a scene, as the server's threads see them.
private final class PageTable: Sendable {
  private let pages = Mutex<[String: Scene.Page]>([:])

  func put(_ path: String, _ page: Scene.Page) { pages.withLock { $0[path] = page } }

  func answer(_ request: LoopbackRequest) -> LoopbackResponse {
    guard let page = pages.withLock({ $0[request.path] }) else {
      return LoopbackResponse(status: 404)
    }
    if let tag = page.fields["ETag"], request["If-None-Match"] == tag {
      return LoopbackResponse(status: 304)
    }
    var head = "HTTP/1.1 \(page.status) Said\r\nContent-Length: \(page.body.utf8.count)\r\n"
    for (name, value) in page.fields.sorted(by: { $0.key < $1.key }) {
      head += "\(name): \(value)\r\n"
    }
    let bytes = Array((head + "\r\n" + page.body).utf8)
    guard let gate = page.gate else { return LoopbackResponse(steps: [.send(bytes)]) }
    return LoopbackResponse(steps: [.wait(gate), .send(bytes)])
  }
}

/// An RSS document with entries by number and text.
private func feed(_ entries: [(number: Int, text: String)]) -> String {
  let items = entries.map {
    """
    <item><guid isPermaLink="false">entry-\($0.number)</guid><title>Entry \($0.number)</title>
    <link>https://news.example/\($0.number)</link>
    <pubDate>Mon, 23 Nov 2026 10:0\($0.number % 10):00 GMT</pubDate>
    <description>&lt;p&gt;\($0.text)&lt;/p&gt;</description></item>
    """
  }
  return """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0"><channel><title>News</title><link>https://news.example/</link>
    <description>All of it</description>\(items.joined())</channel></rss>
    """
}

private func counts(_ reports: [PollReport]) -> [Int] {
  [
    reports.reduce(0) { $0 + $1.newCount }, reports.reduce(0) { $0 + $1.updatedCount },
    reports.reduce(0) { $0 + $1.duplicateCount },
  ]
}

@Suite struct PollerTests {
  @Test("new, unchanged, one new, one edited: each is counted once and stored once")
  func lifeOfAFeed() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put(
      "/feed",
      .init(body: feed([(1, "The first."), (2, "The second.")]), fields: ["ETag": "\"1\""]))
    let first = try await scene.poll()
    #expect(first.map(\.status) == [.ok])
    #expect(counts(first) == [2, 0, 0])

    let unchanged = try await scene.poll()
    #expect(unchanged.map(\.status) == [.notModified])
    #expect(unchanged.map(\.httpStatus) == [304])

    scene.put(
      "/feed",
      .init(
        body: feed([(3, "The third."), (1, "The first."), (2, "The second.")]),
        fields: ["ETag": "\"2\""]))
    #expect(counts(try await scene.poll()) == [1, 0, 0])

    scene.put(
      "/feed",
      .init(
        body: feed([(3, "The third."), (1, "The first, put right."), (2, "The second.")]),
        fields: ["ETag": "\"3\""]))
    #expect(counts(try await scene.poll()) == [0, 1, 0])
    #expect(try await scene.titles() == ["Entry 1", "Entry 2", "Entry 3"])
  }

  @Test("the same bytes with another 200 are not stored again")
  func sameBytes() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: feed([(1, "One.")])))
    _ = try await scene.poll()
    let again = try await scene.poll()
    #expect(again.map(\.status) == [.notModified])
    #expect(again.map(\.httpStatus) == [200])
  }

  @Test("a feed that was polled is not due again until its time has come")
  func dueness() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: feed([(1, "One.")])))
    #expect(try await scene.poll(.due).count == 1)
    #expect(try await scene.poll(.due).isEmpty)
    scene.time.advance(by: .seconds(86_400))
    #expect(try await scene.poll(.due).count == 1)
  }

  @Test("one bad feed does not hold up the others")
  func mixture() async throws {
    let scene = try Scene()
    scene.put("/good", .init(body: feed([(1, "One.")])))
    scene.put("/page", .init(body: "<html><body>For sale</body></html>"))
    scene.put("/empty", .init(body: ""))
    scene.put("/gone", .init(status: 410))
    for path in ["/missing", "/page", "/good", "/empty", "/gone"] {
      _ = try await scene.subscribe(path)
    }
    let reports = try await scene.poll()
    let results = Dictionary(
      uniqueKeysWithValues: reports.map {
        (String($0.url.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }), $0)
      })
    #expect(results["/good"]?.status == .ok)
    #expect(results["/page"]?.failure?.code == .notAFeed)
    #expect(results["/empty"]?.failure?.code == .notAFeed)
    #expect(results["/missing"]?.failure?.code == .http)
    #expect(results["/gone"]?.status == .gone)
    // What is gone is asked no more.
    #expect(try await scene.poll().count == 4)
  }

  @Test("Retry-After is kept even when everything is polled; 429 is for the whole host")
  func retryAfter() async throws {
    let scene = try Scene()
    for number in 1...6 {
      scene.put("/\(number)", .init(status: 429, fields: ["Retry-After": "600"]))
      _ = try await scene.subscribe("/\(number)")
    }
    scene.put("/other", .init(body: feed([(1, "One.")])))
    _ = try await scene.subscribe("/other", host: "127.0.1.2")
    let first = try await scene.poll()
    // Two are asked at one time; the rest of the host's feeds wait, and are spared.
    #expect(scene.server.requests.filter { $0.address == "127.0.1.1" }.count <= 3)
    #expect(first.filter { $0.status == .deferred }.count >= 3)
    #expect(first.filter { $0.status == .ok }.count == 1)

    let before = scene.server.requests.count
    let second = try await scene.poll()
    #expect(second.filter { $0.status == .deferred }.count == 6)
    #expect(scene.server.requests.count == before + 1)

    for number in 1...6 { scene.put("/\(number)", .init(body: feed([(number, "Back.")]))) }
    scene.time.advance(by: .seconds(700))
    #expect(try await scene.poll().filter { $0.status == .ok }.count == 6)
  }

  @Test("a moved feed is asked at its new address")
  func moved() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/old")
    scene.put("/old", .init(status: 301, fields: ["Location": "/new"]))
    scene.put("/new", .init(body: feed([(1, "One.")])))
    _ = try await scene.poll()
    _ = try await scene.poll()
    #expect(scene.server.requests.map(\.path) == ["/old", "/new", "/new"])
  }

  @Test("many feeds go through the bounded queues without loss")
  func many() async throws {
    let scene = try Scene()
    for number in 0..<300 {
      scene.put("/\(number)", .init(body: feed([(number, "Text of feed \(number).")])))
    }
    let urls = (0..<300).map { scene.server.url("/\($0)", host: $0 % 2 == 0 ? nil : "127.0.1.2") }
    _ = try await scene.store.add(urls.map { Subscription(url: $0) })
    let reports = try await scene.poll()
    #expect(Set(reports.map(\.feed)).count == 300)
    #expect(reports.count == 300)
    #expect(try await scene.titles().count == 300)
  }

  @Test("a second run on the poller finds nothing that is due")
  func twoRuns() async throws {
    let scene = try Scene()
    for number in 0..<20 {
      scene.put("/\(number)", .init(body: feed([(number, "Text of feed \(number).")])))
      _ = try await scene.subscribe("/\(number)")
    }
    let poller = try scene.poller()
    let runs = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          try await poller.runOnce(.due).reduce(into: 0) { count, _ in count += 1 }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(runs.sorted() == [0, 20])
    #expect(scene.server.requests.count == 20)
    await poller.shutDown(grace: .zero)
  }

  @Test(
    "a slow host with hundreds of due feeds does not hold up the others",
    .timeLimit(.minutes(1)))
  func fairness() async throws {
    let scene = try Scene()
    let gate = LoopbackGate()
    scene.put("/slow", .init(status: 404, gate: gate))
    scene.put("/fast", .init(body: feed([(1, "One.")])))
    _ = try await scene.store.add(
      (0..<300).map { Subscription(url: scene.server.url("/slow?\($0)")) })
    let fast = try await scene.subscribe("/fast", host: "127.0.1.2")
    let poller = try scene.poller()
    var reports: [PollReport] = []
    for try await report in poller.runOnce(.due) {
      reports.append(report)
      gate.open()
    }
    #expect(reports.first?.feed == fast)
    #expect(Set(reports.map(\.feed)).count == 301)
    #expect(reports.count == 301)
    await poller.shutDown(grace: .zero)
  }

  @Test("a wait that a host asked for does not hold when the clock was set back")
  func movedClock() async throws {
    let scene = try Scene()
    scene.put("/feed", .init(status: 429, fields: ["Retry-After": "600"]))
    _ = try await scene.subscribe("/feed")
    let poller = try scene.poller()
    for try await _ in poller.runOnce(.all) {}
    scene.time.jump(to: scene.time.now + .seconds(-10 * 86_400))
    scene.put("/feed", .init(body: feed([(1, "One.")])))
    var reports: [PollReport] = []
    for try await report in poller.runOnce(.all) { reports.append(report) }
    #expect(reports.map(\.status) == [.ok])
    await poller.shutDown(grace: .zero)
  }

  @Test("a shutdown drops slow transfers, stores the rest, and loses nothing")
  func shutdown() async throws {
    let scene = try Scene()
    let gate = LoopbackGate()
    for number in 0..<10 {
      let isSlow = number.isMultiple(of: 2)
      scene.put(
        "/\(number)",
        .init(body: feed([(number, "Text of feed \(number).")]), gate: isSlow ? gate : nil))
      _ = try await scene.subscribe("/\(number)", host: isSlow ? "127.0.1.1" : "127.0.1.2")
    }
    let poller = try scene.poller()
    let reports = Task {
      try await poller.runOnce(.due).reduce(into: []) { $0.append($1) }
    }
    // The five fast ones, and as many slow ones as the host lets in.
    await scene.server.waitForRequests(7)
    await poller.shutDown(grace: .zero)
    await poller.shutDown(grace: .zero)
    let told = try await reports.value
    #expect(told.allSatisfy { $0.status == .ok })
    gate.open()
    let rest = try await scene.poll(.due)
    #expect(told.count + rest.count == 10)
    #expect(try await scene.titles().count == 10)
    let feeds = try await scene.store.feeds()
    #expect(feeds.allSatisfy { $0.failureCount == 0 })
  }

  @Test("for ever: what becomes due is polled, until it is told to stop")
  func forever() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: feed([(1, "One.")])))
    let poller = try scene.poller()
    let polls = AsyncStream<PollReport>.makeStream()
    let running = Task {
      try await poller.runForever { polls.continuation.yield($0) }
    }
    var reports = polls.stream.makeAsyncIterator()
    #expect(await reports.next()?.status == .ok)
    await poller.answer()
    scene.time.advance(by: .seconds(86_400))
    await poller.wake()
    #expect(await reports.next()?.status == .notModified)
    await poller.shutDown(grace: .zero)
    try await running.value
  }

  @Test("a store that cannot be written ends the run with its failure, and nothing is asked")
  func unwritableStore() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    let store = try Store(opening: .readOnly(path: scene.temporary.path), time: scene.time)
    let poller = try scene.poller(on: store)
    await #expect(throws: StorageError.self) {
      for try await _ in poller.runOnce(.due) {}
    }
    #expect(scene.server.requests.isEmpty)
    await poller.shutDown(grace: .zero)
    await store.close()
  }

  @Test("a local file is polled, and only when it changed")
  func localFile() async throws {
    let scene = try Scene()
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(feed([(1, "One.")]).utf8).write(to: file)
    _ = try await scene.store.add(Subscription(url: file.absoluteString))
    #expect(counts(try await scene.poll()) == [1, 0, 0])
    #expect(try await scene.poll().map(\.status) == [.notModified])
    try Data(feed([(2, "Two."), (1, "One.")]).utf8).write(to: file)
    #expect(counts(try await scene.poll()) == [1, 0, 0])
  }

  @Test("a file: address in a redirect is refused")
  func fileByRedirect() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(status: 301, fields: ["Location": "file:///etc/passwd"]))
    #expect(try await scene.poll().map { $0.failure?.code } == [.badRedirect])
  }
}

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
    scene.put("/new", .init(body: feed([(1, "One.")])))
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
    scene.put("/feed", .init(body: feed([(1, "One.")])))
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
