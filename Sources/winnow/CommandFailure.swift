/// Why a command could not do what it was asked, with the status it ends with.
struct CommandFailure: Error, Equatable {
  /// The exit status.
  var status: ExitStatus
  /// What was wrong, one sentence.
  var message: String
  /// What to do next: a command to type, or a word that was perhaps meant.
  var advice: String?

  /// A failure with its words.
  init(_ status: ExitStatus, _ message: String, advice: String? = nil) {
    self.status = status
    self.message = message
    self.advice = advice
  }

  /// A wrong command line.
  static func usage(_ message: String, advice: String? = nil) -> CommandFailure {
    CommandFailure(.usage, message, advice: advice)
  }
}
