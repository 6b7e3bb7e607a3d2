import CLibXML2
import Glibc

/// Hands libxml2's SAX2 events to a handler: the one owner of a parser context.
///
/// The callbacks run on the thread that called `read`, within that call; they never trap on what a
/// document says, and nothing that a handler does unwinds through C.
final class SAXDriver {
  enum Ending {
    /// The whole document was read.
    case complete
    /// It has to be repaired and read again.
    case needsRepair
  }

  let handler: any XMLHandler
  let limits: MarkupLimits
  let cursor = XMLCursor()
  /// The document's own entities and HTML's.
  let entities: XMLEntityTable
  private(set) var warnings: [MarkupWarning] = []
  /// What ended the strict reading.
  private(set) var firstFault: MarkupWarning?
  /// The document breaks a rule of XML 1.0.
  private(set) var isMalformed = false
  /// The document has no element at all.
  private(set) var isEmpty = true
  private var names = XMLNameTable()
  /// Prefixes that were warned of.
  private var undeclared: Set<String> = []
  private var depth = 0
  private var isStrict = true
  private var needsRepair = false

  init(handler: any XMLHandler, limits: MarkupLimits) {
    self.handler = handler
    self.limits = limits
    entities = XMLEntityTable(limits: limits)
  }

  /// Reads UTF-8 without a byte order mark.
  ///
  /// - Parameters:
  ///   - document: The bytes; they must not move until this returns.
  ///   - strict: Whether to end at the first fault, for a repair, or to read on over it.
  /// - Returns: Whether the document has to be repaired and read again.
  func read(_ document: UnsafeBufferPointer<UInt8>, strict: Bool) -> Ending {
    isStrict = strict
    needsRepair = false
    depth = 0
    names.removeAll()
    undeclared.removeAll()
    warnings.removeAll()
    handler.restart(at: cursor)
    guard let start = document.baseAddress, let size = Int32(exactly: document.count),
      let context = start.withMemoryRebound(
        to: CChar.self, capacity: document.count, { xmlCreateMemoryParserCtxt($0, size) })
    else { return .needsRepair }
    defer {
      // What libxml2 notes of entities for itself is left behind when a reading ends early.
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      context.pointee.myDoc = nil
      xmlFreeParserCtxt(context)
    }
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
    options |= XML_PARSE_IGNORE_ENC.rawValue | (strict ? 0 : XML_PARSE_RECOVER.rawValue)
    xmlCtxtUseOptions(context, Int32(options))
    context.pointee.sax?.pointee = SAXDriver.callbacks
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    cursor.context = context
    cursor.document = document
    xmlParseDocument(context)
    cursor.end()
    return needsRepair ? .needsRepair : .complete
  }

  /// The handler's number for a name.
  func code(
    localName: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    isAttribute: Bool
  ) -> UInt16 {
    let key = XMLNameTable.Key(
      localName: UInt(bitPattern: localName), prefix: UInt(bitPattern: prefix),
      uri: UInt(bitPattern: uri), isAttribute: isAttribute)
    if let known = names.code(of: key) { return known }
    let code = handler.code(
      of: XMLName(
        localName: localName.map { String(cString: $0) } ?? "",
        prefix: prefix.map { String(cString: $0) }, namespace: uri.map { String(cString: $0) },
        isAttribute: isAttribute))
    names.insert(key, code: code)
    return code
  }

  /// Notes a repair or omission; only so many are kept.
  func warn(_ code: MarkupWarning.Code, _ message: String) {
    guard warnings.count < limits.warnings else { return }
    warnings.append(MarkupWarning(code, message, line: cursor.line))
  }

  /// Ends a strict reading: the document has to be repaired.
  ///
  /// The second reading tells what the fault was.
  func requireRepair() {
    guard isStrict else { return }
    needsRepair = true
    cursor.stop()
  }

  // MARK: What libxml2 tells

  func elementStarts(
    localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    attributes: XMLAttributes
  ) {
    isEmpty = false
    depth += 1
    if depth > limits.depth { return requireRepair() }
    let code = code(localName: localName, prefix: prefix, uri: uri, isAttribute: false)
    handler.startElement(
      XMLElement(
        code: code,
        localName: UnsafeBufferPointer(start: localName, count: strlen(localName)),
        attributes: attributes))
  }

  func elementEnds(
    localName: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?
  ) {
    depth -= 1
    if depth >= limits.depth { return }
    handler.endElement(
      code: code(localName: localName, prefix: prefix, uri: uri, isAttribute: false))
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    // A reference arrives alone; one to a C1 control means Windows-1252, as in HTML §13.2.5.80.
    guard bytes.count == 2, bytes[0] == 0xC2, bytes[1] < 0xA0 else { return handler.text(bytes) }
    let character = Array(String(CharacterReference.scalar(for: UInt32(bytes[1]))).utf8)
    character.withUnsafeBufferPointer { handler.text($0) }
  }

  /// The entity of a name that XML does not define; nil where nobody knows it.
  func entity(named name: UnsafePointer<UInt8>) -> xmlEntityPtr? {
    let bytes = UnsafeBufferPointer(start: name, count: strlen(name))
    guard let found = entities.entity(named: bytes) else {
      requireRepair()
      return nil
    }
    // libxml2 takes only the first byte of an entity's text into an attribute.
    if cursor.context?.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE { requireRepair() }
    if !found.isDeclared, !hasExternalSubset {
      isMalformed = true
      warn(.undeclaredEntity, "&\(String(decoding: bytes, as: UTF8.self)); is an entity of HTML")
    }
    return found.entity
  }

  private var hasExternalSubset: Bool {
    guard let context = cursor.context?.pointee else { return false }
    return context.hasExternalSubset != 0 || context.hasPErefs != 0
  }

  func fault(_ error: xmlError) {
    if error.domain == Int32(XML_FROM_NAMESPACE.rawValue) {
      // The names of the document are not what it meant; it is read on all the same.
      isMalformed = isMalformed || error.level.rawValue >= XML_ERR_ERROR.rawValue
      // Once for each prefix, lest the warnings of a whole feed of them crowd out all others.
      guard undeclared.insert(error.str1.map { String(cString: $0) } ?? "").inserted else { return }
      return warn(.undeclaredPrefix, message(of: error))
    }
    guard error.level.rawValue >= XML_ERR_FATAL.rawValue else { return }
    isMalformed = true
    guard !isStrict else {
      firstFault = MarkupWarning(
        .notWellFormed, message(of: error), line: cursor.line)
      return requireRepair()
    }
    warn(.notWellFormed, message(of: error))
    // Without this, 2.9.14 drops every reference after a fault, even `&amp;`.
    cursor.context?.pointee.wellFormed = 1
  }

  /// What the library says, which may quote the document at any length.
  private func message(of error: xmlError) -> String {
    guard let message = error.message else { return "error \(error.code)" }
    let length = strlen(message)
    let text = String(
      decoding: UnsafeBufferPointer(start: message, count: min(length, limits.warningBytes))
        .lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard length <= limits.warningBytes else { return text + "…" }
    return text.last == "\n" ? String(text.dropLast()) : text
  }
}
