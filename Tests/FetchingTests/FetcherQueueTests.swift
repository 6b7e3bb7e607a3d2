import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Fetching

@Suite("The fetcher's queue") struct FetcherQueueTests {
  /// Fetches all at once; the outcomes in the order of the addresses.
  private func fetchAll(_ fetcher: Fetcher, _ urls: [String]) async throws -> [FetchReport] {
    let requests = try urls.map { try feedRequest($0) }
    return await withTaskGroup(of: (Int, FetchReport).self) { group in
      for (index, request) in requests.enumerated() {
        group.addTask { (index, await fetcher.fetch(request)) }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  @Test("no host is asked more often at one time than allowed, and connections are kept")
  func perHost() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let reports = try await fetchAll(makeFetcher(), (0..<40).map { server.url("/\($0)") })
    for report in reports { #expect(try report.document().text == "<rss/>") }
    #expect(server.requests.count == 40)
    #expect(server.peakRequestCount <= 2)
    #expect(server.connectionCount <= 2)
  }

  @Test("connections that nobody waits for are closed before there are too many")
  func connectionsAreFew() async throws {
    let addresses = (1...60).map { "127.0.0.\($0)" }
    let server = try LoopbackServer(addresses: addresses) { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.total = 4 }
    let urls = addresses.map { "http://\($0):\(server.port)/feed" }
    for report in try await fetchAll(fetcher, urls + urls) {
      #expect(try report.document().text == "<rss/>")
    }
    let openSockets = await fetcher.openSocketCount
    #expect((1...13).contains(openSockets), "those that are kept and those that run")
  }

  @Test("a host that is waited for keeps its connection though there are many others")
  func awaitedConnection() async throws {
    let addresses = (1...20).map { "127.0.0.\($0)" }
    let server = try LoopbackServer(addresses: addresses) { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.total = 2 }
    let urls = addresses.map { "http://\($0):\(server.port)/feed" }
    _ = try await fetchAll(fetcher, urls + (0..<30).map { "http://127.0.0.1:\(server.port)/\($0)" })
    #expect(server.connectionCount < 2 * urls.count)
  }

  @Test("hosts count by name, ports together")
  func portsTogether() async throws {
    let gate = LoopbackGate()
    let held = try LoopbackServer { _ in
      LoopbackResponse(steps: [.wait(gate)] + LoopbackResponse.feed("<rss/>").steps)
    }
    let other = try LoopbackServer { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.perHost = 1 }
    async let first = fetcher.fetch(try feedRequest(held.url("/feed")))
    await held.waitForRequests(1)
    async let second = fetcher.fetch(try feedRequest(other.url("/feed")))
    while await fetcher.figures.waiting == 0 { await Task.yield() }
    #expect(await fetcher.figures == FetcherFigures(running: 1, waiting: 1, heldByteCount: 0))
    #expect(other.requests.isEmpty)
    gate.open()
    _ = try await first.document()
    _ = try await second.document()
  }

  @Test("a host that answers nothing delays no other")
  func fairness() async throws {
    let gate = LoopbackGate()
    let server = try LoopbackServer(addresses: ["127.0.0.1", "127.0.0.2"]) { request in
      let answer = LoopbackResponse.feed("<rss/>")
      return request.address == "127.0.0.2"
        ? answer : LoopbackResponse(steps: [.wait(gate)] + answer.steps)
    }
    let fetcher = makeFetcher { $0.total = 3 }
    let urls = (0..<10).map { server.url("/\($0)") }
    async let slow = fetchAll(fetcher, urls)
    await server.waitForRequests(2)
    let quick = try await fetchAll(fetcher, (0..<5).map { server.url("/\($0)", host: "127.0.0.2") })
    for report in quick { _ = try report.document() }
    gate.open()
    for report in try await slow { _ = try report.document() }
  }

  @Test("waiting for a turn does not use up the timeout")
  func waitingIsFree() async throws {
    let server = try LoopbackServer { request in
      request.path == "/silent" ? LoopbackResponse(steps: [.fallSilent]) : .feed("<rss/>")
    }
    let fetcher = makeFetcher {
      $0.perHost = 1
      $0.timeout = .seconds(1)
    }
    async let silent = fetcher.fetch(try feedRequest(server.url("/silent")))
    await server.waitForRequests(1)
    let report = await fetcher.fetch(try feedRequest(server.url("/feed")))
    #expect(try report.document().text == "<rss/>")
    #expect(try await silent.failureCode == .timeout)
  }

  @Test("the timeout covers all hops")
  func timeoutOfHops() async throws {
    let server = try LoopbackServer { request in
      request.path == "/feed"
        ? .redirect(302, to: "/silent") : LoopbackResponse(steps: [.fallSilent])
    }
    let fetcher = makeFetcher { $0.timeout = .milliseconds(300) }
    let report = await fetcher.fetch(try feedRequest(server.url("/feed")))
    #expect(report.failureCode == .timeout)
    #expect(report.duration < .seconds(5))
  }

  @Test("cancelling the task ends its fetch, running or waiting, and no other")
  func cancellation() async throws {
    let gate = LoopbackGate()
    let server = try LoopbackServer { _ in
      LoopbackResponse(steps: [.wait(gate)] + LoopbackResponse.feed("<rss/>").steps)
    }
    let fetcher = makeFetcher { $0.perHost = 1 }
    let request = try feedRequest(server.url("/feed"))
    let running = Task { await fetcher.fetch(request) }
    await server.waitForRequests(1)
    let waiting = Task { await fetcher.fetch(request) }
    let staying = Task { await fetcher.fetch(request) }
    while await fetcher.figures.waiting < 2 { await Task.yield() }
    waiting.cancel()
    #expect(await waiting.value.failureCode == .timeout)
    running.cancel()
    #expect(await running.value.failureCode == .timeout)
    gate.open()
    #expect(try await staying.value.document().text == "<rss/>")
    #expect(await fetcher.figures == FetcherFigures(running: 0, waiting: 0, heldByteCount: 0))
  }

  @Test("a shutdown lets running fetches finish, drops waiting ones and refuses new ones")
  func gracefulShutdown() async throws {
    let gate = LoopbackGate()
    let server = try LoopbackServer { _ in
      LoopbackResponse(steps: [.wait(gate)] + LoopbackResponse.feed("<rss/>").steps)
    }
    let fetcher = makeFetcher { $0.perHost = 1 }
    let request = try feedRequest(server.url("/feed"))
    let running = Task { await fetcher.fetch(request) }
    await server.waitForRequests(1)
    let waiting = Task { await fetcher.fetch(request) }
    while await fetcher.figures.waiting == 0 { await Task.yield() }
    let shutdown = Task { await fetcher.shutDown(grace: .seconds(60)) }
    while await !fetcher.isShutDown { await Task.yield() }
    #expect(await waiting.value.failureCode == .timeout)
    #expect(await fetcher.fetch(request).failureCode == .timeout)
    gate.open()
    #expect(try await running.value.document().text == "<rss/>")
    await shutdown.value
    await fetcher.shutDown(grace: .seconds(60))
    #expect(server.requests.count == 1)
  }

  @Test("when the grace is over, what still runs is dropped")
  func shutdownAfterGrace() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(steps: [.fallSilent]) }
    let time = ManualTime()
    var configuration = FetchConfiguration(userAgent: "Winnow/1.0 (+https://example.org/winnow)")
    configuration.privateAccess = .operatorsOwn
    let fetcher = Fetcher(configuration: configuration, time: time)
    let request = try feedRequest(server.url("/feed"), operatorHost: "127.0.0.1")
    let running = Task { await fetcher.fetch(request) }
    await server.waitForRequests(1)
    let shutdown = Task { await fetcher.shutDown(grace: .seconds(4)) }
    while await fetcher.figures.running > 0 {
      time.advance(by: .seconds(4))
      await Task.yield()
    }
    #expect(await running.value.failureCode == .timeout)
    await shutdown.value
  }

  @Test("a fetcher that is idle shuts down at once, and answers its watchdog")
  func idle() async throws {
    let fetcher = makeFetcher()
    await fetcher.answer()
    await fetcher.shutDown(grace: .seconds(60))
    await fetcher.answer()
  }

  @Test("large bodies are held back above the budget, and all arrive in the end")
  func backPressure() async throws {
    let body = [UInt8](repeating: 97, count: 20 << 20)
    let addresses = (1...6).map { "127.0.0.\($0)" }
    let server = try LoopbackServer(addresses: addresses) { _ in LoopbackResponse(body: body) }
    let reports = try await fetchAll(makeFetcher(), addresses.map { server.url("/", host: $0) })
    for report in reports { #expect(report.byteCount == body.count) }
  }
}

extension Fetcher {
  fileprivate var openSocketCount: Int { multi.sockets.openCount }
}
