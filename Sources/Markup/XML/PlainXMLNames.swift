/// The names of a document of plain XML, with the namespaces that hold where the reading is.
///
/// A name is found by its bytes, and the handler is asked for its number once for each namespace
/// that it is in (Namespaces in XML 1.0). All tables are small and bounded; a document that needs
/// more is not plain.
struct PlainXMLNames {
  private struct Name {
    /// Where it was found first.
    var range: Range<Int>
    /// The number of its prefix; 0 where it has none.
    var prefix: Int
    /// The prefix that an attribute of this name declares.
    var declaredPrefix: Int?
    /// The namespaces in which the handler gave it a number, as element and as attribute.
    var elementCode = Code()
    var attributeCode = Code()
  }

  private struct Code {
    var namespace = -1
    var value: UInt16 = 0
  }

  private struct CodeKey: Hashable {
    var name: Int
    var namespace: Int
    var isAttribute: Bool
  }

  private struct Prefix {
    var text: [UInt8]
    /// The number of the namespace that it stands for; 0 for none.
    var namespace: Int
  }

  private struct Declaration {
    var prefix: Int
    var formerNamespace: Int
  }

  private let input: UnsafeBufferPointer<UInt8>
  private let handler: any XMLHandler
  private var names: [Name] = []
  private var slots: [Int16]
  /// The default namespace's prefix, which is empty, is the first.
  private var prefixes = [
    Prefix(text: [], namespace: 0), Prefix(text: Array("xml".utf8), namespace: 1),
  ]
  private var namespaces = ["", PlainXMLNames.xmlNamespace]
  private var namespaceNumbers = [PlainXMLNames.xmlNamespace: 1]
  private var declarations: [Declaration] = []
  /// How many declarations held where the tag began that is being read.
  private var outerDeclarations = 0
  private var codes: [CodeKey: UInt16] = [:]

  private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"
  private static let slotCount = 2_048
  private static let nameLimit = 512
  private static let probeLimit = 16
  private static let prefixLimit = 64
  private static let namespaceLimit = 256
  private static let nameBytesLimit = 256

  init(_ input: UnsafeBufferPointer<UInt8>, handler: any XMLHandler) {
    self.input = input
    self.handler = handler
    slots = [Int16](repeating: -1, count: PlainXMLNames.slotCount)
  }

  // MARK: Names

  /// The number of a name, the same for the same bytes.
  mutating func number(of range: Range<Int>) throws(NotPlainXML) -> Int {
    guard !range.isEmpty, range.count <= PlainXMLNames.nameBytesLimit else { throw NotPlainXML() }
    var slot = hash(range) & (PlainXMLNames.slotCount - 1)
    for _ in 0..<PlainXMLNames.probeLimit {
      let number = Int(slots[slot])
      guard number >= 0 else {
        slots[slot] = Int16(names.count)
        return try insert(range)
      }
      if input.isSame(names[number].range, range) { return number }
      slot = (slot + 1) & (PlainXMLNames.slotCount - 1)
    }
    throw NotPlainXML()
  }

  /// The handler's number for a name, in the namespace that it has here.
  mutating func code(of range: Range<Int>, isAttribute: Bool) throws(NotPlainXML) -> UInt16 {
    let number = try number(of: range)
    return try code(ofName: number, isAttribute: isAttribute)
  }

  mutating func code(ofName number: Int, isAttribute: Bool) throws(NotPlainXML) -> UInt16 {
    let prefix = names[number].prefix
    // Attributes without a prefix are in no namespace.
    let namespace = prefix == 0 && isAttribute ? 0 : prefixes[prefix].namespace
    let known = isAttribute ? names[number].attributeCode : names[number].elementCode
    if known.namespace == namespace { return known.value }
    guard prefix == 0 || namespace != 0 else { throw NotPlainXML() }
    let value = askedCode(ofName: number, in: namespace, isAttribute: isAttribute)
    let code = Code(namespace: namespace, value: value)
    if isAttribute { names[number].attributeCode = code } else { names[number].elementCode = code }
    return value
  }

  private mutating func askedCode(
    ofName number: Int, in namespace: Int, isAttribute: Bool
  ) -> UInt16 {
    let key = CodeKey(name: number, namespace: namespace, isAttribute: isAttribute)
    if let code = codes[key] { return code }
    let prefix = names[number].prefix
    let code = handler.code(
      of: XMLName(
        localName: String(decoding: input[localRange(names[number])], as: UTF8.self),
        prefix: prefix == 0 ? nil : String(decoding: prefixes[prefix].text, as: UTF8.self),
        namespace: namespace == 0 ? nil : namespaces[namespace], isAttribute: isAttribute))
    codes[key] = code
    return code
  }

  /// Whether two attributes of one tag may have one name, which XML forbids.
  func mayBeSame(_ left: Int, _ right: Int) -> Bool {
    if left == right { return true }
    guard names[left].prefix != 0, names[right].prefix != 0 else { return false }
    return input.isSame(localRange(names[left]), localRange(names[right]))
  }

