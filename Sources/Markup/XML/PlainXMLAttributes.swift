import WebText

/// The attributes of a start tag of plain XML.
///
/// One object serves all tags of a document; what it says of one is gone when the next is read.
final class PlainXMLAttributes {
  private struct Attribute {
    var name: Range<Int>
    /// The name's number among the names of the document.
    var number: Int
    /// Where its value is, in the document or in `decoded`.
    var value: Range<Int>
    var isDecoded: Bool
    var code: UInt16 = 0
  }

  private let input: UnsafeBufferPointer<UInt8>
  private var attributes: [Attribute] = []
  private var decoded: [UInt8] = []
  var names: PlainXMLNames

  /// Each is compared with all others of its tag; real tags have a dozen at most.
  private static let limit = 64

  init(_ input: UnsafeBufferPointer<UInt8>, handler: any XMLHandler) {
    self.input = input
    names = PlainXMLNames(input, handler: handler)
  }

  /// How many there are, declarations of namespaces not among them.
  var count: Int { attributes.count }

  func code(at index: Int) -> UInt16 { attributes[index].code }

  func localName(at index: Int) -> UnsafeBufferPointer<UInt8> {
    localName(of: attributes[index].name)
  }

  /// The prefix and what it stands for; nil for an attribute without a prefix.
  func prefix(at index: Int) -> (name: String, namespace: String?)? {
    names.prefix(ofName: attributes[index].number)
  }

  func value(at index: Int) -> String {
    let attribute = attributes[index]
    guard attribute.isDecoded else {
      return String(decoding: input[attribute.value], as: UTF8.self)
    }
    return String(decoding: decoded[attribute.value], as: UTF8.self)
  }

  /// The part of a name behind its colon.
  func localName(of name: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    var start = name.upperBound
    while start > name.lowerBound, input[start - 1] != UInt8(ascii: ":") { start -= 1 }
    return UnsafeBufferPointer(rebasing: input[start..<name.upperBound])
  }

  /// Reads the rest of a start tag from behind its name; where its `>` or `/>` is.
  func read(from start: Int, until limit: Int) throws(NotPlainXML) -> Int {
    attributes.removeAll(keepingCapacity: true)
    decoded.removeAll(keepingCapacity: true)
    names.beginTag()
    var place = start
    while place < limit {
      let next = input.endOfBlanks(from: place)
      switch input.byte(at: next) {
      case UInt8(ascii: ">"): return next
      case UInt8(ascii: "/"):
        guard input.byte(at: next + 1) == UInt8(ascii: ">") else { throw NotPlainXML() }
        return next
      default:
        guard next > place else { throw NotPlainXML() }
        place = try readAttribute(at: next, until: limit)
      }
    }
    throw NotPlainXML()
  }

  /// Asks for the handler's numbers, once the namespaces of the tag are known.
  func number() throws(NotPlainXML) {
    for index in attributes.indices {
      attributes[index].code = try names.code(
        ofName: attributes[index].number, isAttribute: true)
    }
  }

  private func readAttribute(at start: Int, until limit: Int) throws(NotPlainXML) -> Int {
    let name = start..<input.endOfName(from: start)
    let number = try names.number(of: name)
    let equals = input.endOfBlanks(from: name.upperBound)
    guard input.byte(at: equals) == UInt8(ascii: "=") else { throw NotPlainXML() }
    let opening = input.endOfBlanks(from: equals + 1)
    let quote = input.byte(at: opening)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let closing = input.index(of: quote, from: opening + 1, until: limit)
    else { throw NotPlainXML() }
    let value = opening + 1..<closing
    try take(Attribute(name: name, number: number, value: value, isDecoded: false))
    return value.upperBound + 1
  }

  private func take(_ attribute: Attribute) throws(NotPlainXML) {
    var attribute = attribute
    if let value = try decode(attribute.value) {
      attribute.value = value
      attribute.isDecoded = true
    }
    if let prefix = names.declaredPrefix(ofName: attribute.number) {
      guard !attribute.isDecoded else { throw NotPlainXML() }
      return try names.declare(prefix, attribute.value)
    }
    guard attributes.count < PlainXMLAttributes.limit,
      !attributes.contains(where: { names.mayBeSame($0.number, attribute.number) })
    else { throw NotPlainXML() }
    attributes.append(attribute)
  }

  /// The value as XML 1.0 §3.3.3 normalises it, as a range of `decoded`; nil when it is as written.
  private func decode(_ range: Range<Int>) throws(NotPlainXML) -> Range<Int>? {
    let value = UnsafeBufferPointer(rebasing: input[range])
    let first = decoded.count
    var start = 0
    var index = 0
    while true {
      index = value.firstIndex(from: index) { word in
        word.marks(below: 0x20) | word.marks(UInt8(ascii: "&")) | word.marks(UInt8(ascii: "<"))
          | word.marks(0xEF)
      }
      guard index < value.count else { break }
      if value[index] == 0xEF {
        guard value.isXMLCharacter(at: index) else { throw NotPlainXML() }
        index += 1
        continue
      }
      decoded.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<index]))
      index += try decodeOne(at: index, in: value)
      start = index
    }
    guard start > 0 else { return nil }
    decoded.append(contentsOf: UnsafeBufferPointer(rebasing: value[start...]))
    return first..<decoded.count
  }

  private func decodeOne(
    at index: Int, in value: UnsafeBufferPointer<UInt8>
  ) throws(NotPlainXML) -> Int {
    switch value[index] {
    case UInt8(ascii: "&"):
      return try PlainXMLReference.decode(at: index, in: value, asText: false, into: &decoded)
    case let blank where blank.isXMLBlank:
      decoded.append(UInt8(ascii: " "))
      let isPair =
        blank == UInt8(ascii: "\r") && index + 1 < value.count
        && value[index + 1] == UInt8(ascii: "\n")
      return isPair ? 2 : 1
    default: throw NotPlainXML()
    }
  }
}
