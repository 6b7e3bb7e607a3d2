import Foundation
import TestSupport
import Testing

@Suite("How to get at a feed, on the command line")
struct AccessCommandTests {
  private let feed = sampleFeed(titles: ["One", "Two"])

  /// A server that lets in who brings the token.
  private func club() throws -> LoopbackServer {
    let feed = feed
    return try LoopbackServer(addresses: ["127.0.0.1", "127.0.0.2"]) { request in
      guard request["authorization"] == "Bearer s3cret", request["x-club"] == "hush" else {
        return LoopbackResponse(status: 401)
      }
      if request.path == "/elsewhere" {
        let port = request["host"]?.split(separator: ":").last ?? ""
        return .redirect(302, to: "http://127.0.0.2:\(port)/feed")
      }
      guard request.path == "/page" else { return .feed(feed) }
      let link = "<link rel=alternate type=application/rss+xml href=/feed>"
      return .feed(link, fields: ["Content-Type": "text/html"])
    }
  }

  private func winnow() throws -> WinnowProgram {
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "127.0.0.0/8"])
    try winnow.write("s3cret\n", to: "token")
    try winnow.write("X-Club: hush\n", to: "fields")
    return winnow
  }

  @Test("a token and fields from files open a feed, and nobody is shown them")
  func files() async throws {
    let server = try club()
    let winnow = try winnow()
    let added = try await winnow(
      "feed", "add", server.url("/page"), "--bearer-file", "token", "--header-file", "fields",
      "--header", "Accept-Language: cy")
    #expect(added.status == 0, "\(added.errors)")
    let poll = try await winnow("poll", "--json")
    #expect(try poll.lines.first?["new"] as? Int == 2, "\(poll.output) \(poll.errors)")
    #expect(server.requests.allSatisfy { $0["accept-language"] == "cy" })
    var shown = added.output + added.errors + poll.output + poll.errors
    for arguments in [
      ["feed", "list", "--json"], ["feed", "show", "1"], ["feed", "show", "1", "--json"],
      ["feed", "export"], ["poll", "--all", "--verbose"], ["config", "show"],
    ] {
      let outcome = try await winnow.start(arguments).end()
      #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
      shown += outcome.output + outcome.errors
    }
    #expect(!shown.contains("s3cret") && !shown.contains("hush") && !shown.contains(": cy"))
    let database = try Data(contentsOf: URL(fileURLWithPath: winnow.path("winnow.sqlite")))
    #expect(database.range(of: Data("s3cret".utf8)) == nil)
    let show = try #require(try await winnow("feed", "show", "1", "--json").lines.first)
    #expect(show["bearer_file"] as? String == winnow.path("token").resolvingLinks)
    #expect(show["headers"] as? [String] == ["Accept-Language"])
  }

  @Test("another host is not shown the token that the first one wanted")
  func otherHost() async throws {
    let server = try club()
    let winnow = try winnow()
    let outcome = try await winnow(
      "feed", "add", server.url("/elsewhere"), "--bearer-file", "token", "--header-file", "fields")
    #expect(outcome.status == 69, "\(outcome.errors)")
    #expect(server.requests.last?["authorization"] == nil)
  }

  @Test("a credential of the service manager is found by its name, and read anew at each poll")
  func credential() async throws {
    let server = try club()
    let winnow = try winnow()
    let folder = winnow.path("credentials")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try winnow.write("wrong", to: "credentials/club")
    let added = try await winnow(
      "feed", "add", "--no-fetch", server.url("/feed"), "--bearer-file", "club", "--header-file",
      winnow.path("fields"))
    #expect(added.status == 0, "\(added.errors)")
    let variables: [String: String?] = ["CREDENTIALS_DIRECTORY": folder]
    #expect(try await winnow("poll", "--all", variables: variables).status == 69)
    try winnow.write("s3cret", to: "credentials/club")
    let poll = try await winnow("poll", "--all", "--json", variables: variables)
    #expect(try poll.lines.first?["new"] as? Int == 2, "\(poll.output) \(poll.errors)")
  }

  @Test("a file of secrets that is not there fails the feed and says which")
  func missingFile() async throws {
    let server = try club()
    let winnow = try winnow()
    let outcome = try await winnow(
      "feed", "add", server.url("/feed"), "--bearer-file", "/nowhere/token")
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("/nowhere/token"))
    #expect(server.requests.isEmpty)
  }

  @Test("secrets stay behind when a feed is edited to another server's address")
  func edited() async throws {
    let winnow = try winnow()
    func access() async throws -> String? {
      try await winnow("feed", "show", "1", "--json").lines.first?["bearer_file"] as? String
    }
    _ = try await winnow(
      "feed", "add", "--no-fetch", "https://a.example/feed", "--bearer-file", "/t", "--proxy",
      "none")
    _ = try await winnow("feed", "edit", "1", "--url", "https://a.example/feed2")
    #expect(try await access() == "/t")
    _ = try await winnow("feed", "edit", "1", "--url", "https://b.example/feed")
    #expect(try await access() == nil)
    _ = try await winnow("feed", "edit", "1", "--bearer-file", "/u")
    #expect(try await access() == "/u")
    _ = try await winnow("feed", "edit", "1", "--no-access")
    let show = try #require(try await winnow("feed", "show", "1", "--json").lines.first)
    #expect(show["bearer_file"] == nil && show["proxy"] == nil)
  }

  @Test("a feed's own proxy is asked in place of the configured one")
  func proxies() async throws {
    let feed = feed
    let proxy = try LoopbackServer { _ in .feed(feed) }
    let winnow = try WinnowProgram(["WINNOW_PROXY": "http://127.0.0.1:9/"])
    let added = try await winnow(
      "feed", "add", "http://club.example/feed", "--proxy", proxy.url("/"))
    #expect(added.status == 0, "\(added.errors)")
    #expect(proxy.requests.first?.target == "http://club.example/feed")
    let direct = try await winnow(
      "feed", "add", "http://club.invalid/feed", "--proxy", "none")
    #expect(direct.errors.contains("name system"), "\(direct.errors)")
  }

  @Test(
    "secrets and nonsense are refused on the command line",
    arguments: [
      ["--header", "X-Api-Key: s3cret"], ["--header", "Cookie: a=b"],
      ["--header", "Authorization: Bearer x"], ["--header", "Host: evil.example"],
      ["--header", "no colon"], ["--proxy", "http://ann:s3cret@proxy.example/"],
      ["--proxy", "ftp://proxy.example/"], ["--client-key", "k.pem"],
      ["--user", "ann", "--bearer-file", "t"],
    ])
  func refused(options: [String]) async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow.start(
      ["feed", "add", "--no-fetch", "http://a.example/feed"] + options
    ).end()
    #expect(outcome.status == 64, "\(outcome.output) \(outcome.errors)")
    #expect(!outcome.errors.isEmpty)
  }
}

extension String {
  /// The path that the system has for it.
  fileprivate var resolvingLinks: String {
    URL(fileURLWithPath: self).resolvingSymlinksInPath().path
  }
}
