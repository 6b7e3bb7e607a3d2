import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Redirected fetches") struct RedirectFetchTests {
  @Test("hops are followed to the document, and permanent ones are told")
  func hops() async throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/feed": .redirect(301, to: "moved/here")
      case "/moved/here": .redirect(307, to: "/caf\u{E9} au lait?x=1#top")
      default: .feed("<rss/>")
      }
    }
    let report = await makeFetcher().fetch(try feedRequest(server.url("/feed")))
    #expect(try report.document().url.string == server.url("/caf%C3%A9%20au%20lait?x=1"))
    #expect(report.permanentURL?.string == server.url("/moved/here"))
    #expect(
      server.requests.map(\.target) == ["/feed", "/moved/here", "/caf%C3%A9%20au%20lait?x=1"])
    #expect(server.connectionCount == 1)
  }

  @Test("redirects without an end are given up")
  func loops() async throws {
    let server = try LoopbackServer { request in
      request.path.hasPrefix("/grow")
        ? .redirect(302, to: request.path + "x") : .redirect(302, to: request.path)
    }
    let fetcher = makeFetcher { $0.maximumRedirects = 5 }
    let growing = await fetcher.fetch(try feedRequest(server.url("/grow")))
    #expect(growing.failureCode == .redirectLoop)
    #expect(server.requests.count == 6)
    let circle = await fetcher.fetch(try feedRequest(server.url("/same")))
    #expect(circle.failureCode == .redirectLoop)
    #expect(circle.httpStatus == 302)
    #expect(server.requests.count == 7)
  }

  @Test("a redirect to a private host is not followed, whatever came before")
  func privateHop() async throws {
    let inner = try LoopbackServer(addresses: ["127.0.0.1"]) { _ in .feed("stolen") }
    let outer = try LoopbackServer(addresses: ["127.0.1.1"]) { request in
      request.path == "/feed"
        ? .redirect(301, to: "/second") : .redirect(302, to: inner.url("/feed"))
    }
    let fetcher = makeFetcher {
      $0.privateAccess = .listed([AddressBlock("127.0.1.1")].compactMap(\.self))
    }
    let report = await fetcher.fetch(try feedRequest(outer.url("/feed")))
    #expect(report.failureCode == .privateAddress)
    #expect(report.httpStatus == 302)
    #expect(inner.connectionCount == 0)
  }

  @Test("cookies live for one fetch")
  func cookies() async throws {
    let server = try LoopbackServer { request in
      if request["cookie"] == "seen=1" { return .feed("<rss/>") }
      guard request.path == "/wall" else { return .redirect(302, to: "/wall") }
      return LoopbackResponse(
        status: 302, fields: ["Set-Cookie": "seen=1; Path=/; Max-Age=9999", "Location": "/feed"])
    }
    let fetcher = makeFetcher { $0.total = 1 }
    for _ in 1...2 {
      let report = await fetcher.fetch(try feedRequest(server.url("/feed")))
      #expect(try report.document().text == "<rss/>")
    }
    #expect(server.requests.map { $0["cookie"] } == [nil, nil, "seen=1", nil, nil, "seen=1"])
  }

  @Test("cookies stay with their host")
  func cookiesOfAnotherHost() async throws {
    let server = try LoopbackServer(addresses: ["127.0.0.1", "127.0.0.2"]) { request in
      guard request.address == "127.0.0.1" else { return .feed("<rss/>") }
      let port = request["host"]?.split(separator: ":").last ?? ""
      return LoopbackResponse(
        status: 302,
        fields: ["Set-Cookie": "seen=1; Path=/", "Location": "http://127.0.0.2:\(port)/feed"])
    }
    _ = try await makeFetcher().fetch(try feedRequest(server.url("/feed"))).document()
    #expect(server.requests.last?["cookie"] == nil)
  }

  @Test("a password goes to the origin of the request alone")
  func credentials() async throws {
    let server = try LoopbackServer(addresses: ["127.0.0.1", "127.0.0.2"]) { request in
      let port = request["host"]?.split(separator: ":").last ?? ""
      switch (request.address, request.path) {
      case ("127.0.0.1", "/feed"): return .redirect(302, to: "/same")
      case ("127.0.0.1", _): return .redirect(302, to: "http://127.0.0.2:\(port)/other")
      default: return .feed("<rss/>")
      }
    }
    let credentials = Credentials(user: "ann", password: "open sesame")
    let report = await makeFetcher().fetch(
      try feedRequest(server.url("/feed"), credentials: credentials))
    _ = try report.document()
    let sent = "Basic YW5uOm9wZW4gc2VzYW1l"
    #expect(server.requests.map { $0["authorization"] } == [sent, sent, nil])
  }

  @Test("a password in the address is not sent, nor told")
  func userInformation() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(status: 401) }
    let url = server.url("/feed").replacing("http://", with: "http://ann:secret@")
    let report = await makeFetcher().fetch(try feedRequest(url))
    #expect(report.failureCode == .unauthorized)
    #expect(server.requests.first?["authorization"] == nil)
    #expect(!"\(report)".contains("secret"))
  }

  @Test("410 ends a feed only where no temporary redirect led to it", arguments: [301, 302])
  func gone(status: Int) async throws {
    let server = try LoopbackServer { request in
      request.path == "/feed" ? .redirect(status, to: "/gone") : LoopbackResponse(status: 410)
    }
    let report = await makeFetcher().fetch(try feedRequest(server.url("/feed")))
    if status == 301 {
      guard case .gone = report.outcome else {
        Issue.record("\(report.outcome)")
        return
      }
    } else {
      #expect(report.failureCode == .http)
    }
  }
}
