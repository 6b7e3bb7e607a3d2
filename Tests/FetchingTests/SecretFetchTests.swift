import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Fetching

@Suite("What only a feed's own server may learn") struct SecretFetchTests {
  private static let secrets = ["authorization", "x-club", "accept-language"]

  private func request(_ url: String) throws -> FetchRequest {
    var request = try feedRequest(url, credentials: Credentials(bearer: "t0ken"))
    request.fields = [
      try RequestField(parsing: "X-Club: members"),
      try RequestField(parsing: "Accept-Language:\tcy"),
    ]
    return request
  }

  /// Which of the secrets each request brought.
  private func told(_ server: LoopbackServer) -> [[String?]] {
    server.requests.map { request in Self.secrets.map { request[$0] } }
  }

  private let all: [String?] = ["Bearer t0ken", "members", "cy"]
  private let none: [String?] = [nil, nil, nil]

  @Test("a token and fields go along to the same origin")
  func sameOrigin() async throws {
    let server = try LoopbackServer { request in
      request.path == "/feed" ? .redirect(302, to: "/there") : .feed("<rss/>")
    }
    _ = try await makeFetcher().fetch(try request(server.url("/feed"))).document()
    #expect(told(server) == [all, all])
    #expect(server.requests.first?["accept"]?.contains("rss") == true)
  }

  @Test("another port of the host learns nothing", arguments: [301, 302, 307, 308])
  func otherPort(status: Int) async throws {
    let other = try LoopbackServer { _ in .feed("<rss/>") }
    let server = try LoopbackServer { _ in .redirect(status, to: other.url("/feed")) }
    _ = try await makeFetcher().fetch(try request(server.url("/feed"))).document()
    #expect(told(server) == [all])
    #expect(told(other) == [none])
  }

  @Test("another host learns nothing, and the way back is another's word")
  func otherHost() async throws {
    let server = try LoopbackServer(addresses: ["127.0.0.1", "127.0.0.2"]) { request in
      let port = request["host"]?.split(separator: ":").last ?? ""
      switch (request.address, request.path) {
      case ("127.0.0.1", "/feed"): return .redirect(302, to: "http://127.0.0.2:\(port)/")
      case ("127.0.0.2", _): return .redirect(302, to: "http://127.0.0.1:\(port)/delete?all")
      default: return .feed("<rss/>")
      }
    }
    _ = try await makeFetcher().fetch(try request(server.url("/feed"))).document()
    #expect(told(server) == [all, none, none])
  }

