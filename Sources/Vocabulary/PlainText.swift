/// Text without markup, as a person would type it: no tags, no character references.
public struct PlainText: Hashable, Sendable, CustomStringConvertible {
  /// The text itself.
  public let string: String

  /// Wraps what is known to be plain: a checker's result, or text that came back from the store.
  package init(verbatim string: String) { self.string = string }

  /// The text itself.
  public var description: String { string }
  /// True when there is nothing to read.
  public var isEmpty: Bool { string.isEmpty }
}
