import Fetching
import Foundation
import Testing

@testable import winnow

@Suite("The configuration")
struct ConfigurationTests {
  private func load(_ file: String?, _ variables: [String: String] = [:]) throws -> Configuration {
    guard let file else {
      return try Configuration.load(file: nil, environment: Environment(variables))
    }
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("winnow-\(UUID().uuidString).toml")
    try Data(file.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try Configuration.load(file: url.path, environment: Environment(variables))
  }

  @Test("without a file the defaults of the network policy hold")
  func defaults() throws {
    let policy = try load(nil).network.fetchConfiguration
    #expect(policy.privateAccess == .refused)
    #expect(policy.timeout == .seconds(30))
    #expect(policy.maximumByteCount == 33_554_432)
    #expect(policy.maximumRedirects == 10)
    #expect(policy.perHost == 2)
    #expect(policy.total == 32)
    #expect(policy.certificateAuthorityFile == nil)
    #expect(policy.proxy == nil)
  }

  @Test("the environment goes before the file, the file before the default")
  func precedence() throws {
    let configuration = try load(
      "[network]\ntimeout = 12\ntotal = 8\n", ["WINNOW_TOTAL": "9", "WINNOW_CA_FILE": ""])
    let network = configuration.network
    #expect(network.timeout.value == .seconds(12))
    #expect(network.total.value == 9)
    #expect(network.total.origin == .environment("WINNOW_TOTAL"))
    #expect(network.perHost.origin == .standard)
    #expect(network.caFile.value == nil)
    guard case .file(_, let line) = network.timeout.origin else {
      Issue.record("the timeout is not from the file")
      return
    }
    #expect(line == 2)
  }

  @Test(
    "what is wrong is told with its line and what would be right",
    arguments: [
      ("[network]\ntimeout = 12\nmax_byte = 5\n", ":3", "network.max_byte", "max_bytes"),
      ("[netwrok]\n", ":1", "netwrok", "network"),
      ("[network]\n\n# a comment\ntimeout = \"12\"\n", ":4", "whole number of seconds", ""),
      ("[network]\nper_host = 0\n", ":2", "from 1 to", ""),
      ("[network]\ntotal = 1.5\n", ":2", "floating-point", ""),
      ("[network]\nallow_private = [\"10.0.0.0/99\"]\n", ":2", "CIDR", ""),
      ("[network]\nallow_private = [1]\n", ":2", "CIDR", ""),
      ("[network]\nproxy = \"ftp://h/\"\n", ":2", "http://", ""),
      ("[network]\nca_file = 5\n", ":2", "path", ""),
      ("[network]\nca_file = \"\"\n", ":2", "path", ""),
      ("[log]\nlevel = \"loud\"\n", ":2", "debug, info, warning, error", ""),
      ("network = 1\n", ":1", "section", "[network]"),
      ("a = 1\n[network]\n", ":1", "“a”", ""),
      ("network.timeot = 3\n", ":1", "timeot", "timeout"),
      ("[network]\ntimeout = 1\ntimeout = 2\n", ":3", "timeout", ""),
      ("[network\n", ":1", "", ""),
    ])
  func errors(file: String, place: String, problem: String, advice: String) throws {
    let error = try #require(throws: ConfigurationError.self) { try load(file) }
    #expect(error.place.hasSuffix(place), "\(error)")
    #expect(problem.isEmpty || error.problem.contains(problem), "\(error)")
    #expect(advice.isEmpty || error.advice?.contains(advice) == true, "\(error)")
  }

  @Test("a variable of the wrong kind is an error that names it")
  func wrongVariable() throws {
    let error = try #require(throws: ConfigurationError.self) {
      try load(nil, ["WINNOW_MAX_BYTES": "lots"])
    }
    #expect(error.place == "$WINNOW_MAX_BYTES")
    #expect(error.problem.contains("lots"))
  }

  @Test(
    "private addresses are refused, allowed to the operator, or listed",
    arguments: [
      ("false", FetchConfiguration.PrivateAccess.refused), ("0", .refused),
      ("true", .operatorsOwn), ("1", .operatorsOwn),
    ])
  func privateAccess(word: String, access: FetchConfiguration.PrivateAccess) throws {
    let configuration = try load(nil, ["WINNOW_ALLOW_PRIVATE_NETWORK": word])
    #expect(configuration.network.allowPrivate.value == access)
  }

  @Test("a list of blocks comes from a word and from an array alike")
  func privateBlocks() throws {
    let word = try load(nil, ["WINNOW_ALLOW_PRIVATE_NETWORK": "127.0.1.0/24, ::1"])
    let array = try load("[network]\nallow_private = [\"127.0.1.0/24\", \"::1\"]\n")
    #expect(word.network.allowPrivate.value == array.network.allowPrivate.value)
    guard case .listed(let blocks) = word.network.allowPrivate.value else {
      Issue.record("no list")
      return
    }
    #expect(blocks.count == 2)
  }

  @Test("what config show prints is a file that says the same")
  func printedFile() throws {
    let file = """
      [network]
      allow_private = ["127.0.1.0/24"]
      timeout = 5
      [log]
      level = "debug"
      """
    let first = try ConfigurationPrinter(try load(file)).fileText
    let second = try ConfigurationPrinter(try load(first)).fileText
    #expect(first == second)
    #expect(first.contains("timeout = 5\n"))
    #expect(first.contains("\"127.0.1.0/24\""))
  }

  @Test("the example names every setting, and shows the default of each that has one")
  func example() throws {
    let file = Repository.folder.appendingPathComponent("systemd/winnow.toml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let settings = try ConfigurationPrinter(Configuration()).settings
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#") && !line.hasPrefix("# ") ? line.dropFirst() : line
    }
    // A whole file of settings, each in its section: an unknown one would be refused.
    let shown = try ConfigurationPrinter(try load(all.joined(separator: "\n"))).settings
    #expect(shown.count == settings.count)
    for (example, standard) in zip(shown, settings) {
      #expect(example.origin != .standard, "\(example.key) is not in the example")
      #expect(standard.value == nil || example.value == standard.value, "\(example.key)")
    }
  }

  @Test("the level of a part goes before that of all, and the file's before none")
  func logLevels() throws {
    let file = "[log]\nlevel = \"warning\"\nmodules = [\"digests=debug\", \"polls=error\"]\n"
    let log = try load(file).log
    #expect(log.level(of: .digests) == .debug)
    #expect(log.level(of: .polls) == .error)
    #expect(log.level(of: .daemon) == .warning)
    let words = try #require(LogLevels("info, search=debug".split(separator: ",")))
    #expect(words.words == ["info", "search=debug"])
    for wrong in ["digest=debug", "digests=loud", "a=b=c", "=debug"] {
      #expect(LogLevels([wrong]) == nil, "\(wrong)")
    }
  }

  @Test("a contact goes into User-Agent in its normal form, without a password")
  func contact() throws {
    #expect(try load("").network.fetchConfiguration.userAgent.hasPrefix("Winnow/"))
    let configuration = try load("[network]\ncontact = \"https://ann:s3cret@Example.org/a b\"\n")
    let agent = configuration.network.fetchConfiguration.userAgent
    #expect(agent.hasSuffix(" (+https://example.org/a%20b)"))
  }

  @Test("a proxy's password is not printed")
  func proxyPassword() throws {
    let configuration = try load("[network]\nproxy = \"http://ann:s3cret@proxy.example:8080/\"\n")
    #expect(configuration.network.proxy.value?.contains("s3cret") == true)
    #expect(try !ConfigurationPrinter(configuration).fileText.contains("s3cret"))
  }
}
