import Foundation
import Testing

@testable import winnow

@Suite("The manual pages")
struct ManualTests {
  private static let pages = ["winnow.1", "winnow.toml.5"]

  private func page(_ name: String, in winnow: WinnowProgram) async throws -> String {
    let source = Repository.folder.appendingPathComponent("docs/man/\(name).in")
    let outcome = try await winnow("manual", source.path)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test("every command, option and setting is in them, and no placeholder is left")
  func complete() async throws {
    let winnow = try WinnowProgram()
    let commands = try await page("winnow.1", in: winnow)
    #expect(!commands.contains("\n@"))
    for name in ["feed add", "digest define", "doctor", "metrics", "init"] {
      #expect(commands.contains("\n.Ss \(name)\n"), "\(name)")
    }
    #expect(commands.contains("Fl -full-text"))
    #expect(commands.contains("Fl -database"))
    let settings = try await page("winnow.toml.5", in: winnow)
    for setting in try ConfigurationPrinter(Configuration()).settings {
      #expect(settings.contains(".It Li \"\(setting.key) = "), "\(setting.key)")
      #expect(settings.contains(".Pq Ev \(setting.environment)"), "\(setting.environment)")
    }
  }

  @Test(
    "the formatter has nothing to say against them",
    .enabled("mandoc is installed") {
      FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc")
    }, arguments: pages)
  func linted(name: String) async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write(try await page(name, in: winnow), to: name)
    let outcome = try await RunningProgram(
      URL(fileURLWithPath: "/usr/bin/mandoc"), ["-Tlint", "-Wwarning", file],
      environment: ["PATH": "/usr/bin:/bin"], input: "", output: nil, folder: winnow.folder
    ).end()
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome.output)\(outcome.errors)")
  }

  @Test(
    "text is escaped for the formatter",
    arguments: [
      (".start", "\\&.start"), ("a\\b", "a\\eb"), ("“x”…", "\\[u201C]x\\[u201D]\\[u2026]"),
      ("plain - text", "plain - text"),
    ])
  func escaped(text: String, written: String) {
    #expect(ManualText.escaped(text) == written)
  }

  @Test("a sentence begins a line, a number or a file's ending does not")
  func sentences() {
    #expect(ManualText.sentences("One. Two 3.5 or a.b? Yes") == ["One.", "Two 3.5 or a.b?", "Yes"])
    #expect(ManualText.sentences("") == [""])
  }

  @Test("lines that are set apart stay lines, others become paragraphs")
  func paragraphs() {
    let lines = ManualText.paragraphs("One\ntwo.\n\nExample:\n  winnow --x\n\nEnd.")
    #expect(
      lines == [
        ".Pp", "One", "two.", ".Pp", "Example:", ".Bd -literal -offset indent",
        "winnow \\-\\-x", ".Ed", ".Pp", "End.",
      ])
  }
}
