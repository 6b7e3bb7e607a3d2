import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Private addresses") struct GuardedFetchTests {
  @Test(
    "no spelling of a private address is connected to",
    arguments: [
      "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.0.0.1.",
      "%31%32%37.0.0.1", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::127.0.0.1]",
      "[64:ff9b::7f00:1]", "017700000001", "0x7f000001", "0x7F.0.0.0x1", "127.0x0.1",
      "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]",
      "127。0。0。1", "１２７.０.０.１", "①②⑦.0.0.1", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
      "10.1", "0xA.1", "169.254.169.254", "[fe80::1]", "[fd00::1]", "100.64.0.1",
    ])
  func refused(host: String) async throws {
    let server = try LoopbackServer { _ in .feed("stolen") }
    let fetcher = makeFetcher { $0.privateAccess = .refused }
    let report = await fetcher.fetch(try feedRequest(server.url("/feed", host: host)))
    #expect(report.failureCode == .privateAddress, "\(report.outcome)")
    #expect(server.connectionCount == 0)
  }

  @Test("the operator's own host is asked, and a redirect may stay on it")
  func operatorsOwn() async throws {
    let server = try LoopbackServer { request in
      request.path == "/feed" ? .redirect(302, to: "/there") : .feed("<rss/>")
    }
    let fetcher = makeFetcher { $0.privateAccess = .operatorsOwn }
    let report = await fetcher.fetch(
      try feedRequest(server.url("/feed"), operatorHost: "127.0.0.1"))
    #expect(try report.document().text == "<rss/>")
  }

  @Test("a kept connection to the operator's host serves nobody else")
  func pooledConnection() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.privateAccess = .operatorsOwn }
    let first = await fetcher.fetch(
      try feedRequest(server.url("/feed"), operatorHost: "127.0.0.1"))
    _ = try first.document()
    let second = await fetcher.fetch(try feedRequest(server.url("/feed")))
    #expect(second.failureCode == .privateAddress)
    #expect(server.requests.count == 1)
  }

  @Test("another name for the operator's host, or another host, is not the operator's")
  func otherHost() async throws {
    let inner = try LoopbackServer(addresses: ["127.0.0.2"]) { _ in .feed("stolen") }
    let server = try LoopbackServer { request in
      let port = request["host"]?.split(separator: ":").last ?? ""
      return request.path == "/name"
        ? .redirect(302, to: "http://localhost:\(port)/stolen")
        : .redirect(302, to: inner.url("/stolen"))
    }
    let fetcher = makeFetcher { $0.privateAccess = .operatorsOwn }
    for path in ["/name", "/host"] {
      let report = await fetcher.fetch(
        try feedRequest(server.url(path), operatorHost: "127.0.0.1"))
      #expect(report.failureCode == .privateAddress)
    }
    #expect(inner.connectionCount == 0)
    #expect(server.requests.count == 2)
  }

  @Test("a way back to the operator's host through another is not allowed")
  func wayBack() async throws {
    let server = try LoopbackServer(addresses: ["127.0.0.1", "127.0.1.1"]) { request in
      let port = request["host"]?.split(separator: ":").last ?? ""
      return request.address == "127.0.1.1"
        ? .redirect(302, to: "http://127.0.0.1:\(port)/admin") : .feed("stolen")
    }
    let fetcher = makeFetcher {
      $0.privateAccess = .listed([AddressBlock("127.0.1.0/24")].compactMap(\.self))
    }
    let report = await fetcher.fetch(
      try feedRequest(server.url("/feed", host: "127.0.1.1"), operatorHost: "127.0.0.1"))
    #expect(report.failureCode == .privateAddress)
  }

  @Test("a name that means another address at the next hop is guarded by that one")
  func rebinding() async throws {
    let name = "rebinding.name-tests.invalid"
    let names = NameTable.shared
    names.set(name, "127.0.1.1")
    let inner = try LoopbackServer { _ in .feed("stolen") }
    let server = try LoopbackServer(addresses: ["127.0.1.1"]) { _ in
      names.set(name, "127.0.0.1")
      return .redirect(302, to: inner.url("/stolen", host: name))
    }
    let fetcher = makeFetcher {
      $0.privateAccess = .listed([AddressBlock("127.0.1.0/24")].compactMap(\.self))
    }
    let report = await fetcher.fetch(try feedRequest(server.url("/feed", host: name)))
    #expect(report.failureCode == .privateAddress)
    #expect(server.requests.count == 1)
    #expect(inner.connectionCount == 0)
  }

  @Test(
    "nothing but http and https is fetched",
    arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
  func scheme(url: String) async throws {
    let report = await makeFetcher().fetch(try feedRequest(url))
    #expect(report.failureCode == .badRedirect)
  }

  @Test("a configured proxy is asked in the server's place, private literals aside")
  func proxy() async throws {
    let server = try LoopbackServer { _ in .feed("by proxy") }
    let fetcher = makeFetcher {
      $0.privateAccess = .refused
      $0.proxy = server.url("/")
    }
    let report = await fetcher.fetch(try feedRequest("http://feeds.example/feed"))
    #expect(try report.document().text == "by proxy")
    #expect(server.requests.first?.target == "http://feeds.example/feed")
    let literal = await fetcher.fetch(try feedRequest("http://10.0.0.1/feed"))
    #expect(literal.failureCode == .privateAddress)
    #expect(server.requests.count == 1)
  }
}
