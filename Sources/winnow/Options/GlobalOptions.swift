import ArgumentParser
import Glibc
import Storage
import Vocabulary

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database (also $WINNOW_DATABASE).", valueName: "path"), completion: .file())
  var database: String?

  @Option(
    help: ArgumentHelp("The configuration file.", valueName: "path"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  @Flag(help: "Print JSON in place of tables.")
  var json = false

  @Flag(help: "Print nothing but results and errors.")
  var quiet = false

  @Flag(help: "Say more about what is done.")
  var verbose = false

  @Option(help: "When to use colour: auto, always or never.")
  var color = ColorChoice.auto

  func validate() throws {
    guard !(quiet && verbose) else {
      throw ValidationError("--quiet and --verbose exclude each other.")
    }
  }
}

extension GlobalOptions {
  /// The path of the database by the precedence of the command-line contract.
  var databasePath: String {
    get throws { try DatabasePath.resolve(option: database, environment: .process) }
  }

  /// Opens the database, making it where there is none, and brings its schema up to date.
  func openStore() throws -> Store {
    try Store(opening: .file(path: databasePath), time: SystemTime())
  }

  /// The configuration in force, the flags of a command not yet applied.
  ///
  /// - Throws: `ConfigurationError` naming file, line and key.
  func configuration() throws -> Configuration {
    try Configuration.load(file: config, environment: .process)
  }

  /// What the person is told beside the result.
  var messages: Messages {
    Messages(
      threshold: quiet ? .error : verbose ? .debug : .notice,
      palette: Terminal.standardError.palette(color))
  }

  /// How results look: for a terminal, or for another program.
  var terminal: Terminal { Terminal.standardOutput }

  /// The colours of standard output.
  var palette: Palette { terminal.palette(color) }
}

/// `--dry-run`, for commands that change the store or ask the network.
struct DryRunOption: ParsableArguments {
  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false
}

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  /// In a pipe too.
  case always
  /// Not at all.
  case never
}
