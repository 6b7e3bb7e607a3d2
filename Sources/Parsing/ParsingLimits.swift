/// How much of a feed document is kept; what lies beyond is left out and warned of.
enum ParsingLimits {
  /// How many bytes of a document are looked at; the rest is as if it were cut off.
  static let documentBytes = 64 << 20
  /// How far into a document its root may be.
  static let rootSearchBytes = 64 << 10
  /// How many entries of a document are kept.
  static let entries = 50_000
  /// How many warnings are kept.
  static let warnings = 100
  /// How many authors, tags, enclosures or the like an entry or a feed may have.
  static let members = 500
  /// How many bytes a text that is one line by nature may have: names, dates, addresses.
  static let lineBytes = 64 << 10
  /// How many bytes a body may have.
  static let bodyBytes = 8 << 20
  /// How many bytes one article of another reader's export may have, or a line of its lists.
  static let importedBytes = 32 << 20
}
