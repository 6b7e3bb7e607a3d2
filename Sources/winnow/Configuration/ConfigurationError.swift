/// What is wrong with the configuration (exit 78).
struct ConfigurationError: Error, Equatable {
  /// Where it is: a file with its line, a variable or an option.
  var place: String
  /// What is wrong there.
  var problem: String
  /// The word that was perhaps meant, or what may stand there.
  var advice: String?

  /// The place and the problem in one sentence.
  var message: String { "\(place): \(problem)" }
}
