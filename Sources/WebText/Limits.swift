/// The bounds of this module.
enum Limits {
  /// The longest reference that is parsed; `data:` URLs of pictures are the long ones.
  static let referenceByteCount = 16 << 20
  /// The longest text that is taken for a date.
  static let dateByteCount = 256
  /// How deep values of JSON may nest.
  static let jsonDepth = 128
  /// How many things that were forgiven in a text of JSON are noted.
  static let jsonNotes = 100
  /// How many strings of an array of JSON are kept.
  static let jsonStrings = 500
  /// How many characters a number of JSON may have.
  static let jsonNumberBytes = 64 << 10
}
