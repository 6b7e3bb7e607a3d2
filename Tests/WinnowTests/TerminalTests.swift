import Foundation
import Testing

/// The program on a terminal of its own, which script(1) makes.
@Suite("At a terminal", .timeLimit(.minutes(2)))
struct TerminalTests {
  private static let escape = "\u{1B}["

  /// A program that has read one feed with a long article.
  private func reader() async throws -> WinnowProgram {
    let winnow = try WinnowProgram(["TERM": "xterm-256color", "SHELL": "/bin/sh"])
    let text = (0..<4_000).map { "wave \($0) came in" }.joined(separator: ", ")
    let feed = """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Shore Notes</title>
      <link>https://shore.example/</link><item><guid>1</guid><title>The heron fishes</title>
      <link>https://shore.example/1</link><description>&lt;p&gt;A heron stood in the
      &lt;a href="https://mud.example/"&gt;mud of the low tide&lt;/a&gt; for an hour before it caught
      anything that was worth a note.&lt;/p&gt;&lt;p&gt;\(text)&lt;/p&gt;</description></item>
      </channel></rss>
      """
    _ = try await winnow("feed", "add", winnow.write(feed, to: "shore.xml"))
    _ = try await winnow("poll")
    return winnow
  }

  /// What a line of the shell, `$W` for the program, shows on a terminal of 60 columns.
  private func show(
    _ line: String, by winnow: WinnowProgram, variables: [String: String?] = [:]
  ) async throws -> WinnowProgram.Outcome {
    let log = winnow.path("typescript")
    let words = ["-qefc", "stty cols 60 rows 20; \(line)", log]
    let outcome = try await winnow.start(
      program: URL(fileURLWithPath: "/usr/bin/script"), words,
      variables: variables.merging(["W": WinnowProgram.executable.path]) { $1 }
    ).end()
    let shown = outcome.output.replacingOccurrences(of: "\r\n", with: "\n")
    return .init(status: outcome.status, output: shown, errors: outcome.errors)
  }

  /// A pager that keeps what it gets, and the file.
  private func keepingPager(_ winnow: WinnowProgram) throws -> (command: String, file: String) {
    let file = winnow.path("paged")
    let command = try winnow.write("#!/bin/sh\ncat > '\(file)'\n", to: "pager")
    chmod(command, 0o755)
    return (command, file)
  }

  @Test("an article goes through the pager, wrapped to the terminal, its links numbered")
  func pager() async throws {
    let winnow = try await reader()
    let pager = try keepingPager(winnow)
    let outcome = try await show(
      "\"$W\" article show 1", by: winnow, variables: ["PAGER": pager.command])
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("heron"), "\(outcome.output.prefix(500))")
    let paged = try String(contentsOfFile: pager.file, encoding: .utf8)
    #expect(paged.hasPrefix("\(Self.escape)1mThe heron fishes\(Self.escape)0m\n"))
    #expect(
      paged.contains(
        """
        A heron stood in the mud of the low tide[1] for an hour
        before it caught anything that was worth a note.
        """))
    #expect(paged.hasSuffix("\(Self.escape)2m[1]\(Self.escape)0m https://mud.example/\n"))
    #expect(paged.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("without colours: NO_COLOR, a dumb terminal, or as it was asked")
  func colours() async throws {
    let winnow = try await reader()
    let pager = try keepingPager(winnow)
    for (options, variables, isColoured): (String, [String: String?], Bool) in [
      ("", [:], true), ("", ["NO_COLOR": "1"], false), ("", ["TERM": "dumb"], false),
      ("--color never", [:], false), ("--color always", ["NO_COLOR": "1"], true),
    ] {
      let variables = variables.merging(["PAGER": pager.command]) { $1 }
      let shown = try await show(
        "\"$W\" article show 1 \(options)", by: winnow, variables: variables)
      #expect(shown.status == 0)
      let paged = try String(contentsOfFile: pager.file, encoding: .utf8)
      #expect(paged.contains(Self.escape) == isColoured, "\(options) \(variables)")
      let list = try await show("\"$W\" article list \(options)", by: winnow, variables: variables)
      #expect(list.output.contains(Self.escape) == isColoured, "\(list.output)")
      #expect(list.output.contains("The heron fishes"))
    }
  }

  @Test(
    "without a pager the text stays on the terminal",
    arguments: ["", "cat", "winnow-has-no-such-pager --quiet", " "])
  func noPager(command: String) async throws {
    let winnow = try await reader()
    let outcome = try await show(
      "\"$W\" article show 1", by: winnow, variables: ["PAGER": command])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("before it caught anything that was worth a note."))
    #expect(outcome.output.contains("wave 3999 came in"))
    #expect(!outcome.output.contains("not found"), "\(outcome.output.prefix(500))")
    let asked = try await show("\"$W\" article show 1 --no-pager", by: winnow)
    #expect(asked.output.contains("wave 3999 came in"))
  }

  @Test("a pager that is left early is no failure, one of several programs neither")
  func leftEarly() async throws {
    let winnow = try await reader()
    for pager in ["true", "head -n 1", "cat | head -n 1"] {
      let outcome = try await show(
        "\"$W\" article show 1; echo ended with $?", by: winnow, variables: ["PAGER": pager])
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.last == "ended with 0", "\(pager)")
      #expect(lines.count == (pager == "true" ? 1 : 2), "\(pager): \(lines)")
      #expect(!outcome.output.lowercased().contains("pipe"), "\(outcome.output)")
    }
  }

  @Test(
    "a reader that has enough ends the program silently",
    arguments: [
      "article show 1", "export", "export --format csv", "article list --json",
      "search wave --json", "article show 1 --html",
      "digest --format html", "--help", "feed export", "config show",
    ])
  func enough(command: String) async throws {
    let winnow = try await reader()
    // The reader is gone before the first byte.
    let line = "{ \"$W\" \(command); echo ended with $? >&2; } | true"
    let outcome = try await winnow.start(
      program: URL(fileURLWithPath: "/bin/sh"), ["-c", line],
      variables: ["W": WinnowProgram.executable.path]
    ).end()
    #expect(outcome.errors == "ended with 0\n")
  }
}
