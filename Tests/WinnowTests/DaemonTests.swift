import Foundation
import GRDB
import TestSupport
import Testing

@Suite("The daemon as a service", .timeLimit(.minutes(2)))
struct DaemonTests {
  private let watched: [String: String?] = ["WATCHDOG_USEC": "200000"]

  @Test("it says that it is ready, well and stopping, and ends with 0", arguments: [true, false])
  func notifications(isAbstract: Bool) async throws {
    let winnow = try WinnowProgram()
    let socket =
      try isAbstract
      ? NotifySocket(abstract: "winnow-\(UUID().uuidString)")
      : NotifySocket(path: winnow.path("notify"))
    let daemon = try winnow.start(
      ["daemon"], variables: watched.merging(["NOTIFY_SOCKET": socket.name]) { $1 })
    let ready = await socket.next()
    #expect(ready.hasPrefix("READY=1\n"))
    #expect(ready.contains("STATUS=0 feeds"))
    #expect(await socket.next(with: "WATCHDOG=1").contains("WATCHDOG=1"))
    #expect(await socket.next(with: "WATCHDOG=1").contains("WATCHDOG=1"))
    daemon.send(SIGTERM)
    #expect(await socket.next(with: "STOPPING=1") == "STOPPING=1")
    let outcome = try await daemon.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("a second one on the database exits 75 and names the first")
  func secondDaemon() async throws {
    let winnow = try WinnowProgram()
    let socket = try NotifySocket(path: winnow.path("notify"))
    let first = try winnow.start(["daemon"], variables: ["NOTIFY_SOCKET": socket.name])
    _ = await socket.next(with: "READY=1")
    let second = try await winnow("daemon")
    #expect(second.status == 75)
    #expect(second.errors.contains("\(first.processID)"))
    first.send(SIGINT)
    #expect(try await first.end().status == 0)
  }

  @Test("it reads the configuration again, and keeps the old one when the new one is wrong")
  func reload() async throws {
    let winnow = try WinnowProgram()
    let socket = try NotifySocket(path: winnow.path("notify"))
    let file = try winnow.write("[network]\ntimeout = 5\n", to: "winnow.toml")
    let daemon = try winnow.start(
      ["daemon", "--config", file], variables: ["NOTIFY_SOCKET": socket.name])
    _ = await socket.next(with: "READY=1")
    daemon.send(SIGHUP)
    #expect(await socket.next().contains("RELOADING=1\nMONOTONIC_USEC="))
    #expect(await socket.next().contains("READY=1"))
    try winnow.write("[network]\ntimeout = \"soon\"\n", to: "winnow.toml")
    daemon.send(SIGHUP)
    #expect(await socket.next().contains("RELOADING=1"))
    #expect(await socket.next().contains("the configuration is wrong"))
    daemon.send(SIGTERM)
    let outcome = try await daemon.end()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("network.timeout"))
  }

  @Test("it polls what is due, writes a line for a failed feed, and never a password")
  func journal() async throws {
    let server = try LoopbackServer { request in
      request.path == "/good" ? .feed(sampleFeed(titles: ["One"])) : LoopbackResponse(status: 500)
    }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1", "JOURNAL_STREAM": "8:1"])
    let secret = server.url("/bad").replacingOccurrences(of: "://", with: "://ann:s3cret@")
    _ = try await winnow("feed", "add", "--no-fetch", server.url("/good"), secret)
    let daemon = try winnow.start(["daemon", "--verbose"])
    await server.waitForRequests(2)
    var articles = 0
    while articles == 0 {
      articles = try await winnow("export").lines.count
    }
    daemon.send(SIGTERM)
    let outcome = try await daemon.end()
    #expect(outcome.status == 0)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("<") })
    #expect(lines.contains { $0.hasPrefix("<4>feed failed") && $0.contains("code=http") })
    #expect(!outcome.errors.contains("s3cret"))
  }

