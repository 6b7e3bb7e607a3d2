/// The bounds of this module.
enum Limits {
  /// The longest reference that is parsed; `data:` URLs of pictures are the long ones.
  static let referenceByteCount = 16 << 20
  /// The longest text that is taken for a date.
  static let dateByteCount = 256
  /// The longest language tag; RFC 5646 §4.4.1 asks for 35 at least.
  static let languageTagByteCount = 64
}
