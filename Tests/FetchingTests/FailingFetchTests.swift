import Fetching
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Fetches that fail") struct FailingFetchTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let answer: LoopbackResponse
    let code: FailureCode
    var status: Int?

    var testDescription: String { name }
  }

  private static let head = "HTTP/1.1 200 OK\r\n"
  private static let packed = Packing.gzip(Array(String(repeating: "<item/>", count: 99).utf8))

  private static let cases = [
    Case(name: "nothing", answer: .raw(""), code: .protocol),
    Case(name: "reset", answer: LoopbackResponse(steps: [.reset]), code: .connect),
    Case(name: "HTTP/0.9", answer: .raw("<rss/>"), code: .protocol),
    Case(name: "garbage", answer: .raw([0x16, 3, 1, 0, 0, 255]), code: .protocol),
    Case(name: "silence", answer: LoopbackResponse(steps: [.fallSilent]), code: .timeout),
    Case(
      name: "silence in the head",
      answer: LoopbackResponse(steps: [.send(Array((head + "X-").utf8)), .fallSilent]),
      code: .timeout, status: 200),
    Case(
      name: "silence in the body",
      answer: LoopbackResponse(steps: [.send(Array((head + "\r\n<rss>").utf8)), .fallSilent]),
      code: .timeout, status: 200),
    Case(
      name: "endless head",
      answer: LoopbackResponse(
        steps: [
          .send(Array(head.utf8)),
          .sendForever(Array("X-More: \(String(repeating: "b", count: 200))\r\n".utf8)),
        ]), code: .tooLarge, status: 200),
    Case(
      name: "endless interim answers",
      answer: LoopbackResponse(
        steps: [.sendForever(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))]),
      code: .protocol, status: 100),
    Case(
      name: "endless body",
      answer: LoopbackResponse(
        steps: [
          .send(Array((head + "\r\n").utf8)), .sendForever([UInt8](repeating: 97, count: 65_536)),
        ]), code: .tooLarge, status: 200),
    Case(
      name: "announced too large",
      answer: LoopbackResponse(body: Array("<rss>".utf8), announcedLength: 1_000_000_000_000),
      code: .tooLarge, status: 200),
    Case(
      name: "shorter than announced",
      answer: LoopbackResponse(
        steps: LoopbackResponse(body: Array("<rss/>".utf8), announcedLength: 100).steps + [.close]),
      code: .truncated, status: 200),
    Case(
      name: "reset in the body",
      answer: LoopbackResponse(
        steps: LoopbackResponse(body: Array("<rss/>".utf8), announcedLength: 100).steps + [.reset]),
      code: .truncated, status: 200),
    Case(
      name: "no last chunk",
      answer: .raw(head + "Transfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n"), code: .truncated,
      status: 200),
    Case(
      name: "no chunk", answer: .raw(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss/>\r\n"),
      code: .protocol, status: 200),
    Case(
      name: "cut off gzip",
      answer: LoopbackResponse(
        fields: ["Content-Encoding": "gzip", "ETag": "\"c\""],
        body: Array(packed[..<(packed.count / 2)])), code: .truncated, status: 200),
    Case(
      name: "gzip that is none",
      answer: LoopbackResponse(fields: ["Content-Encoding": "gzip"], body: Array("<rss/>".utf8)),
      code: .encoding, status: 200),
    Case(
      name: "unknown coding",
      answer: LoopbackResponse(fields: ["Content-Encoding": "x-odd"], body: Array("<rss/>".utf8)),
      code: .encoding, status: 200),
    Case(
      name: "bomb",
      answer: LoopbackResponse(
        fields: ["Content-Encoding": "gzip"],
        body: Packing.gzip([UInt8](repeating: 32, count: 4 << 20))), code: .tooLarge, status: 200),
    Case(name: "204", answer: LoopbackResponse(status: 204), code: .http, status: 204),
    Case(name: "401", answer: LoopbackResponse(status: 401), code: .unauthorized, status: 401),
    Case(name: "407", answer: LoopbackResponse(status: 407), code: .unauthorized, status: 407),
    Case(name: "404", answer: LoopbackResponse(status: 404), code: .http, status: 404),
    Case(name: "599", answer: LoopbackResponse(status: 599), code: .http, status: 599),
    Case(name: "300", answer: LoopbackResponse(status: 300), code: .http, status: 300),
    Case(
      name: "302 to nowhere", answer: LoopbackResponse(status: 302), code: .badRedirect,
      status: 302),
    Case(
      name: "404 with an endless page",
      answer: LoopbackResponse(
        steps: [
          .send(Array("HTTP/1.1 404 Not Found\r\n\r\n".utf8)),
          .sendForever([UInt8](repeating: 97, count: 65_536)),
        ]), code: .http, status: 404),
  ]

  @Test("each way of failing has its code and a sentence", arguments: cases)
  func fails(answer: Case) async throws {
    let server = try LoopbackServer { _ in answer.answer }
    let fetcher = makeFetcher {
      $0.timeout = answer.code == .timeout ? .milliseconds(200) : .seconds(20)
      $0.maximumByteCount = 1 << 20
    }
    let report = await fetcher.fetch(try feedRequest(server.url("/feed")))
    guard case .failed(let failure) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    #expect(failure.code == answer.code, "\(failure.message)")
    #expect(failure.message.hasSuffix("."))
    #expect(report.httpStatus == answer.status)
    #expect(report.permanentURL == nil)
  }

  @Test("a port where nobody listens is no connection")
  func nobody() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let url = server.url("/feed")
    server.stop()
    #expect(await makeFetcher().fetch(try feedRequest(url)).failureCode == .connect)
  }

  @Test("a name that does not exist has no address")
  func noName() async throws {
    let report = await makeFetcher().fetch(try feedRequest("http://no-such-host.invalid/feed"))
    #expect(report.failureCode == .dns)
  }

  @Test("a server that speaks no TLS fails as such")
  func noTLS() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let report = await makeFetcher().fetch(
      try feedRequest(server.url("/feed", scheme: "https")))
    #expect(report.failureCode == .tls)
  }

  @Test("a file of authorities that is not there is named as the cause")
  func noAuthorities() async throws {
    let server = try LoopbackServer { _ in .feed("<rss/>") }
    let fetcher = makeFetcher { $0.certificateAuthorityFile = "/nonexistent/ca.pem" }
    let report = await fetcher.fetch(try feedRequest(server.url("/feed", scheme: "https")))
    #expect(report.failureCode == .tls)
  }

  @Test("Retry-After of a refusal is told")
  func retryAfter() async throws {
    let server = try LoopbackServer { _ in
      LoopbackResponse(status: 503, fields: ["Retry-After": "120", "Cache-Control": "max-age=9"])
    }
    let report = await makeFetcher().fetch(try feedRequest(server.url("/feed")))
    #expect(report.freshness == Freshness(retryAfter: .seconds(120)))
  }

  @Test("an empty body is a document without bytes")
  func empty() async throws {
    let server = try LoopbackServer { _ in .feed("") }
    #expect(try await makeFetcher().fetch(try feedRequest(server.url())).document().body.isEmpty)
  }

  @Test("a body under each coding arrives unpacked", arguments: ["gzip", "deflate", "raw"])
  func codings(name: String) async throws {
    let text = Array(String(repeating: "<item/>", count: 10_000).utf8)
    let packed =
      switch name {
      case "gzip": Packing.gzip(text)
      case "deflate": Packing.deflate(text)
      default: Packing.rawDeflate(text)
      }
    let server = try LoopbackServer { _ in
      LoopbackResponse(
        fields: ["Content-Encoding": name == "gzip" ? "gzip" : "deflate"], body: packed)
    }
    let report = await makeFetcher().fetch(try feedRequest(server.url("/feed")))
    #expect(try report.document().body == text)
    #expect(report.byteCount == text.count)
  }
}
