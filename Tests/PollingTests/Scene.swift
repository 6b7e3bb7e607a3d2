import Fetching
import Storage
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Polling

/// A poller on a store of its own, in front of a loopback server whose documents a test sets.
final class Scene: Sendable {
  /// What the server says at a path.
  struct Page: Sendable {
    var status = 200
    var body = ""
    var fields: [String: String] = [:]
    var gate: LoopbackGate?
    /// What is done in place of all that.
    var steps: [LoopbackResponse.Step]?
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

  func poller(
    on other: Store? = nil, _ change: (inout PollerSettings) -> Void = { _ in }
  ) throws -> Poller {
    var configuration = FetchConfiguration(userAgent: "Winnow/test (+https://winnow.example)")
    let block = try #require(AddressBlock("127.0.1.0/24"))
    configuration.privateAccess = .listed([block])
    var settings = PollerSettings(configuration)
    // The clock stands still, so nothing may wait for it.
    settings.batchDelay = .zero
    change(&settings)
    return Poller(
      store: other ?? store, fetcher: Fetcher(configuration: configuration, time: time), time: time,
      owner: owner, settings: settings)
  }

  /// Polls once with a poller of its own.
  func poll(_ selection: FeedSelection = .all) async throws -> [PollReport] {
    let poller = try poller()
    var reports: [PollReport] = []
    for try await stored in poller.runOnce(selection) { reports += stored }
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
    if let steps = page.steps { return LoopbackResponse(steps: steps) }
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
func newsDocument(_ entries: [(number: Int, text: String)]) -> String {
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