  /// The prefix of a name and what it stands for; nil for a name without a prefix.
  func prefix(ofName number: Int) -> (name: String, namespace: String?)? {
    let prefix = prefixes[names[number].prefix]
    guard !prefix.text.isEmpty else { return nil }
    return (
      String(decoding: prefix.text, as: UTF8.self),
      prefix.namespace == 0 ? nil : namespaces[prefix.namespace]
    )
  }

  private mutating func insert(_ range: Range<Int>) throws(NotPlainXML) -> Int {
    guard names.count < PlainXMLNames.nameLimit else { throw NotPlainXML() }
    var name = Name(range: range, prefix: 0)
    let text = input[range]
    if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      let local = colon + 1
      guard colon > range.lowerBound, local < range.upperBound, input[local].isNameStart,
        !input[local..<range.upperBound].contains(UInt8(ascii: ":"))
      else { throw NotPlainXML() }
      if input[range.lowerBound..<colon].elementsEqual("xmlns".utf8) {
        name.declaredPrefix = try prefix(local..<range.upperBound)
      }
      name.prefix = try prefix(range.lowerBound..<colon)
    } else if text.elementsEqual("xmlns".utf8) {
      name.declaredPrefix = 0
    }
    names.append(name)
    return names.count - 1
  }

  private mutating func prefix(_ range: Range<Int>) throws(NotPlainXML) -> Int {
    let text = input[range]
    if let known = prefixes.firstIndex(where: { $0.text.elementsEqual(text) }) { return known }
    guard prefixes.count < PlainXMLNames.prefixLimit else { throw NotPlainXML() }
    prefixes.append(Prefix(text: Array(text), namespace: 0))
    return prefixes.count - 1
  }

  private func localRange(_ name: Name) -> Range<Int> {
    let start = name.prefix == 0 ? 0 : prefixes[name.prefix].text.count + 1
    return name.range.lowerBound + start..<name.range.upperBound
  }

  private func hash(_ range: Range<Int>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in range { hash = (hash ^ UInt32(input[index])) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }

  // MARK: Namespaces

  /// How many declarations hold; what comes after them can be forgotten.
  var declarationCount: Int { declarations.count }

  /// A start tag begins, which may declare each prefix once.
  mutating func beginTag() { outerDeclarations = declarations.count }

  /// The prefix that an attribute of this name declares; nil for other attributes.
  func declaredPrefix(ofName number: Int) -> Int? { names[number].declaredPrefix }

  /// The URIs that the tag declares which was read last.
  var declaredNamespaces: [String] {
    declarations[outerDeclarations...].map { namespaces[prefixes[$0.prefix].namespace] }
  }

  /// Takes a declaration of a namespace, whose URI is in the document.
  ///
  /// libxml2 warns of what is no absolute URI, and of the names that XML keeps for itself.
  mutating func declare(_ prefix: Int, _ uri: Range<Int>) throws(NotPlainXML) {
    let text = String(decoding: input[uri], as: UTF8.self)
    var namespace = 0
    if !uri.isEmpty {
      guard PlainXMLNames.isAbsolute(input[uri]), text != PlainXMLNames.xmlNamespace,
        text != "http://www.w3.org/2000/xmlns/"
      else { throw NotPlainXML() }
      namespace = try number(ofNamespace: text)
    }
    let isReserved = prefix == 1 || prefixes[prefix].text.elementsEqual("xmlns".utf8)
    guard !isReserved, prefix == 0 || namespace != 0,
      !declarations[outerDeclarations...].contains(where: { $0.prefix == prefix })
    else { throw NotPlainXML() }
    declarations.append(
      Declaration(prefix: prefix, formerNamespace: prefixes[prefix].namespace))
    prefixes[prefix].namespace = namespace
  }

  /// The declarations of an element do not hold behind its end.
  mutating func forgetDeclarations(downTo count: Int) {
    while declarations.count > count {
      let ended = declarations.removeLast()
      prefixes[ended.prefix].namespace = ended.formerNamespace
    }
  }

  private mutating func number(ofNamespace uri: String) throws(NotPlainXML) -> Int {
    if let number = namespaceNumbers[uri] { return number }
    guard namespaces.count < PlainXMLNames.namespaceLimit else { throw NotPlainXML() }
    namespaces.append(uri)
    namespaceNumbers[uri] = namespaces.count - 1
    return namespaces.count - 1
  }

  /// True for what is certainly an absolute URI (RFC 3986 §4.3): a scheme and no rare character.
  private static func isAbsolute(_ uri: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let colon = uri.firstIndex(of: UInt8(ascii: ":")), uri.first?.isASCIILetter == true,
      uri[..<colon].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
    else { return false }
    let rest = uri[(colon + 1)...]
    return rest.count { $0 == UInt8(ascii: "#") } <= 1
      && rest.allSatisfy { byte in
        byte.isASCIILetter || byte.isASCIIDigit || "-._~/?=&#+,;".utf8.contains(byte)
      }
  }
}
