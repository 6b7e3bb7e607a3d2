import ArgumentParser
import Testing
import Vocabulary

@testable import winnow

@Suite struct DigestCommandTests {
  private let now = Timestamp(year: 2026, month: 11, day: 24, hour: 7)

  @Test(
    "--since takes a date or how long ago",
    arguments: [
      ("2d", Timestamp(year: 2026, month: 11, day: 22, hour: 7)),
      ("12h", Timestamp(year: 2026, month: 11, day: 23, hour: 19)),
      ("90m", Timestamp(year: 2026, month: 11, day: 24, hour: 5, minute: 30)),
      ("1w", Timestamp(year: 2026, month: 11, day: 17, hour: 7)),
      ("2000-01-01T00:00:00Z", Timestamp(year: 2000, month: 1, day: 1)),
      ("2026-11-20", Timestamp(year: 2026, month: 11, day: 20)),
    ])
  func since(text: String, time: Timestamp) {
    #expect(SinceOption(argument: text)?.time(before: now) == time)
  }

  @Test(
    "--since refuses what is neither",
    arguments: ["", "d", "-2d", "2.5d", "99999999999999999999d", "9223372036854775807w", "soon"])
  func noSince(text: String) {
    #expect(SinceOption(argument: text) == nil)
  }

  @Test(
    "a command line that contradicts itself is refused",
    arguments: [
      ["morning", "--since", "2d"], ["morning", "--limit", "3"], ["--limit", "0"], [""],
      ["--format", "pdf"], ["--output", "a", "--mail-to", "b@c.example"], ["--mail-to", "nobody"],
      ["--format", ""], ["--since", "soon"],
    ])
  func refused(arguments: [String]) {
    #expect(throws: (any Error).self) { try DigestRun.parse(arguments) }
  }

  @Test("an unknown format is answered with those there are", arguments: ["digest", "export"])
  func unknownFormat(command: String) {
    do {
      _ = try Winnow.parseAsRoot([command, "--format", "pdf"])
      Issue.record("pdf was taken")
    } catch {
      let message = Winnow.fullMessage(for: error)
      #expect(ExitStatus(error) == .usage)
      for name in command == "digest"
        ? ["html", "markdown", "text", "epub", "json", "atom", "mbox", "opml"] : ["jsonl"]
      {
        #expect(message.contains(name))
      }
    }
  }

  @Test("- and nothing are standard output", arguments: [nil, "-"])
  func standardOutput(output: String?) {
    #expect(OutputDestination(output: output) == .standardOutput)
  }

  @Test(
    "a digest is told from the commands of digests",
    arguments: [
      (["digest"], "run"), (["digest", "morning"], "run"), (["digest", "--since", "2d"], "run"),
      (["digest", "morning", "--output", "x"], "run"), (["digest", "list"], "list"),
      (["digest", "define", "morning", "--folder", "News"], "define"),
      (["digest", "preview", "morning"], "preview"),
      (["digest", "resend", "morning", "--issue", "2"], "resend"),
    ])
  func commands(arguments: [String], command: String) throws {
    let words = try CommandLineWords.normalize(["winnow"] + arguments)
    let parsed = try Winnow.parseAsRoot(words)
    #expect(type(of: parsed).configuration.commandName == command)
  }

  @Test(
    "a definition that cannot work is refused",
    arguments: [
      ["list"], [""], ["a", "--schedule", "25:00", "--output", "b"], ["a", "--schedule", "7:00"],
      ["a", "--limit", "0"], ["a", "--order", "best"],
    ])
  func noDefinition(arguments: [String]) {
    #expect(throws: (any Error).self) { try DigestDefine.parse(arguments) }
  }
}
