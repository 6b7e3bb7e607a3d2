/// The bounds of this module.
enum Limits {
  /// The most fingerprints that a sketch keeps.
  static let fingerprintCount = 128
  /// The most tokens of a title that a sketch keeps.
  static let titleTokenCount = 64
  /// The most keys under which a sketch is found.
  static let bandKeyCount = 12
  /// The most candidates that are compared.
  static let candidateCount = 64
}
