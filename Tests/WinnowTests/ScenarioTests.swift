import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("From subscription to digest", .timeLimit(.minutes(3)))
struct ScenarioTests {
  /// Three feeds that a test changes; each answers 304 to its own ETag.
  private final class Publisher: Sendable {
    private struct State {
      var titles: [String: [String]] = [
        "alpha": ["a1", "a2"], "beta": ["b1", "b2", "b3"], "gamma": ["c1"],
      ]
      var edited: [String: String] = [:]
      var held: [String: LoopbackGate] = [:]
    }

    private let state = Mutex(State())

    func publish(_ title: String, in feed: String) {
      state.withLock { $0.titles[feed, default: []].insert(title, at: 0) }
    }

    func edit(_ title: String, in feed: String) { state.withLock { $0.edited[feed] = title } }

    func hold(_ feed: String, at gate: LoopbackGate?) { state.withLock { $0.held[feed] = gate } }

    func answer(_ request: LoopbackRequest) -> LoopbackResponse {
      let name = String(request.path.dropFirst())
      let state = state.withLock { $0 }
      guard let titles = state.titles[name] else { return LoopbackResponse(status: 404) }
      let tag = "\"\(titles.count)-\(state.edited[name] ?? "")\""
      var response: LoopbackResponse
      if request["if-none-match"] == tag {
        response = LoopbackResponse(status: 304, fields: ["ETag": tag])
      } else {
        response = .feed(
          sampleFeed(name: name, titles: titles, edited: state.edited[name]),
          fields: ["ETag": tag, "Content-Type": "application/rss+xml"])
      }
      if let gate = state.held[name] { response.steps.insert(.wait(gate), at: 0) }
      return response
    }
  }

  /// What a poll of everything came to: status words in order, and the sums.
  private struct Round: Equatable {
    var statuses: [String]
    var new: Int
    var updated: Int
  }

  private func poll(_ winnow: WinnowProgram) async throws -> Round {
    let outcome = try await winnow("poll", "--once", "--all", "--json")
    #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
    let lines = try outcome.lines
    func sum(_ name: String) -> Int { lines.reduce(0) { $0 + ($1[name] as? Int ?? 0) } }
    return Round(
      statuses: lines.compactMap { $0["status"] as? String }.sorted(), new: sum("new"),
      updated: sum("updated"))
  }

  private func stored(_ winnow: WinnowProgram) async throws -> [String] {
    try await winnow("export", "--format", "jsonl").lines.compactMap { $0["id"] as? String }
      .sorted()
  }

  @Test("subscribe, poll, change, edit, digest, kill, and nothing is lost or told twice")
  func scenario() async throws {
    let publisher = Publisher()
    let server = try LoopbackServer { publisher.answer($0) }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    let added = try await winnow(
      "feed", "add", server.url("/alpha"), server.url("/beta"), server.url("/gamma"))
    #expect(added.status == 0, "\(added.errors)")

    #expect(try await poll(winnow) == Round(statuses: ["ok", "ok", "ok"], new: 6, updated: 0))
    let unchanged = Array(repeating: "not-modified", count: 3)
    #expect(try await poll(winnow) == Round(statuses: unchanged, new: 0, updated: 0))

    publisher.publish("b4", in: "beta")
    let changed = ["not-modified", "not-modified", "ok"]
    #expect(try await poll(winnow) == Round(statuses: changed, new: 1, updated: 0))
    publisher.edit("a1", in: "alpha")
    #expect(try await poll(winnow) == Round(statuses: changed, new: 0, updated: 1))

    let first = try await winnow("digest", "daily", "--format", "markdown")
    #expect(first.status == 0, "\(first.errors)")
    for title in ["a1", "a2", "b1", "b2", "b3", "b4", "c1"] {
      #expect(first.output.components(separatedBy: "[\(title)]").count == 2, "\(first.output)")
    }
    let second = try await winnow("digest", "daily", "--format", "markdown")
    #expect(second.status == 0)
    #expect(second.output.isEmpty)

    try await killDuringPoll(winnow, publisher, server)
    let wanted = [
      "alpha-a1", "alpha-a2", "alpha-a3", "beta-b1", "beta-b2", "beta-b3", "beta-b4", "beta-b5",
      "gamma-c1", "gamma-c2",
    ]
    _ = try await poll(winnow)
    #expect(try await stored(winnow) == wanted)
    #expect(try await poll(winnow) == Round(statuses: unchanged, new: 0, updated: 0))
    let third = try await winnow("digest", "daily", "--format", "markdown")
    for title in ["a3", "b5", "c2"] {
      #expect(third.output.components(separatedBy: "[\(title)]").count == 2, "\(third.output)")
    }
    #expect(!third.output.contains("[a1]"))
  }

