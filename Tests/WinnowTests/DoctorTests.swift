import Fetching
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import winnow

@Suite("The doctor")
struct DoctorTests {
  private struct Answer: Decodable {
    struct Finding: Decodable {
      let area: String
      let severity: String
      let message: String
      let command: String?
    }

    let status: String
    let findings: [Finding]

    init(_ outcome: WinnowProgram.Outcome) throws {
      self = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    }

    func worst(in area: String) -> Finding? {
      findings.filter { $0.area == area }.max { left, right in
        let order = ["ok", "note", "warning", "error"]
        return (order.firstIndex(of: left.severity) ?? 0)
          < (order.firstIndex(of: right.severity) ?? 0)
      }
    }
  }

  @Test("without a database it says so, makes none and exits 0")
  func nothingThere() async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow("doctor", "--json")
    #expect(outcome.status == 0, "\(outcome.output)")
    let answer = try Answer(outcome)
    #expect(answer.status == "warning")
    #expect(answer.worst(in: "database")?.severity == "warning")
    #expect(!FileManager.default.fileExists(atPath: winnow.path("winnow.sqlite")))
    #expect(answer.worst(in: "libraries")?.severity == "ok")
  }

  @Test("every finding that is not well has a command, in text and in JSON")
  func commands() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", "http://h.example/feed")
    let answer = try Answer(try await winnow("doctor", "--json", "--offline"))
    for finding in answer.findings where ["warning", "error"].contains(finding.severity) {
      #expect(finding.command?.isEmpty == false, "\(finding.message)")
    }
    let text = try await winnow("doctor", "--offline", "--quiet")
    #expect(text.output.contains("$ systemctl start winnow"))
    #expect(!text.output.contains("\u{1B}"))
    let coloured = try await winnow("doctor", "--offline", "--color", "always")
    #expect(coloured.output.contains("\u{1B}[33m"))
  }

  @Test("a wrong configuration exits 78, and the rest is looked at all the same")
  func wrongConfiguration() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write("[network]\ntimeuot = 3\n", to: "winnow.toml")
    let outcome = try await winnow("doctor", "--json", "--config", file)
    #expect(outcome.status == 78)
    let answer = try Answer(outcome)
    let finding = answer.worst(in: "configuration")
    #expect(finding?.severity == "error")
    #expect(finding?.message.contains("\(file):2") == true)
    #expect(answer.worst(in: "disk") != nil)
  }

  @Test("a file of authorities that holds none exits 78")
  func certificates() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write("not a certificate\n", to: "authorities.pem")
    let outcome = try await winnow("doctor", "--json", variables: ["WINNOW_CA_FILE": file])
    #expect(outcome.status == 78)
    #expect(try Answer(outcome).worst(in: "certificates")?.severity == "error")
  }

  @Test("a damaged database exits 74 and stays as it is")
  func damaged() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", "http://h.example/feed")
    let file = URL(fileURLWithPath: winnow.path("winnow.sqlite"))
    var bytes = try Data(contentsOf: file)
    for offset in stride(from: 4_096, to: bytes.count, by: 4_096) { bytes[offset] = 0xFF }
    try bytes.write(to: file)
    let outcome = try await winnow("doctor", "--json", "--offline")
    #expect(outcome.status == 74, "\(outcome.output)")
    #expect(try Answer(outcome).worst(in: "database")?.severity == "error")
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test("a running daemon is named")
  func daemon() async throws {
    let winnow = try WinnowProgram()
    let socket = try NotifySocket(path: winnow.path("notify"))
    let daemon = try winnow.start(["daemon"], variables: ["NOTIFY_SOCKET": socket.name])
    _ = await socket.next(with: "READY=1")
    let answer = try Answer(try await winnow("doctor", "--json", "--offline"))
    let number = "\(daemon.processID)"
    #expect(answer.findings.contains { $0.area == "service" && $0.message.contains(number) })
    daemon.send(SIGTERM)
    _ = try await daemon.end()
  }

  @Test("a feed that fails is named with the command for its failure")
  func failingFeed() async throws {
    let server = try LoopbackServer { _ in LoopbackResponse(status: 404) }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    _ = try await winnow("feed", "add", "--no-fetch", server.url("/feed"))
    _ = try await winnow("poll")
    let answer = try Answer(try await winnow("doctor", "--json", "--offline"))
    let finding = answer.worst(in: "feeds")
    #expect(finding?.severity == "warning")
    #expect(finding?.command == "winnow feed edit 1 --url ADDRESS")
  }

  @Test("files of feeds that cannot be read or that others may read are told")
  func secrets() async throws {
    let winnow = try WinnowProgram()
    let secret = try winnow.write("s3cret\n", to: "password")
    chmod(secret, 0o644)
    _ = try await winnow(
      "feed", "add", "--no-fetch", "--user", "ann", "--password-file", secret,
      "http://h.example/feed")
    let open = try Answer(try await winnow("doctor", "--json", "--offline"))
    #expect(open.findings.contains { $0.command == "chmod 600 \(secret)" })
    try FileManager.default.removeItem(atPath: secret)
    let missing = try Answer(try await winnow("doctor", "--json", "--offline"))
    #expect(missing.findings.contains { $0.command == "winnow feed edit 1 --password-file FILE" })
  }

  private static let gibibyte: Int64 = 1 << 30

  @Test(
    "room on the disk is judged by the size of the database",
    arguments: [
      (10 * gibibyte, nil, gibibyte, Finding.Severity.ok), (gibibyte, nil, 2 * gibibyte, .warning),
      (10 << 20, nil, 0, .error), (10 * gibibyte, 3, 0, .error), (nil, nil, 0, nil),
    ] as [(Int64?, Int64?, Int64, Finding.Severity?)])
  func disk(free: Int64?, files: Int64?, size: Int64, severity: Finding.Severity?) {
    let findings = DiskCheck.findings(free: free, freeFiles: files, byteCount: size, folder: "/d")
    #expect(findings.first?.severity == severity)
  }

  @Test(
    "a clock behind the program or behind the last poll is wrong",
    arguments: [
      (1_000_000, 900_000, 999_000, Finding.Severity.ok), (1_000_000, 2_000_000, nil, .error),
      (1_000_000, 900_000, 1_000_100, .ok), (1_000_000, 900_000, 1_001_000, .error),
      (1_000_000, nil, nil, .ok),
    ] as [(Int64, Int64?, Int64?, Finding.Severity)])
  func clock(now: Int64, made: Int64?, fetched: Int64?, severity: Finding.Severity) {
    let check = ClockCheck(
      now: Timestamp(secondsSinceEpoch: now),
      programMadeAt: made.map { Timestamp(secondsSinceEpoch: $0) },
      newestFetchAt: fetched.map { Timestamp(secondsSinceEpoch: $0) })
    #expect(check.findings.map(\.severity) == [severity])
  }

  @Test("unused space, a grown log and a pending upgrade are warnings")
  func condition() {
    var condition = DatabaseCondition()
    condition.schemaVersion = "0001"
    condition.pageByteCount = 4_096
    condition.pageCount = 100_000
    let check = DatabaseCheck(path: "/d/winnow.sqlite", isThorough: true)
    #expect(check.findings(of: condition).map(\.severity) == [.ok])
    condition.freePageCount = 40_000
    condition.logByteCount = 1 << 30
    condition.pendingMigrationCount = 1
    #expect(check.findings(of: condition).map(\.severity) == [.ok, .warning, .warning, .warning])
    condition.faults = ["row 3 missing from index"]
    #expect(check.findings(of: condition).map(\.severity) == [.error])
  }

  @Test("a library without what is needed is an error, without what is useful a warning")
  func libraries() {
    let all = Set(TransferLibrary.Feature.allCases)
    func severity(without feature: TransferLibrary.Feature?) -> Finding.Severity? {
      let features = feature.map { all.subtracting([$0]) } ?? all
      return LibraryCheck.findings(version: "8", features: features).first?.severity
    }
    #expect(severity(without: nil) == .ok)
    #expect(severity(without: .zstd) == .warning)
    #expect(severity(without: .asynchronousResolver) == .error)
  }

  @Test(
    "the program of a unit is found behind the prefixes of systemd",
    arguments: [
      ("[Service]\nExecStart=/usr/bin/winnow daemon\n", "/usr/bin/winnow"),
      ("ExecStart=\nExecStart=-/opt/winnow daemon", "/opt/winnow"), ("[Unit]\n", nil),
    ] as [(String, String?)])
  func unit(text: String, program: String?) {
    #expect(ServiceUnit.program(in: text) == program)
  }
}
