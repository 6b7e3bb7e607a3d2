import CLibXML2

/// The entities of a document beside the five of XML: its own, short and not nested, and HTML's.
///
/// What a document declares is text, never markup, and bounded in number, length and use: entity
/// bombs stay short. External entities are not kept at all, so no file and no address is ever read.
final class XMLEntityTable {
  private let limits: MarkupLimits
  private var declared: [[UInt8]: [UInt8]] = [:]
  private var expandedBytes = 0
  private let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
  private let text: UnsafeMutablePointer<UInt8>

  init(limits: MarkupLimits) {
    self.limits = limits
    text = .allocate(capacity: max(limits.entityBytes, 16) + 1)
    entity.initialize(to: xmlEntity())
    entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
    entity.pointee.content = text
    entity.pointee.name = UnsafePointer(text)
  }

  deinit {
    // libxml2 leaves there what an entity that is declared twice was written as.
    xmlRelease(UnsafeMutableRawPointer(mutating: entity.pointee.orig))
    entity.deallocate()
    text.deallocate()
  }

  /// Keeps an entity; the first declaration of a name holds (XML 1.0 §4.2).
  func declare(_ name: [UInt8], as content: [UInt8]) {
    guard content.count <= limits.entityBytes, declared.count < limits.entities,
      declared[name] == nil
    else { return }
    declared[name] = content
  }

  /// The text that a reference becomes, and whether the document itself declares it.
  func text(of name: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], isDeclared: Bool)? {
    if !declared.isEmpty, let content = declared[Array(name)] {
      expandedBytes += content.count
      return (expandedBytes <= limits.expandedEntityBytes ? content : [], true)
    }
    return NamedEntity.text(of: name).map { ($0, false) }
  }

  /// An entity for libxml2, valid until the next call.
  func entity(
    named name: UnsafeBufferPointer<UInt8>
  ) -> (entity: xmlEntityPtr, isDeclared: Bool)? {
    guard let found = text(of: name), found.bytes.count <= max(limits.entityBytes, 16) else {
      return nil
    }
    for (offset, byte) in found.bytes.enumerated() { text[offset] = byte }
    text[found.bytes.count] = 0
    entity.pointee.length = Int32(found.bytes.count)
    return (entity, found.isDeclared)
  }
}
