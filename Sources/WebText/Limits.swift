/// The bounds of this module.
enum Limits {
  /// The longest reference that is parsed; `data:` URLs of pictures are the long ones.
  static let referenceByteCount = 16 << 20
  /// The longest text that is taken for a date.
  static let dateByteCount = 256
}
