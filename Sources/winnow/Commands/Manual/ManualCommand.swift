import ArgumentParser

/// `winnow manual`: makes the manual pages when Winnow is installed.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Fills in what a manual page says of commands and settings.",
    discussion: """
      Lines of the page that are @OPTIONS@, @COMMANDS@ or @SETTINGS@ are replaced by
      the commands' own help and by what the commented configuration says.

      Example:
        winnow manual docs/man/winnow.1.in > winnow.1
      """,
    shouldDisplay: false
  )

  @Argument(help: "The page, written for mdoc(7).")
  var page: InputFile

  func run() async throws {
    let manual = CommandManual(
      program: try CommandHelp(dump: Winnow._dumpHelp()),
      common: try CommandHelp(dump: GlobalOptions._dumpHelp()).arguments?.filter { argument in
        !(argument.names ?? []).contains { $0.name == "help" }
      } ?? [])
    let text = String(decoding: try page.read(), as: UTF8.self)
    let lines = try text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      line -> [String] in
      switch line {
      case "@OPTIONS@": manual.options
      case "@COMMANDS@": manual.commands
      case "@SETTINGS@": try Self.settings()
      default: [String(line)]
      }
    }
    var output = StandardOutput()
    try output.write(lines.joined(separator: "\n"))
    try output.flush()
  }

  private static func settings() throws -> [String] {
    guard let path = SharedFile.configuration.path(besideProgram: ProgramFile.path) else {
      throw CommandFailure(
        .noInput, "the commented configuration is not beside the program",
        advice: "run it where it was built or installed")
    }
    let text = String(decoding: try InputFile(argument: path).read(), as: UTF8.self)
    return SettingsManual(
      text: text, settings: try ConfigurationPrinter(Configuration()).settings
    ).lines
  }
}
