/// How much of a document is read; what lies beyond is left out and warned of.
public struct MarkupLimits: Sendable {
  /// How deep elements may nest.
  public var depth = 512
  /// How many bytes of a document of HTML are read.
  public var inputBytes = 256 << 20
  /// How many formatting elements are remembered for opening them again.
  public var formatting = 128
  /// How many nodes a tree may have.
  public var nodes = 2_000_000
  /// How many attributes an element may have.
  public var attributes = 1_024
  /// How many bytes one text or attribute value may have.
  public var textBytes = 16 << 20
  /// How many bytes one start tag may have: libxml2's time is quadratic in its attributes.
  public var tagBytes = 64 << 10
  /// How many attributes of an element are kept where its tag has to be repaired.
  public var repairedAttributes = 128
  /// How many bytes the text of an entity declared by a document may have.
  public var entityBytes = 1_024
  /// How many entities a document may declare; those after them stay unknown.
  public var entities = 256
  /// How many bytes all references to a document's own entities may become.
  public var expandedEntityBytes = 256 << 10
  /// How many warnings are kept of one document.
  public var warnings = 100
  /// How many bytes of what the XML library says are kept in a warning.
  public var warningBytes = 256

  /// The limits that hold everywhere unless a test sets others.
  public init() {}
}
