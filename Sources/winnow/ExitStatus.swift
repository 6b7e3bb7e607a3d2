import ArgumentParser
import Glibc
import Parsing
import Storage

/// The exit statuses of the command-line contract (sysexits.h); no other is used.
enum ExitStatus: Int32, Sendable {
  /// All went well.
  case success = 0
  /// The command line is wrong.
  case usage = 64
  /// The input is not what the command reads.
  case dataError = 65
  /// There is no such file, feed, article or digest.
  case noInput = 66
  /// A server could not be reached.
  case unavailable = 69
  /// A fault of Winnow.
  case software = 70
  /// The database or a file cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another process is in the way; try again.
  case tryAgain = 75
  /// The configuration is wrong, or the database is of a newer version.
  case configuration = 78

  /// The status for an error of any part of the program.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure.status
    case let error as StorageError: self.init(storage: error)
    case is ParsingError: self = .dataError
    case is ConfigurationError: self = .configuration
    case is OutputClosed: self = .success
    default: self = Winnow.isUsageError(error) ? .usage : .software
    }
  }

  private init(storage error: StorageError) {
    switch error {
    case .cannotCreate: self = .cannotCreate
    case .damaged, .inputOutput: self = .inputOutput
    case .locked: self = .tryAgain
    case .tooNew: self = .configuration
    case .statement: self = .software
    case .notFound: self = .noInput
    case .ambiguous, .exists, .badQuery: self = .usage
    }
  }

  /// Says what went wrong and ends the process.
  ///
  /// Help and version are errors to the argument parser too; they go to standard output.
  static func end(with error: any Error) -> Never {
    let code = Winnow.exitCode(for: error)
    if code == .success {
      end(saying: Winnow.fullMessage(for: error))
    }
    let status = ExitStatus(error)
    switch status {
    case .success: break
    case .usage where Winnow.isUsageError(error):
      StandardError.write(Winnow.fullMessage(for: error) + "\n")
    default:
      let command = CommandLineWords.command(CommandLine.arguments)
      StandardError.write(FailureMessage(error).advised(for: status, in: command).text)
    }
    Glibc.exit(status.rawValue)
  }

  private static func end(saying text: String) -> Never {
    var output = StandardOutput()
    do {
      if !text.isEmpty { try output.write(text + "\n") }
      try output.flush()
    } catch {
      Glibc.exit(ExitStatus(error).rawValue)
    }
    Glibc.exit(ExitStatus.success.rawValue)
  }
}

extension Winnow {
  /// Whether an error comes from the argument parser, which has its own words for it.
  static func isUsageError(_ error: any Error) -> Bool {
    !(error is CommandFailure) && exitCode(for: error) == .validationFailure
  }
}
