/// What the program says about itself.
enum Program {
  /// The version, as `--version` and the `User-Agent` field give it.
  static let version = "0.1.0"

  /// The `User-Agent` field of every request.
  static let userAgent = "Winnow/\(version) (+https://winnow.invalid/)"
}
