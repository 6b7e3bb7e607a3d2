import Glibc

/// The variables of the process, or a table in their place.
struct Environment: Sendable {
  private let variables: [String: String]?

  /// The variables of the process.
  static let process = Environment(variables: nil)

  /// A table in place of the process's own.
  init(_ variables: [String: String]) { self.init(variables: variables) }

  private init(variables: [String: String]?) { self.variables = variables }

  /// The value of a variable; one that is set to nothing counts as not set.
  subscript(name: String) -> String? {
    value(of: name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a variable is set to nothing, which is a choice where there is a default.
  func isEmptied(_ name: String) -> Bool { value(of: name)?.isEmpty == true }

  private func value(of name: String) -> String? {
    variables.map { $0[name] } ?? getenv(name).map { String(cString: $0) }
  }
}