  @Test("a kept connection does not carry secrets to the next request")
  func nextRequest() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.total = 1 }
    for credentials in [Credentials(user: "ann", password: "x"), nil] {
      _ = try await fetcher.fetch(
        try feedRequest(server.url("/feed"), credentials: credentials)
      ).document()
    }
    _ = try await fetcher.fetch(try request(server.url("/feed"))).document()
    _ = try await fetcher.fetch(try feedRequest(server.url("/feed"))).document()
    #expect(
      server.requests.map { $0["authorization"] } == ["Basic YW5uOng=", nil, "Bearer t0ken", nil])
    #expect(server.connectionCount == 1)
  }

  @Test("an Accept of the operator's takes the place of ours")
  func accept() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    var request = try feedRequest(server.url("/feed"))
    request.fields = [try RequestField(parsing: "Accept: application/json")]
    _ = try await makeFetcher().fetch(request).document()
    let accepts = try #require(server.requests.first).fields.filter { $0.name == "accept" }
    #expect(accepts.map(\.value) == ["application/json"])
  }

  @Test("a feed's own proxy is asked, or none, whatever the policy says")
  func proxies() async throws {
    let common = try LoopbackServer { _ in .feed("common") }
    let own = try LoopbackServer { _ in .feed("own") }
    let fetcher = makeFetcher { $0.proxy = common.url("/") }
    for (choice, text) in [
      (ProxyChoice.configured, "common"), (.proxy(own.url("/")), "own"), (.configured, "common"),
    ] {
      var request = try feedRequest("http://feeds.example/feed")
      request.proxy = choice
      #expect(try await fetcher.fetch(request).document().text == text)
    }
    let server = try LoopbackServer { _ in .feed("the server itself") }
    var direct = try feedRequest(server.url("/feed"))
    direct.proxy = .direct
    #expect(try await fetcher.fetch(direct).document().text == "the server itself")
    #expect(common.requests.count == 2)
  }

  @Test("a proxy between is not told what the server is")
  func proxyOfTunnel() async throws {
    let proxy = try LoopbackServer { _ in LoopbackResponse(status: 403) }
    var request = try request("https://feeds.example/feed")
    request.proxy = .proxy(proxy.url("/"))
    let report = await makeFetcher().fetch(request)
    #expect(report.failureCode != nil)
    #expect(proxy.requests.map(\.method) == ["CONNECT"])
    #expect(told(proxy) == [none])
  }

  @Test("a certificate that cannot be read is named as the cause")
  func noCertificate() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    var request = try feedRequest(server.url("/feed", scheme: "https"))
    request.clientCertificate = ClientCertificate(file: "/nonexistent/me.pem")
    let report = await makeFetcher().fetch(request)
    guard case .failed(let failure) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(failure.code == .tls)
    #expect(failure.message.contains("--client-certificate"))
  }

  @Test("nothing of it can be printed")
  func printing() throws {
    let credentials = try #require(Credentials(bearer: "hush"))
    let field = try RequestField(parsing: "X-Key: hush")
    let certificate = ClientCertificate(file: "me.pem", keyPassword: "hush")
    var dumped = ""
    dump([credentials, Credentials(user: "a", password: "hush")], to: &dumped)
    dump(field, to: &dumped)
    dump(certificate, to: &dumped)
    #expect(!"\(credentials) \(field) \(certificate) \(dumped)".contains("hush"))
  }

  @Test(
    "which lines are fields that may be added",
    arguments: [
      ("X-Api-Key: a b", nil), ("x:y", nil), ("Accept: */*", nil),
      ("X-Api-Key", .malformed), (": x", .malformed), ("X: ", .malformed), ("X Y: z", .malformed),
      ("X: a\r\nHost: b", .malformed), ("X: \u{7F}", .malformed), ("Ü: z", .malformed),
      ("HOST: evil.example", .reserved("HOST")), ("If-None-Match: x", .reserved("If-None-Match")),
      ("User-Agent: browser", .reserved("User-Agent")),
    ] as [(String, RequestField.Refusal?)])
  func fields(line: String, refusal: RequestField.Refusal?) {
    do {
      _ = try RequestField(parsing: line)
      #expect(refusal == nil)
    } catch {
      #expect(error == refusal)
    }
  }

  @Test("fields that are likely secrets", arguments: ["Cookie", "X-API-Key", "Authorization"])
  func likelySecrets(name: String) throws {
    #expect(try RequestField(parsing: name + ": x").isLikelySecret)
    #expect(try !RequestField(parsing: "Accept-Language: x").isLikelySecret)
  }

  @Test("what is no token", arguments: ["", "two words", "line\nbreak", "clé"])
  func noToken(text: String) {
    #expect(Credentials(bearer: text) == nil)
  }

  @Test(
    "to which addresses secrets go along",
    arguments: [
      ("https://a.example/x", "https://a.example/y?z", true),
      ("http://a.example/", "https://a.example/", true),
      ("https://a.example/", "http://a.example/", false),
      ("https://a.example/", "https://a.example:8443/", false),
      ("http://a.example:8080/", "https://a.example/", false),
      ("http://a.example/", "https://a.example:8443/", false),
      ("https://a.example/", "https://b.a.example/", false),
      ("https://a.example/", "https://b.example/", false),
    ])
  func secrets(from: String, to: String, isAllowed: Bool) throws {
    let from = try #require(WebURL(parsing: from))
    #expect(from.maySendSecrets(to: try #require(WebURL(parsing: to))) == isAllowed)
  }
}
