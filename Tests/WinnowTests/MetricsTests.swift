import Foundation
import TestSupport
import Testing

@testable import winnow

/// A document of OpenMetrics 1.0, read by its grammar as far as Winnow uses it.
private struct OpenMetricsReader {
  struct Family {
    var kind = ""
    var unit: String?
    var help: String?
    var samples: [String: Double] = [:]
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var families: [String: Family] = [:]

  init(_ text: String) throws {
    guard text.hasSuffix("\n# EOF\n") else { throw Fault(description: "no # EOF at the end") }
    var current = ""
    let name = /[a-zA-Z_:][a-zA-Z0-9_:]*/
    let label = /[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"/
    for line in text.dropLast("# EOF\n".count).split(separator: "\n") {
      if let meta = line.wholeMatch(of: /# (TYPE|UNIT|HELP) (\S+) (.+)/) {
        let family = String(meta.2)
        if meta.1 == "TYPE" {
          guard families[family] == nil else { throw Fault(description: "twice: \(line)") }
          guard ["gauge", "counter"].contains(meta.3) else { throw Fault(description: "\(line)") }
          current = family
          families[family] = Family(kind: String(meta.3))
        } else {
          guard family == current else { throw Fault(description: "misplaced: \(line)") }
          if meta.1 == "UNIT" {
            guard family.hasSuffix("_" + meta.3) else { throw Fault(description: "\(line)") }
            families[family]?.unit = String(meta.3)
          } else {
            families[family]?.help = String(meta.3)
          }
        }
        continue
      }
      guard let space = line.lastIndex(of: " "),
        let value = Double(line[line.index(after: space)...])
      else { throw Fault(description: "no sample: \(line)") }
      let key = line[..<space]
      guard let prefix = key.prefixMatch(of: name) else { throw Fault(description: "\(line)") }
      let wanted = current + (families[current]?.kind == "counter" ? "_total" : "")
      guard prefix.0 == wanted else { throw Fault(description: "in \(current): \(line)") }
      let rest = key[prefix.range.upperBound...]
      if !rest.isEmpty {
        guard rest.hasPrefix("{"), rest.hasSuffix("}"),
          rest.dropFirst().dropLast().wholeMatch(of: label) != nil
        else { throw Fault(description: "labels: \(line)") }
      }
      guard families[current]?.samples.updateValue(value, forKey: String(rest)) == nil else {
        throw Fault(description: "twice: \(line)")
      }
    }
  }

  subscript(_ family: String, _ labels: String = "") -> Double? {
    families[family]?.samples[labels]
  }
}

@Suite("The figures for monitoring", .timeLimit(.minutes(2)))
struct MetricsTests {
  @Test("an empty store has all families, none of them without help, and counters at 0")
  func empty() async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow("metrics")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try OpenMetricsReader(outcome.output)
    #expect(document.families.count > 12)
    #expect(document.families.values.allSatisfy { $0.help != nil && !$0.samples.isEmpty })
    #expect(document["winnow_polls", #"{outcome="not-modified"}"#] == 0)
    #expect(document["winnow_build_info", "{version=\"\(Program.version)\"}"] == 1)
    #expect(document["winnow_daemon_running"] == 0)
  }

