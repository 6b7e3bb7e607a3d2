/// Text without markup, as a person would type it: no tags, no character references.
///
/// It is kept in UTF-8, for most of what is cleaned is written out again byte by byte.
public struct PlainText: Hashable, Sendable, CustomStringConvertible {
  /// The text in UTF-8.
  public let utf8: [UInt8]

  /// Wraps what is known to be plain: a checker's result, or text that came back from the store.
  package init(verbatim string: String) { utf8 = Array(string.utf8) }

  /// Wraps what is known to be plain, valid UTF-8.
  package init(verbatim utf8: [UInt8]) { self.utf8 = utf8 }

  /// The text itself; made anew at each call, linear in its length.
  public var string: String { String(decoding: utf8, as: UTF8.self) }
  /// The text itself.
  public var description: String { string }
  /// True when there is nothing to read.
  public var isEmpty: Bool { utf8.isEmpty }
}
