/// The attributes of an element that begins, in the order of the document.
///
/// They point into the reader's memory and live as long as the call that hands them over.
public struct XMLAttributes {
  private enum Source {
    case plain(PlainXMLAttributes)
    case library(SAXAttributes)
  }

  private let source: Source
  /// How many there are.
  public let count: Int

  init(_ attributes: PlainXMLAttributes) {
    source = .plain(attributes)
    count = attributes.count
  }

  init(_ attributes: SAXAttributes) {
    source = .library(attributes)
    count = attributes.count
  }

  /// The handler's number for the name of an attribute.
  public func code(at index: Int) -> UInt16 {
    switch source {
    case .plain(let attributes): attributes.code(at: index)
    case .library(let attributes): attributes.code(at: index)
    }
  }

  /// The name after the colon.
  public func localName(at index: Int) -> UnsafeBufferPointer<UInt8> {
    switch source {
    case .plain(let attributes): attributes.localName(at: index)
    case .library(let attributes): attributes.localName(at: index)
    }
  }

  /// The prefix and what it stands for; nil for an attribute without a prefix.
  public func prefix(at index: Int) -> (name: String, namespace: String?)? {
    switch source {
    case .plain(let attributes): attributes.prefix(at: index)
    case .library(let attributes): attributes.prefix(at: index)
    }
  }

  /// The value of an attribute.
  public func value(at index: Int) -> String {
    switch source {
    case .plain(let attributes): attributes.value(at: index)
    case .library(let attributes): attributes.value(at: index)
    }
  }

  /// The URIs of the namespaces that the start tag declares.
  var declaredNamespaces: [String] {
    switch source {
    case .plain(let attributes): attributes.names.declaredNamespaces
    case .library(let attributes): attributes.declaredNamespaces
    }
  }

  /// The value of the first attribute with this number.
  public subscript(code: UInt16) -> String? {
    for index in 0..<count where self.code(at: index) == code { return value(at: index) }
    return nil
  }
}
