/// A fragment of HTML that is safe to show: the sanitizer made it, or the store, which had it from there.
public struct SafeHTML: Hashable, Sendable, CustomStringConvertible {
  /// The fragment.
  public let string: String

  /// Wraps what the sanitizer made, now or before it was stored.
  package init(sanitized string: String) { self.string = string }

  /// The fragment.
  public var description: String { string }
  /// True when there is nothing in it.
  public var isEmpty: Bool { string.isEmpty }
}
