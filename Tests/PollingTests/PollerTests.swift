import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Polling

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
      .init(body: newsDocument([(1, "The first."), (2, "The second.")]), fields: ["ETag": "\"1\""]))
    let first = try await scene.poll()
    #expect(first.map(\.status) == [.ok])
    #expect(counts(first) == [2, 0, 0])

    let unchanged = try await scene.poll()
    #expect(unchanged.map(\.status) == [.notModified])
    #expect(unchanged.map(\.httpStatus) == [304])

    scene.put(
      "/feed",
      .init(
        body: newsDocument([(3, "The third."), (1, "The first."), (2, "The second.")]),
        fields: ["ETag": "\"2\""]))
    #expect(counts(try await scene.poll()) == [1, 0, 0])

    scene.put(
      "/feed",
      .init(
        body: newsDocument([(3, "The third."), (1, "The first, put right."), (2, "The second.")]),
        fields: ["ETag": "\"3\""]))
    #expect(counts(try await scene.poll()) == [0, 1, 0])
    #expect(try await scene.titles() == ["Entry 2", "Entry 1", "Entry 3"])
  }

  @Test("the same bytes with another 200 are not stored again")
  func sameBytes() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    _ = try await scene.poll()
    let again = try await scene.poll()
    #expect(again.map(\.status) == [.notModified])
    #expect(again.map(\.httpStatus) == [200])
  }

  @Test("a feed that was polled is not due again until its time has come")
  func dueness() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    #expect(try await scene.poll(.due).count == 1)
    #expect(try await scene.poll(.due).isEmpty)
    scene.time.advance(by: .seconds(86_400))
    #expect(try await scene.poll(.due).count == 1)
  }

  @Test("one bad feed does not hold up the others")
  func mixture() async throws {
    let scene = try Scene()
    scene.put("/good", .init(body: newsDocument([(1, "One.")])))
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
    scene.put("/other", .init(body: newsDocument([(1, "One.")])))
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

    for number in 1...6 { scene.put("/\(number)", .init(body: newsDocument([(number, "Back.")]))) }
    scene.time.advance(by: .seconds(700))
    #expect(try await scene.poll().filter { $0.status == .ok }.count == 6)
  }

  @Test("a moved feed is asked at its new address")
  func moved() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/old")
    scene.put("/old", .init(status: 301, fields: ["Location": "/new"]))
    scene.put("/new", .init(body: newsDocument([(1, "One.")])))
    _ = try await scene.poll()
    _ = try await scene.poll()
    #expect(scene.server.requests.map(\.path) == ["/old", "/new", "/new"])
  }

  @Test("many feeds go through the bounded queues without loss")
  func many() async throws {
    let scene = try Scene()
    for number in 0..<300 {
      scene.put("/\(number)", .init(body: newsDocument([(number, "Text of feed \(number).")])))
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
      scene.put("/\(number)", .init(body: newsDocument([(number, "Text of feed \(number).")])))
      _ = try await scene.subscribe("/\(number)")
    }
    let poller = try scene.poller()
    let runs = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          try await poller.runOnce(.due).reduce(into: 0) { $0 += $1.count }
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
    scene.put("/fast", .init(body: newsDocument([(1, "One.")])))
    _ = try await scene.store.add(
      (0..<300).map { Subscription(url: scene.server.url("/slow?\($0)")) })
    let fast = try await scene.subscribe("/fast", host: "127.0.1.2")
    let poller = try scene.poller()
    var reports: [PollReport] = []
    for try await stored in poller.runOnce(.due) {
      reports += stored
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
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    var reports: [PollReport] = []
    for try await stored in poller.runOnce(.all) { reports += stored }
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
        .init(body: newsDocument([(number, "Text of feed \(number).")]), gate: isSlow ? gate : nil))
      _ = try await scene.subscribe("/\(number)", host: isSlow ? "127.0.1.1" : "127.0.1.2")
    }
    let poller = try scene.poller()
    let reports = Task {
      try await poller.runOnce(.due).reduce(into: []) { $0 += $1 }
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
    scene.put("/feed", .init(body: newsDocument([(1, "One.")])))
    let poller = try scene.poller()
    let polls = AsyncStream<PollReport>.makeStream()
    let running = Task {
      try await poller.runForever(
        report: { $0.forEach { polls.continuation.yield($0) } }, pages: { _ in })
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
    try Data(newsDocument([(1, "One.")]).utf8).write(to: file)
    _ = try await scene.store.add(Subscription(url: file.absoluteString))
    #expect(counts(try await scene.poll()) == [1, 0, 0])
    #expect(try await scene.poll().map(\.status) == [.notModified])
    try Data(newsDocument([(2, "Two."), (1, "One.")]).utf8).write(to: file)
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
