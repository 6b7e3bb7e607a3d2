import ArgumentParser
import Glibc
import Vocabulary
import WebText

/// `winnow doctor`.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks for what is wrong, and says what to type about it.",
    discussion: """
      Looks at configuration, database, disk, clock, name service, certificates,
      libraries, mail, service and feeds. Nothing is changed, and nothing is sent
      to the network but the look-up of a name.

      Exits 0 when all works, warnings or not; else with the status of the first
      error: 78 configuration or clock, 74 database or disk, 75 database in use,
      69 name service or certificates, 70 a library lacks what is needed.

      Examples:
        winnow doctor
        winnow doctor --quiet                    only what is wrong
        winnow doctor --json | jq '.findings[] | select(.severity == "error")'
      """
  )

  /// So many feeds are named to a person.
  private static let listedFeeds = 20

  @Flag(help: "Do not compare the indexes of the database, which takes its time.")
  var fast = false

  @Flag(help: "Look up no name.")
  var offline = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let doctor = Doctor(
      databasePath: try global.databasePath, environment: .process, time: SystemTime(),
      isThorough: !fast, asksNames: !offline)
    let findings = await doctor.findings { try global.configuration() }
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      write(findings, to: &writer)
      try output.write(writer.bytes)
    } else {
      try output.write(text(of: findings))
    }
    try output.flush()
    let status = findings.first { $0.severity == .error }?.status ?? .success
    if status != .success { Glibc.exit(status.rawValue) }
  }

  private func write(_ findings: [Finding], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("status", (findings.map(\.severity).max() ?? .ok).rawValue)
      writer.name("findings")
      writer.array { writer in
        for finding in findings { finding.write(to: &writer) }
      }
    }
    writer.endLine()
  }

  private func text(of findings: [Finding]) -> String {
    var text = ""
    var feedCount = 0
    for finding in findings where !global.quiet || finding.severity >= .warning {
      if finding.feed != nil {
        feedCount += 1
        guard feedCount <= Self.listedFeeds else { continue }
      }
      text += lines(of: finding)
    }
    let rest = feedCount - Self.listedFeeds
    if rest > 0 { text += "and \(Quantity.of(rest, "feed")) more: winnow doctor --json\n" }
    return text
  }

  private func lines(of finding: Finding) -> String {
    let role: Palette.Role =
      switch finding.severity {
      case .ok: .good
      case .note: .faint
      case .warning: .warning
      case .error: .bad
      }
    func padded(_ word: String, to width: Int) -> String {
      word + String(repeating: " ", count: max(1, width - word.count))
    }
    let severity = global.palette.paint(padded(finding.severity.rawValue, to: 9), role)
    let line = padded(finding.area.rawValue, to: 15) + Printable.line(finding.message)
    let command = finding.command.map { "         $ \(Printable.line($0))\n" } ?? ""
    return severity + line + "\n" + command
  }
}
