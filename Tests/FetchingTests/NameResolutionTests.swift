import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Names that resolve slowly")
struct NameResolutionTests {
  private let names = NameTable.shared

  private func waitUntil(_ isTrue: () async -> Bool) async {
    // A state that is never reached fails the test; it must not hang it.
    for _ in 0..<2_000 where await !isTrue() { try? await Task.sleep(for: .milliseconds(5)) }
    #expect(await isTrue())
  }

  @Test("a name that does not resolve in time fails by itself and delays nobody")
  func slowName() async throws {
    let name = "slow.name-tests.invalid"
    names.set(name, "127.0.0.1", isShut: true)
    defer { names.open([name]) }
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.timeout = .milliseconds(500) }
    async let slow = fetcher.fetch(try feedRequest(server.url("/slow", host: name)))
    await waitUntil { names.waitingCount([name]) == 1 }
    let quick = await fetcher.fetch(try feedRequest(server.url("/quick")))
    #expect(try quick.document().text == "<rss/>")
    #expect(try await slow.failureCode == .timeout)
    // Both are over while the resolver still has not answered.
    #expect(names.waitingCount([name]) == 1)
    #expect(server.requests.map(\.path) == ["/quick"])
  }

  @Test("no more than 64 names are resolved at one time, each of which is a thread")
  func bounded() async throws {
    let many = (0..<100).map { "n\($0).name-tests.invalid" }
    for name in many { names.set(name, "127.0.0.1", isShut: true) }
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.total = 200 }
    let urls = many.map { server.url("/", host: $0) }
    async let reports = withTaskGroup(of: FetchReport?.self) { group in
      for url in urls {
        group.addTask {
          guard let request = try? feedRequest(url) else { return nil }
          return await fetcher.fetch(request)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    await waitUntil { await fetcher.figures.waiting == 36 && names.waitingCount(many) == 64 }
    #expect(await fetcher.figures.running == 64)
    names.open(many)
    for report in await reports { #expect(try report?.document().text == "<rss/>") }
  }
}
