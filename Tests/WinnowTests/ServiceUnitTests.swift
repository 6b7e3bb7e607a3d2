import Foundation
import Testing

private let analyzer = URL(fileURLWithPath: "/usr/bin/systemd-analyze")

@Suite(
  "The units for systemd",
  .enabled("systemd-analyze is installed") {
    FileManager.default.isExecutableFile(atPath: analyzer.path)
  })
struct ServiceUnitTests {
  private static let units = ["winnow.service", "winnow-digest@.service", "winnow-digest@.timer"]

  /// A folder with the units, which start the program that was built.
  private func installed() throws -> WinnowProgram {
    let winnow = try WinnowProgram()
    for unit in Self.units {
      let source = Repository.folder.appendingPathComponent("systemd/\(unit)")
      let text = try String(contentsOf: source, encoding: .utf8)
      let program = WinnowProgram.executable.path
      try winnow.write(
        text.replacingOccurrences(of: "/usr/local/bin/winnow", with: program), to: unit)
    }
    return winnow
  }

  private func analyze(
    _ arguments: [String], in winnow: WinnowProgram
  ) async throws -> WinnowProgram.Outcome {
    try await RunningProgram(
      analyzer, arguments, environment: ["PATH": "/usr/bin:/bin"], input: "", output: nil,
      folder: winnow.folder
    ).end()
  }

  @Test("nothing in them is unknown or wrong")
  func verified() async throws {
    let winnow = try installed()
    let outcome = try await analyze(["verify"] + Self.units.map(winnow.path), in: winnow)
    // An unknown key is told and the exit status is 0 all the same.
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty, "\(outcome.output)\(outcome.errors)")
  }

  @Test(
    "their services are exposed no more than 1.5",
    arguments: ["winnow.service", "winnow-digest@.service"])
  func exposure(unit: String) async throws {
    let winnow = try installed()
    let outcome = try await analyze(
      ["security", "--offline=true", "--threshold=15", "--no-pager", winnow.path(unit)], in: winnow)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }
}
