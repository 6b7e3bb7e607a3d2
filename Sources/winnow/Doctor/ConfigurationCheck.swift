/// Whether the configuration can be read and is right.
struct ConfigurationCheck {
  private let database: String
  /// What was found.
  private(set) var findings: [Finding] = []

  /// A look at the configuration beside a database.
  init(database: String) { self.database = database }

  /// The configuration, or the defaults where it is wrong.
  mutating func read(_ load: () throws -> Configuration) -> Configuration {
    do {
      let configuration = try load()
      let origins = try ConfigurationPrinter(configuration).settings.map(\.origin)
      let set = origins.count { $0 != .standard }
      findings.append(
        .ok(
          .configuration,
          set == 0
            ? "nothing is set, the defaults hold" : "\(Quantity.of(set, "setting")), all right"
        ))
      return configuration
    } catch {
      let failure = FailureMessage(error)
      let advice = failure.advice.map { " (\($0))" } ?? ""
      findings.append(
        .error(
          .configuration, failure.message + advice, command: "winnow config check",
          status: ExitStatus(error)))
      return Configuration()
    }
  }
}
