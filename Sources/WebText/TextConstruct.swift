/// A human-readable text as a feed gives it (the Text construct of RFC 4287 §3.1), not yet cleaned.
public struct TextConstruct: Hashable, Sendable {
  /// How the value is to be read.
  public enum Kind: Hashable, Sendable {
    /// Every character stands for itself.
    case text
    /// A fragment of HTML; XHTML content arrives here serialised.
    case html
  }

  /// How `value` is to be read.
  public var kind: Kind
  /// The text or the fragment, in UTF-8.
  public var utf8: [UInt8]
  /// What relative references in it are resolved against (RFC 3986 §5, `xml:base`).
  public var base: WebURL?

  /// A text of one kind.
  public init(_ kind: Kind, _ value: String, base: WebURL? = nil) {
    self.init(kind, Array(value.utf8), base: base)
  }

  /// A text of one kind in UTF-8.
  public init(_ kind: Kind, _ utf8: [UInt8], base: WebURL? = nil) {
    self.kind = kind
    self.utf8 = utf8
    self.base = base
  }

  /// The text or the fragment; made anew at each call, linear in its length.
  public var value: String { String(decoding: utf8, as: UTF8.self) }
}
