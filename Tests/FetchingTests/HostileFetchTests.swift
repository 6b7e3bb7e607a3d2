import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Servers that do not end, beside others") struct HostileFetchTests {
  private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
  private static let spaces = [UInt8](repeating: 32, count: 8 << 20)

  /// What each host does, and what becomes of it.
  private static let hosts: [(name: String, answer: LoopbackResponse, code: FailureCode)] = [
    ("a head that drips", LoopbackResponse(steps: [.drip(Array((head + pad).utf8))]), .timeout),
    (
      "a body that drips",
      LoopbackResponse(
        steps: [.send(Array((head + "\r\n<rss>").utf8)), .drip(Array(pad.utf8))]), .timeout
    ),
    (
      "chunks that drip",
      LoopbackResponse(
        steps: [
          .send(Array((head + "Transfer-Encoding: chunked\r\n\r\n").utf8)),
          .drip(Array(String(repeating: "1\r\na\r\n", count: 9_999).utf8)),
        ]), .timeout
    ),
    ("silence", LoopbackResponse(steps: [.fallSilent]), .timeout),
    (
      "a body without an end",
      LoopbackResponse(
        steps: [.send(Array((head + "\r\n").utf8)), .sendForever(Array(spaces[..<65_536]))]),
      .tooLarge
    ),
    (
      "chunks without an end",
      LoopbackResponse(
        steps: [
          .send(Array((head + "Transfer-Encoding: chunked\r\n\r\n").utf8)),
          .sendForever(Array(("1000\r\n" + String(repeating: "a", count: 4_096) + "\r\n").utf8)),
        ]), .tooLarge
    ),
    (
      "chunks of garbage",
      .raw(head + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n<rss/>"), .protocol
    ),
    (
      "a bomb", LoopbackResponse(fields: ["Content-Encoding": "gzip"], body: Packing.gzip(spaces)),
      .tooLarge
    ),
    (
      "a bomb in a bomb",
      LoopbackResponse(
        fields: ["Content-Encoding": "gzip, gzip"], body: Packing.gzip(Packing.gzip(spaces))),
      .tooLarge
    ),
    (
      "codings without an end",
      LoopbackResponse(
        fields: ["Content-Encoding": "gzip, gzip, gzip, gzip"], body: Packing.gzip([97])),
      .encoding
    ),
    (
      "a coding that was not offered",
      LoopbackResponse(fields: ["Content-Encoding": "br"], body: [0x8B, 2, 0x80, 97, 3]), .encoding
    ),
    (
      "less than announced",
      LoopbackResponse(
        steps: LoopbackResponse(body: Array("<rss/>".utf8), announcedLength: 99).steps + [.close]),
      .truncated
    ),
    ("a reset", LoopbackResponse(steps: [.reset]), .connect),
  ]

  private static let pad = String(repeating: "X-Pad: aaaaaaaaaaaaaaaa\r\n", count: 999)

  @Test("each stops at its limit, and a hundred other fetches go on meanwhile")
  func beside() async throws {
    let addresses = (1...Self.hosts.count + 4).map { "127.0.2.\($0)" }
    let server = try LoopbackServer(addresses: addresses) { request in
      let position = addresses.firstIndex(of: request.address) ?? 0
      guard Self.hosts.indices ~= position else { return .feed("<rss/>") }
      return Self.hosts[position].answer
    }
    let fetcher = makeFetcher {
      $0.timeout = .seconds(2)
      $0.maximumByteCount = 1 << 20
      $0.total = 20
    }
    let hostile = try addresses.prefix(Self.hosts.count).map {
      try feedRequest(server.url("/", host: $0))
    }
    let good = try (0..<100).map { number in
      try feedRequest(server.url("/\(number)", host: addresses[Self.hosts.count + number % 4]))
    }
    let reports = await withTaskGroup(of: (Int, FetchReport).self) { group in
      for (number, request) in (hostile + good).enumerated() {
        group.addTask { (number, await fetcher.fetch(request)) }
      }
      return await group.reduce(into: [Int: FetchReport]()) { $0[$1.0] = $1.1 }
    }
    for (number, host) in Self.hosts.enumerated() {
      #expect(reports[number]?.failureCode == host.code, "\(host.name)")
    }
    for number in Self.hosts.count..<reports.count {
      #expect(try reports[number]?.document().text == "<rss/>")
    }
    #expect(await fetcher.figures == FetcherFigures(running: 0, waiting: 0, heldByteCount: 0))
  }

  @Test("only codings whose end is certain are offered")
  func offered() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    _ = await makeFetcher().fetch(try feedRequest(server.url("/feed")))
    #expect(server.requests.first?["accept-encoding"] == "gzip, deflate")
  }
}