  @Test("SIGTERM ends it although servers keep it waiting, and their feeds stay due")
  func slowTransfers() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(steps: [.fallSilent]) }
    let winnow = try WinnowProgram([
      "WINNOW_ALLOW_PRIVATE_NETWORK": "1", "WINNOW_PER_HOST": "50", "WINNOW_TOTAL": "50",
    ])
    let urls = (0..<50).map { server.url("/\($0)") }
    _ = try await winnow.start(["feed", "add", "--no-fetch"] + urls).end()
    let daemon = try winnow.start(["daemon"])
    await server.waitForRequests(50)
    let clock = ContinuousClock()
    let asked = clock.now
    daemon.send(SIGTERM)
    let outcome = try await daemon.end()
    // What the unit allows, so that a busy machine does not fail the test; the grace is 4 s.
    #expect(clock.now - asked < .seconds(15))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let feeds = try await winnow("feed", "list", "--json").lines
    #expect(feeds.allSatisfy { $0["status"] as? String == "never" && $0["failures"] as? Int == 0 })
  }

  /// A daemon whose only feed comes from a server that does not answer.
  private func daemonThatWaits() async throws -> (
    LoopbackServer, WinnowProgram, NotifySocket, RunningProgram
  ) {
    let server = try LoopbackServer { _ in LoopbackResponse(steps: [.fallSilent]) }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    _ = try await winnow("feed", "add", "--no-fetch", server.url("/slow"))
    let socket = try NotifySocket(path: winnow.path("notify"))
    let daemon = try winnow.start(["daemon"], variables: ["NOTIFY_SOCKET": socket.name])
    await server.waitForRequests(1)
    return (server, winnow, socket, daemon)
  }

  @Test("what a reload reads is in force: levels of the log, and where figures are shown")
  func reloadedSettings() async throws {
    let winnow = try WinnowProgram()
    let socket = try NotifySocket(path: winnow.path("notify"))
    let figures = winnow.path("winnow.prom")
    let file = try winnow.write("[log]\nlevel = \"error\"\n", to: "winnow.toml")
    let daemon = try winnow.start(
      ["daemon", "--config", file], variables: ["NOTIFY_SOCKET": socket.name])
    _ = await socket.next(with: "READY=1")
    #expect(!FileManager.default.fileExists(atPath: figures))
    try winnow.write(
      "[log]\nlevel = \"error\"\nmodules = [\"daemon=info\"]\n[metrics]\nfile = \"\(figures)\"\n",
      to: "winnow.toml")
    daemon.send(SIGHUP)
    _ = await socket.next(with: "READY=1")
    while !FileManager.default.fileExists(atPath: figures) {
      try await Task.sleep(for: .milliseconds(20))
    }
    daemon.send(SIGTERM)
    let outcome = try await daemon.end()
    #expect(outcome.status == 0)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("notice: ready module=daemon ") }.count == 1)
    #expect(lines.filter { $0.hasPrefix("notice: stopping module=daemon") }.count == 1)
  }

  @Test("SIGTERM ends it during a reload that waits for servers, and no new poll begins")
  func stopDuringReload() async throws {
    let (server, winnow, socket, daemon) = try await daemonThatWaits()
    defer { withExtendedLifetime((server, winnow)) {} }
    daemon.send(SIGHUP)
    _ = await socket.next(with: "RELOADING=1") { daemon.send(SIGTERM) }
    #expect(await socket.next() == "STOPPING=1")
    let outcome = try await daemon.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(server.requests.count == 1)
  }

  @Test("SIGTERM ends it while another process holds the database")
  func stopWhileLocked() async throws {
    let server = try LoopbackServer { _ in .feed(sampleFeed(titles: ["One"])) }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    _ = try await winnow("feed", "add", "--no-fetch", server.url("/feed"))
    let socket = try NotifySocket(path: winnow.path("notify"))
    let daemon = try winnow.start(["daemon"], variables: ["NOTIFY_SOCKET": socket.name])
    _ = await socket.next(with: "READY=1")
    var configuration = GRDB.Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(
      path: winnow.path("winnow.sqlite"), configuration: configuration)
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA busy_timeout = 30000; BEGIN IMMEDIATE")
    }
    daemon.send(SIGTERM)
    // Its end is waited for while the lock is held.
    let outcome = try await daemon.end()
    try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
    #expect(outcome.status == 0, "\(outcome.errors)")
    try other.close()
    #expect(try await winnow("poll", "--all").status == 0)
    #expect(try await winnow("export").lines.count == 1)
  }

  @Test("a second signal ends it at once", arguments: [SIGTERM, SIGINT])
  func secondSignal(second: Int32) async throws {
    let (server, winnow, socket, daemon) = try await daemonThatWaits()
    defer { withExtendedLifetime((server, winnow)) {} }
    daemon.send(SIGTERM)
    _ = await socket.next(with: "STOPPING=1") { daemon.send(second) }
    #expect(try await daemon.end().status == -second)
  }
}
