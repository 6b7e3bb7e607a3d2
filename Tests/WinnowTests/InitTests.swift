import Foundation
import Testing

@testable import winnow

@Suite("The first minutes")
struct InitTests {
  private static let place = ".config/winnow/winnow.toml"

  private func text(_ winnow: WinnowProgram) throws -> String {
    try String(contentsOfFile: winnow.path(Self.place), encoding: .utf8)
  }

  @Test("in a script nothing is asked: a commented configuration, no feeds, what to do next")
  func script() async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow("init")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("Wrote \(winnow.path(Self.place))"))
    #expect(outcome.output.contains("winnow poll"))
    let written = try text(winnow)
    #expect(written.contains("\n[network]\n"))
    #expect(written.contains("\n#timeout = 30\n"))
    #expect(try await winnow("config", "check").status == 0)
    #expect(try await winnow("feed", "list", "--json").output.isEmpty)
  }

  @Test("options are the answers: folders by name, bounds, a digest with a schedule")
  func answers() async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow(
      "init", "--yes", "--folder", "science", "--keep-days", "90", "--morning", "07:00", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try #require(try outcome.lines.first)
    let added = try #require(report["feeds_added"] as? Int)
    #expect(added > 0)
    #expect(report["written"] as? Bool == true)
    let feeds = try await winnow("feed", "list", "--json").lines
    #expect(feeds.count == added)
    #expect(feeds.allSatisfy { $0["folder"] as? String == "Science" })
    #expect(try text(winnow).contains("\nkeep_days = 90\n"))
    #expect(try await winnow("config", "show").output.contains("keep_days = 90"))
    #expect(try await winnow("digest", "list").output.contains("morning"))
    let again = try await winnow("init", "--yes", "--folder", "all", "--json")
    let rest = try #require(try again.lines.first?["feeds_added"] as? Int)
    #expect(rest > 0)
    #expect(try await winnow("feed", "list", "--json").lines.count == added + rest)
  }

  @Test("a configuration that is there stays as it is")
  func existing() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write("[network]\ntimeout = 7\n", to: "own.toml")
    let outcome = try await winnow("init", "--yes", "--config", file, "--keep-days", "9")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Left as it is: \(file)"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "[network]\ntimeout = 7\n")
  }

  @Test(
    "a dry run writes nothing, a folder that there is not is refused before anything is written")
  func nothingWritten() async throws {
    let winnow = try WinnowProgram()
    #expect(try await winnow("init", "--yes", "--dry-run").status == 0)
    let unknown = try await winnow("init", "--yes", "--folder", "Scienze")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("Science"))
    let files = try FileManager.default.contentsOfDirectory(atPath: winnow.folder.path)
    #expect(!files.contains(".config") && !files.contains("winnow.sqlite"))
  }

  @Test("at a terminal three questions are asked, a fourth before a configuration is replaced")
  func terminal() async throws {
    let winnow = try WinnowProgram()
    // script(1) gives the program a terminal; what is typed comes from a pipe.
    let command = "\(WinnowProgram.executable.path) init"
    func run(_ answers: String) async throws -> WinnowProgram.Outcome {
      try await RunningProgram(
        URL(fileURLWithPath: "/bin/sh"),
        ["-c", "printf '\(answers)' | script -qec '\(command)' /dev/null"],
        environment: [
          "PATH": "/usr/bin:/bin", "HOME": winnow.folder.path,
          "WINNOW_DATABASE": winnow.path("winnow.sqlite"),
        ], input: "", output: nil, folder: winnow.folder
      ).end()
    }
    let first = try await run("1, 2\\nmany\\n30\\n6:30\\n")
    #expect(first.status == 0, "\(first.output)")
    #expect(first.output.contains("“many” is no number of days"))
    #expect(try text(winnow).contains("keep_days = 30"))
    #expect(try await winnow("feed", "list", "--json").lines.count > 1)
    #expect(try await winnow("digest", "list").output.contains("morning"))
    let second = try await run("\\n\\n\\nn\\n")
    #expect(second.output.contains("Left as it is"))
    #expect(try text(winnow).contains("keep_days = 30"))
    let third = try await run("\\n\\n\\ny\\n")
    #expect(third.output.contains("Wrote"))
    #expect(try text(winnow).contains("#keep_days = 0"))
  }

  @Test("a program that stands alone knows of no shared file")
  func alone() {
    #expect(SharedFile.starterList.path(besideProgram: "/nowhere/bin/winnow") == nil)
    #expect(SharedFile.starterList.path(besideProgram: nil) == nil)
    #expect(SharedFile.configuration.path(besideProgram: WinnowProgram.executable.path) != nil)
  }
}
