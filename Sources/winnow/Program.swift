/// What the program says about itself.
enum Program {
  /// The version, as `--version` and the `User-Agent` field give it.
  static let version = "0.1.0"

  /// A page about the program, where the operator names none of their own.
  static let homePage = "https://winnow.invalid/"

  /// The `User-Agent` field of every request: a publisher learns from it whom to ask.
  static func userAgent(contact: String) -> String { "Winnow/\(version) (+\(contact))" }
}