  /// Each feed has news; the poll is killed while one server keeps it waiting.
  private func killDuringPoll(
    _ winnow: WinnowProgram, _ publisher: Publisher, _ server: LoopbackServer
  ) async throws {
    publisher.publish("a3", in: "alpha")
    publisher.publish("b5", in: "beta")
    publisher.publish("c2", in: "gamma")
    let gate = LoopbackGate()
    publisher.hold("gamma", at: gate)
    let before = server.requests.count
    let killed = try winnow.start(["poll", "--once", "--all"])
    await server.waitForRequests(before + 3)
    killed.send(SIGKILL)
    #expect(try await killed.end().status == -SIGKILL)
    gate.open()
    publisher.hold("gamma", at: nil)
  }

  @Test("a poll that fails for every feed exits 69 with a code and a sentence for each")
  func failures() async throws {
    let server = try LoopbackServer { request in
      request.path == "/page" ? .feed("<html><p>no feed</p></html>") : LoopbackResponse(status: 404)
    }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    _ = try await winnow("feed", "add", "--no-fetch", server.url("/page"), server.url("/gone"))
    let outcome = try await winnow("poll", "--json")
    #expect(outcome.status == 69)
    let codes = try outcome.lines.compactMap { ($0["error"] as? [String: Any])?["code"] as? String }
    #expect(codes.sorted() == ["http", "not-a-feed"])
    let feeds = try await winnow("feed", "list", "--json").lines
    #expect(feeds.allSatisfy { $0["status"] as? String == "error" && $0["failures"] as? Int == 1 })
  }

  @Test("articles are read, marked, starred and found")
  func reading() async throws {
    let server = try LoopbackServer { _ in
      .feed(sampleFeed(titles: ["Heron", "Otter", "Kingfisher"]))
    }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    _ = try await winnow("feed", "add", server.url("/"))
    _ = try await winnow("poll")
    let items = try await winnow("article", "list", "--json").lines
    #expect(items.count == 3)
    let found = try await winnow("search", "--json", "otter").lines
    #expect(found.compactMap { $0["title"] as? String } == ["Otter"])
    let member = try #require(found.first?["_winnow"] as? [String: Any])
    let number = try #require(member["article_id"] as? Int)
    #expect(try await winnow("article", "mark", "\(number)").status == 0)
    #expect(try await winnow("article", "list", "--unread", "--json").lines.count == 2)
    #expect(try await winnow("article", "star", "\(number)").status == 0)
    #expect(try await winnow("article", "list", "--starred", "--json").lines.count == 1)
    #expect(try await winnow("article", "mark", "--all").status == 0)
    #expect(try await winnow("article", "list", "--unread", "--json").lines.isEmpty)
    let shown = try await winnow("article", "show", "\(number)")
    #expect(shown.output.hasPrefix("Otter\n"))
    #expect(shown.output.contains("the first text"))
    let status = try await winnow("status", "--json").lines
    #expect((status.first?["articles"] as? [String: Any])?["all"] as? Int == 3)
  }

  @Test("a page's address subscribes to the feed that it announces")
  func discovery() async throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/":
        .feed(
          #"<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>"#,
          fields: ["Content-Type": "text/html"])
      case "/feed": .feed(sampleFeed(titles: ["One"]))
      default: LoopbackResponse(status: 404)
      }
    }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "127.0.0.1"])
    let added = try await winnow("feed", "add", "--json", server.url("/"))
    #expect(added.status == 0, "\(added.errors)")
    #expect(try added.lines.first?["feed_url"] as? String == server.url("/feed"))
    #expect(try added.lines.first?["title"] as? String == "Sample")
  }
}
