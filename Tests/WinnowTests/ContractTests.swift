import ArgumentParser
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import winnow

@Suite("The contract of exit statuses")
struct ContractTests {
  @Test(
    "what is asked is answered on standard output with 0",
    arguments: [
      ["--version"], ["--help"], ["help", "poll"], ["feed", "add", "--help"], ["config", "show"],
      ["feed", "list"], ["status"], ["status", "--json"],
    ])
  func answered(arguments: [String]) async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow.start(arguments).end()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty == (arguments == ["feed", "list"]))
    #expect(outcome.errors.isEmpty || arguments == ["feed", "list"])
  }

  @Test("every command has a help with examples, written for 80 columns")
  func help() {
    let commands = Self.commands(of: Winnow.self)
    #expect(commands.count > 25)
    for command in commands {
      let discussion = command.configuration.discussion
      #expect(discussion.contains("Example"), "\(command)")
      for line in discussion.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  /// A command and all below it.
  private static func commands(
    of command: any ParsableCommand.Type
  ) -> [any ParsableCommand.Type] {
    [command] + command.configuration.subcommands.flatMap { commands(of: $0) }
  }

  @Test(
    "a wrong command line exits 64 and says nothing on standard output",
    arguments: [
      ["--bogus"], ["pol"], ["feed", "lits"], ["poll", "--all", "12"], ["feed", "add"],
      ["feed", "add", "--no-fetch", "--interval", "25h", "http://h.example/"],
      ["feed", "add", "--no-fetch", "ftp://h.example/"],
      ["feed", "add", "--no-fetch", "http://"],
      ["feed", "add", "--no-fetch", "--password-file", "p", "http://h.example/"],
      ["poll", "--allow-private-network=perhaps"], ["article", "show", "x"],
      ["article", "mark"], ["status", "--color", "pink"], ["status", "--quiet", "--verbose"],
    ])
  func usage(arguments: [String]) async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow.start(arguments).end()
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  @Test(
    "what is not there exits 66",
    arguments: [
      ["feed", "show", "99"], ["poll", "99"], ["article", "show", "99"],
      ["feed", "import", "missing.opml"], ["feed", "add", "missing.xml"],
      ["config", "check", "--config", "missing.toml"],
    ])
  func missing(arguments: [String]) async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow.start(arguments).end()
    #expect(outcome.status == 66, "\(outcome.errors)")
  }

  @Test(
    "a failure ends with what to type next",
    arguments: [
      (["feed", "show", "99"], "winnow feed list"),
      (["feed", "show", "Gazzette"], "winnow feed list"),
      (["article", "show", "99"], "winnow article list"),
      (["article", "star", "99"], "winnow article list"),
      (["article", "diff", "99"], "winnow article list"),
      (["rule", "remove", "99"], "winnow rule list"),
      (["digest", "resend", "none", "--issue", "1"], "winnow digest list"),
      (["digest", "preview", "none"], "winnow digest list"),
      (["explain", "feed", "99"], "winnow feed list"),
      (["feed", "import", "missing.opml"], "winnow feed import --help"),
      (["import", "missing.opml"], "winnow import --help"),
      (["restore", "missing.sqlite"], "winnow restore"),
      (["parse", "missing.xml"], "winnow parse --help"),
      (["config", "check", "--config", "missing.toml"], "winnow config check --help"),
      (["feed", "add", "--no-fetch", "http://h.example/"], "winnow feed show http://h.example/"),
      (["search", "***"], "winnow search --help"), (["pol"], "winnow poll"),
      (["article", "list", "--columns", "x"], "winnow article list --help"),
    ])
  func advice(arguments: [String], advice: String) async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", "http://h.example/", "--title", "Gazette 1")
    let outcome = try await winnow.start(arguments).end()
    #expect(outcome.status != 0)
    let last = outcome.errors.split(separator: "\n").last.map(String.init) ?? ""
    #expect(last.contains(advice), "\(outcome.errors)")
  }

  @Test("a locked, a damaged and a foreign database, and one without a place, say what to do")
  func databases() async throws {
    let winnow = try WinnowProgram()
    let text = try winnow.write("no database, but a text of some length, \(winnow.folder)", to: "x")
    for (arguments, advice) in [
      (["--database", text, "status"], "winnow restore"),
      (["--database", "/proc/none/winnow.sqlite", "status"], "--database PATH"),
      (["--database", winnow.folder.path, "status"], "--database PATH"),
    ] {
      let outcome = try await winnow.start(arguments).end()
      #expect([73, 74].contains(outcome.status))
      #expect(outcome.errors.contains(advice), "\(outcome.errors)")
    }
  }

  @Test("a wrong configuration exits 78 with file, line, key and the nearest name")
  func configuration() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write("[network]\ntimeuot = 3\n", to: "winnow.toml")
    let outcome = try await winnow("config", "check", "--config", file)
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("\(file):2: there is no key “network.timeuot”"))
    #expect(outcome.errors.contains("timeout"))
  }

  @Test("the user's own file is read before the system's, the option before both")
  func configurationPlace() async throws {
    let winnow = try WinnowProgram()
    let folder = winnow.folder.appendingPathComponent(".config/winnow")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try winnow.write("[network]\ntimeout = 7\n", to: ".config/winnow/winnow.toml")
    let own = try await winnow("config", "show")
    #expect(own.output.contains("timeout = 7\n"))
    let other = try winnow.write("[network]\ntimeout = 8\n", to: "other.toml")
    let named = try await winnow("--config", other, "config", "show")
    #expect(named.output.contains("timeout = 8\n"))
    let flagged = try await winnow(
      "config", "show", "--json", "--origin", variables: ["WINNOW_TIMEOUT": "9"])
    #expect(flagged.output.contains(#""timeout":{"value":9,"origin":"$WINNOW_TIMEOUT"}"#))
  }

  @Test("the option names the database before the environment does")
  func database() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", "http://h.example/")
    let other = try await winnow(
      "feed", "list", "--json", "--database", winnow.path("other.sqlite"))
    #expect(other.output.isEmpty)
    let own = try await winnow("feed", "list", "--json")
    #expect(try own.lines.count == 1)
    let systemd = try await winnow(
      "feed", "list", "--json",
      variables: ["WINNOW_DATABASE": nil, "STATE_DIRECTORY": winnow.folder.path])
    #expect(try systemd.lines.count == 1)
  }

  @Test("a file that is no database exits 74 and stays as it is")
  func damagedDatabase() async throws {
    let winnow = try WinnowProgram()
    let garbage = String(repeating: "not a database at all\n", count: 500)
    try winnow.write(garbage, to: "winnow.sqlite")
    let outcome = try await winnow("poll")
    #expect(outcome.status == 74, "\(outcome.errors)")
    #expect(try String(contentsOfFile: winnow.path("winnow.sqlite"), encoding: .utf8) == garbage)
  }

  @Test("a database that cannot be made exits 73")
  func noDatabase() async throws {
    let winnow = try WinnowProgram()
    try winnow.write("", to: "file")
    let outcome = try await winnow("poll", "--database", winnow.path("file/winnow.sqlite"))
    #expect(outcome.status == 73, "\(outcome.errors)")
  }

  @Test("a disk without room exits 74, and all is stored once there is room")
  func fullDisk() async throws {
    let titles = (0..<300).map { "Title \($0)" }
    let server = try LoopbackServer { _ in .feed(sampleFeed(titles: titles)) }
    let winnow = try WinnowProgram(["WINNOW_ALLOW_PRIVATE_NETWORK": "1"])
    _ = try await winnow("feed", "add", "--no-fetch", server.url("/"))
    let full = try await winnow.start(["poll"], fileBlocks: 200).end()
    #expect(full.status == 74, "\(full.output) \(full.errors)")
    #expect(full.errors.contains("nothing was lost"))
    #expect(try await winnow("poll", "--all").status == 0)
    #expect(try await winnow("export").lines.count == titles.count)
  }

  @Test("the database of a newer version exits 78 and keeps what is in it")
  func newerDatabase() async throws {
    let winnow = try WinnowProgram()
    _ = try await winnow("feed", "add", "--no-fetch", "http://h.example/")
    let database = try DatabaseQueue(path: winnow.path("winnow.sqlite"))
    try await database.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999-future')")
    }
    let outcome = try await winnow("poll")
    #expect(outcome.status == 78, "\(outcome.errors)")
    #expect(outcome.errors.contains("newer version"))
    try await database.write {
      try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '9999-future'")
    }
    #expect(try await winnow("feed", "list", "--json").lines.count == 1)
  }

  @Test(
    "each failure of the store has its exit status",
    arguments: [
      (StorageError.cannotCreate(path: "p", reason: "r"), 73),
      (.damaged(path: "p", reason: "r"), 74), (.inputOutput(path: "p", reason: "r"), 74),
      (.locked(path: "p", holder: nil), 75), (.tooNew(path: "p"), 78),
      (.notFound(kind: "feed", name: "n", nearest: []), 66),
      (.ambiguous(kind: "feed", name: "n", candidates: ["a", "b"]), 64),
    ] as [(StorageError, Int32)])
  func storageFailures(error: StorageError, status: Int32) {
    #expect(ExitStatus(error).rawValue == status)
    #expect(FailureMessage(error).advice != nil)
  }

  @Test("a result that cannot be written exits 74")
  func fullOutput() async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow.start(["config", "show"], output: "/dev/full").end()
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("standard output"))
  }
}