  @Test("polls are counted by their outcome, with what they brought, for ever")
  func polls() async throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/bad": LoopbackResponse(status: 500)
      case _ where request["If-None-Match"] != nil: LoopbackResponse(status: 304)
      default: .feed(sampleFeed(titles: ["One", "Two"]), fields: ["ETag": "\"1\""])
      }
    }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    _ = try await winnow("feed", "add", "--no-fetch", server.url("/good"), server.url("/bad"))
    _ = try await winnow("poll", "--all")
    _ = try await winnow("poll", "--all")
    let document = try OpenMetricsReader(try await winnow("metrics").output)
    #expect(document["winnow_polls", #"{outcome="ok"}"#] == 1)
    #expect(document["winnow_polls", #"{outcome="not-modified"}"#] == 1)
    #expect(document["winnow_polls", #"{outcome="error"}"#] == 2)
    #expect(document["winnow_stored_articles", #"{change="new"}"#] == 2)
    #expect(document["winnow_feeds", #"{health="failing"}"#] == 1)
    #expect(document["winnow_feeds", #"{health="healthy"}"#] == 1)
    #expect(document["winnow_articles"] == 2)
    #expect(document["winnow_received_bytes"] ?? 0 > 0)
    #expect(document["winnow_not_modified_ratio"] ?? 0 > 0)
  }

  @Test("a file is replaced as a whole and may be read by everybody")
  func file() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write("old\n", to: "winnow.prom")
    chmod(file, 0o600)
    let outcome = try await winnow("metrics", "--output", file)
    #expect(outcome.output.isEmpty)
    _ = try OpenMetricsReader(try String(contentsOfFile: file, encoding: .utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o644)
    let nowhere = try await winnow("metrics", "--output", winnow.path("none/winnow.prom"))
    #expect(nowhere.status == 73)
    #expect(!nowhere.errors.isEmpty)
  }

  @Test("the daemon writes its file and answers at its socket, also after a reload")
  func daemon() async throws {
    let winnow = try WinnowProgram()
    let socket = try NotifySocket(path: winnow.path("notify"))
    let file = winnow.path("winnow.prom")
    let path = winnow.path("metrics")
    let configuration = try winnow.write(
      "[metrics]\nfile = \"\(file)\"\nlisten = \"\(path)\"\n", to: "winnow.toml")
    let daemon = try winnow.start(
      ["daemon", "--config", configuration], variables: ["NOTIFY_SOCKET": socket.name])
    _ = await socket.next(with: "READY=1")
    for isReloaded in [false, true] {
      if isReloaded {
        daemon.send(SIGHUP)
        _ = await socket.next(with: "READY=1")
      }
      let answer = try await ask("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n", at: path)
      let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1)
      try #require(parts.count == 2, "\(answer)")
      #expect(parts[0].hasPrefix("HTTP/1.1 200 OK"))
      #expect(parts[0].contains("application/openmetrics-text; version=1.0.0"))
      let document = try OpenMetricsReader(String(parts[1]))
      #expect(document["winnow_daemon_running"] == 1)
      #expect(document["winnow_fetches", #"{state="running"}"#] == 0)
    }
    let refusals = [
      ("POST / HTTP/1.1\r\n\r\n", "405"), ("GET /other HTTP/1.1\r\n\r\n", "404"),
      ("nonsense\r\n\r\n", "400"),
    ]
    for (request, status) in refusals {
      #expect(try await ask(request, at: path).hasPrefix("HTTP/1.1 \(status)"))
    }
    // Neither one without an end nor one that says nothing holds up the next.
    let endless = "GET / HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 4_000)
    #expect(try await ask(endless, at: path).isEmpty)
    #expect(try await ask("", at: path).isEmpty)
    #expect(try await ask("HEAD / HTTP/1.0\r\n\r\n", at: path).hasSuffix("\r\n\r\n"))
    daemon.send(SIGTERM)
    #expect(try await daemon.end().status == 0)
    _ = try OpenMetricsReader(try String(contentsOfFile: file, encoding: .utf8))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(
    "only addresses of this machine are listened at",
    arguments: [
      ("127.0.0.1:9217", "127.0.0.1:9217"), ("localhost:80", "127.0.0.1:80"),
      ("[::1]:9217", "[::1]:9217"), ("/run/winnow/metrics", "/run/winnow/metrics"),
      ("0.0.0.0:9217", nil), ("192.0.2.1:9217", nil), ("[::]:9217", nil), ("9217", nil),
      ("127.0.0.1:99999", nil), ("127.0.0.1", nil), ("", nil),
      ("/" + String(repeating: "x", count: 200), nil),
    ] as [(String, String?)])
  func addresses(text: String, read: String?) {
    #expect(LoopbackAddress(text)?.description == read)
  }

  @Test("label values and helps are escaped")
  func escaping() throws {
    var document = OpenMetricsText()
    document.add(
      "a_b", .gauge, help: "back\\slash\nline", [.init("x", "say \"yes\"\\\n", 0.5)])
    #expect(
      document.text == """
        # TYPE a_b gauge
        # HELP a_b back\\\\slash\\nline
        a_b{x="say \\"yes\\"\\\\\\n"} 0.5
        # EOF

        """)
    _ = try OpenMetricsReader(document.text)
  }

  /// Everything that is answered to a request at a socket; a half-closed one says nothing more.
  private func ask(_ request: String, at path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try exchange(request, at: path) })
      }
    }
  }
}

private func exchange(_ request: String, at path: String) throws -> String {
  let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  defer { close(descriptor) }
  var limit = timeval(tv_sec: 30, tv_usec: 0)
  setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
  let result = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
  guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
  let bytes = Array(request.utf8)
  _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  var answer: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4_096)
  while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
    answer += buffer[..<count]
  }
  return String(decoding: answer, as: UTF8.self)
}
