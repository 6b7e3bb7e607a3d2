import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite("Each article is in exactly one issue", .timeLimit(.minutes(10)))
struct DigestOnceTests {
  /// How often a digest is killed; more is for the night.
  private static let killCount =
    ProcessInfo.processInfo.environment["WINNOW_DIGEST_KILLS"].flatMap(Int.init) ?? 25

  /// The messages of a Maildir.
  private func messages(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder + "/new") else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder + "/new").sorted().map {
      try String(contentsOfFile: "\(folder)/new/\($0)", encoding: .utf8)
    }
  }

  /// How often each of some headlines is told.
  private func counts(of titles: [String], in messages: [String]) -> [String: Int] {
    titles.reduce(into: [:]) { counts, title in
      counts[title] = messages.count { $0.contains("* \(title)\n") }
    }
  }

  @Test("however often a digest is killed, at whatever instant")
  func killed() async throws {
    let winnow = try WinnowProgram()
    let store = try Store(opening: .file(path: winnow.path("winnow.sqlite")), time: SystemTime())
    let feed = try await subscribe(in: store)
    let folder = winnow.path("mails")
    let arguments = ["digest", "morning", "--maildir", folder, "--format", "text"]
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SplitMix(seed: seed)
    // How long a whole run takes, so that the kills are spread over it.
    let clock = ContinuousClock()
    var titles: [String] = []
    var longest = Duration.milliseconds(50)
    for round in 0..<Self.killCount {
      let title = "Headline \(round)x"
      titles.append(title)
      try await publish([title], in: feed, of: store)
      let start = clock.now
      let run = try winnow.start(arguments)
      if round % 10 == 0 {
        _ = try await run.end()
        longest = max(longest, clock.now - start)
        continue
      }
      let instant = Double(generator.next() % 1_000) / 1_000
      try await Task.sleep(for: longest * instant)
      run.send(SIGKILL)
      _ = try await run.end()
    }
    // One delivers what waits, and goes on to what is new.
    for _ in 0..<2 {
      let last = try await winnow.start(arguments).end()
      #expect(last.status == 0, "\(last.errors)")
    }
    let told = counts(of: titles, in: try messages(in: folder))
    for title in titles { #expect(told[title] == 1, "\(title), seed \(seed)") }
    #expect(try await store.status().outboxCount == 0)
    await store.close()
  }

  @Test("when two run at once, and while articles arrive")
  func concurrent() async throws {
    let winnow = try WinnowProgram()
    let store = try Store(opening: .file(path: winnow.path("winnow.sqlite")), time: SystemTime())
    let feed = try await subscribe(in: store)
    let folder = winnow.path("mails")
    let arguments = ["digest", "morning", "--maildir", folder, "--format", "text"]
    var titles: [String] = []
    for round in 0..<6 {
      titles.append("Early \(round)x")
      try await publish([titles[titles.count - 1]], in: feed, of: store)
      let runs = [try winnow.start(arguments), try winnow.start(arguments)]
      titles.append("Meanwhile \(round)x")
      try await publish([titles[titles.count - 1]], in: feed, of: store)
      for run in runs {
        let outcome = try await run.end()
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
    }
    _ = try await winnow.start(arguments).end()
    let told = counts(of: titles, in: try messages(in: folder))
    for title in titles { #expect(told[title] == 1, "\(title)") }
    await store.close()
  }

  @Test("the daemon makes what is due by its schedule, and once")
  func scheduled() async throws {
    let winnow = try WinnowProgram()
    let store = try Store(opening: .file(path: winnow.path("winnow.sqlite")), time: SystemTime())
    let feed = try await subscribe(in: store)
    try await publish(["One"], in: feed, of: store)
    let folder = winnow.path("mails")
    let defined = try await winnow(
      "digest", "define", "morning", "--schedule", "7:00", "--maildir", folder, "--format", "text")
    #expect(defined.status == 0, "\(defined.errors)")
    #expect(try await store.digest(named: "morning")?.nextRunAt != nil)
    // The time has come.
    try await store.setNextRun(of: "morning", at: SystemTime().now)
    let daemon = try winnow.start(["daemon"])
    while try messages(in: folder).isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    let byHand = try await winnow("digest", "morning")
    #expect(byHand.status == 0, "\(byHand.errors)")
    daemon.send(SIGTERM)
    let outcome = try await daemon.end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(counts(of: ["One"], in: try messages(in: folder)) == ["One": 1])
    await store.close()
  }

  @Test("an issue is sent again as it was, also when it has arrived")
  func resent() async throws {
    let winnow = try WinnowProgram()
    let store = try Store(opening: .file(path: winnow.path("winnow.sqlite")), time: SystemTime())
    let feed = try await subscribe(in: store)
    try await publish(["One"], in: feed, of: store)
    let first = try await winnow("digest", "morning")
    try await publish(["Two"], in: feed, of: store)
    _ = try await winnow("digest", "morning")
    let again = try await winnow("digest", "resend", "morning", "--issue", "1")
    #expect(again.status == 0 && again.output == first.output)
    let missing = try await winnow("digest", "resend", "morning", "--issue", "7")
    #expect(missing.status == 66)
    #expect(missing.errors.contains("near: 1, 2"))
    let preview = try await winnow("digest", "preview", "morning")
    #expect(preview.status == 0 && preview.output.isEmpty)
    await store.close()
  }
}
