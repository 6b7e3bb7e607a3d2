/// How much of a document is read; what lies beyond is left out and warned of.
public struct MarkupLimits: Sendable {
  /// How deep elements may nest.
  public var depth = 512
  /// How many nodes a tree may have.
  public var nodes = 2_000_000
  /// How many attributes an element may have.
  public var attributes = 1_024
  /// How many bytes one text or attribute value may have.
  public var textBytes = 16 << 20

  /// The limits that hold everywhere unless a test sets others.
  public init() {}
}
