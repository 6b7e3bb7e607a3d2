/// What a person is told beside the result, on standard error.
struct Messages: Sendable {
  /// How much is said.
  enum Level: Int, Comparable, Sendable {
    case debug, notice, warning, error

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// Messages below it are left out.
  let threshold: Level
  /// The colours of standard error.
  let palette: Palette

  /// What is done, for who asked with `--verbose`.
  func debug(_ text: @autoclosure () -> String) { say(.debug, text) }

  /// What was done, and what may be done next.
  func notice(_ text: @autoclosure () -> String) { say(.notice, text) }

  /// What a person may want to look at.
  func warning(_ text: @autoclosure () -> String) {
    say(.warning) { palette.paint("warning: ", .warning) + text() }
  }

  /// What failed without ending the command.
  func error(_ failure: FailureMessage) {
    StandardError.write(failure.text)
  }

  private func say(_ level: Level, _ text: () -> String) {
    guard level >= threshold else { return }
    StandardError.write(text() + "\n")
  }
}
