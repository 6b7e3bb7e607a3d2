import Markup
public import WebText

/// Makes a fragment of HTML safe by an allow-list of elements, attributes and URL schemes.
public struct Sanitizer: Sendable {
  /// The sanitizer that Winnow uses everywhere.
  public init() {}

  /// The safe fragment; every URL in it is absolute where a base is given.
  ///
  /// It neither closes nor swallows what stands around it, every HTML parser reads the same tree
  /// from it, and sanitizing it again changes nothing. Linear in time, without recursion.
  public func sanitize(_ fragment: Span<UInt8>, base: WebURL?) -> SafeHTML {
    var sanitizer = TreeSanitizer(HTMLTree(fragment: fragment), base: base)
    return SafeHTML(sanitized: sanitizer.fragment())
  }
}
