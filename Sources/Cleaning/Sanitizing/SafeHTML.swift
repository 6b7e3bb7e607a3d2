/// A fragment of HTML that is safe to show: the sanitizer made it, or the store, which had it from there.
///
/// It is kept in UTF-8, for most of what is cleaned is written out again byte by byte.
public struct SafeHTML: Hashable, Sendable, CustomStringConvertible {
  /// The fragment in UTF-8.
  public let utf8: [UInt8]

  /// Wraps what the sanitizer made, now or before it was stored.
  package init(sanitized string: String) { utf8 = Array(string.utf8) }

  /// Wraps what the sanitizer made, valid UTF-8.
  package init(sanitized utf8: [UInt8]) { self.utf8 = utf8 }

  /// This fragment and another one behind it; each is whole, so both together are as safe.
  public func followed(by other: SafeHTML) -> SafeHTML {
    SafeHTML(sanitized: utf8 + other.utf8)
  }

  /// The fragment; made anew at each call, linear in its length.
  public var string: String { String(decoding: utf8, as: UTF8.self) }
  /// The fragment.
  public var description: String { string }
  /// True when there is nothing in it.
  public var isEmpty: Bool { utf8.isEmpty }
}
