/// What follows a document from start to end, told of its parts in order.
///
/// A handler must bear a document that never ends properly: elements may be left open, and when the
/// strict reading fails everything begins anew with `restart`.
public protocol XMLHandler: AnyObject {
  /// Forgets all that was told: the document is read from its start.
  ///
  /// The cursor says where in the document the reading is; it is valid until the reading ends.
  func restart(at cursor: XMLCursor)

  /// A number for a name, which the other calls then use; asked once for each distinct name.
  func code(of name: XMLName) -> UInt16

  /// An element begins.
  func startElement(_ element: XMLElement)

  /// The innermost open element ends.
  func endElement(code: UInt16)

  /// A stretch of text or CDATA of the innermost open element, UTF-8; one text may come in pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// A qualified name, with what the document says its prefix means (Namespaces in XML 1.0).
public struct XMLName: Sendable {
  /// The name after the colon.
  public let localName: String
  /// What stands before the colon; nil where there is none.
  public let prefix: String?
  /// The namespace's URI; nil where none is declared for the prefix.
  public let namespace: String?
  /// Attributes without a prefix are in no namespace, elements in the default one.
  public let isAttribute: Bool
}

/// An element that begins; its pointers live as long as the call that hands it over.
public struct XMLElement {
  /// The handler's number for its name.
  public let code: UInt16
  /// The name after the colon.
  public let localName: UnsafeBufferPointer<UInt8>
  /// Its attributes, namespace declarations not among them.
  public let attributes: XMLAttributes

  /// The URIs of the namespaces that the element declares.
  public var declaredNamespaces: [String] { attributes.declaredNamespaces }
}
