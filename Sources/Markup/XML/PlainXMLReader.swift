import WebText

/// A document has something in it that `PlainXMLReader` leaves to libxml2.
struct NotPlainXML: Error {}

/// Reads plain XML: well-formed, without a document type, with no entities but XML's own five.
///
/// Nearly all feeds are that, and it is read here at several times the speed of libxml2. At the
/// first byte that is anything else, rare or wrong, this gives up, and libxml2 reads the document
/// from its start: so there are no rules of repair here, and in case of doubt it gives up.
struct PlainXMLReader {
  private struct OpenElement {
    var code: UInt16
    var name: Range<Int>
    /// How many namespaces were declared outside of it.
    var declarations: Int
  }

  let input: UnsafeBufferPointer<UInt8>
  private let handler: any XMLHandler
  private let cursor: XMLCursor
  private let limits: MarkupLimits
  private let attributes: PlainXMLAttributes
  private var open: [OpenElement] = []
  private var place = 0
  /// The text of one node, its references decoded.
  private var decoded: [UInt8] = []

  /// Nil for a document without a byte.
  ///
  /// The input is valid UTF-8 and must not move while it is read.
  init?(
    _ input: UnsafeBufferPointer<UInt8>, limits: MarkupLimits, handler: any XMLHandler
  ) {
    guard !input.isEmpty else { return nil }
    self.input = input
    self.limits = limits
    self.handler = handler
    cursor = XMLCursor()
    attributes = PlainXMLAttributes(input, handler: handler)
  }

  /// Tells the handler the whole document; false when libxml2 has to read it.
  mutating func read() -> Bool {
    cursor.document = input
    defer { cursor.end() }
    handler.restart(at: cursor)
    do throws(NotPlainXML) {
      try readDocument()
      return true
    } catch {
      return false
    }
  }

  private mutating func readDocument() throws(NotPlainXML) {
    place = try PlainXMLDeclaration.end(in: input)
    try readMiscellany()
    try readStartTag()
    while !open.isEmpty, !cursor.isStopped {
      if input.byte(at: place) == UInt8(ascii: "<") { try readMarkup() } else { try readText() }
    }
    guard !cursor.isStopped else { return }
    try readMiscellany()
    guard place == input.count else { throw NotPlainXML() }
  }

  /// What may stand around the root (XML 1.0 §2.8): blanks, comments and instructions.
  private mutating func readMiscellany() throws(NotPlainXML) {
    while true {
      place = input.endOfBlanks(from: place)
      guard input.byte(at: place) == UInt8(ascii: "<") else { return }
      switch input.byte(at: place + 1) {
      case UInt8(ascii: "?"): try skipInstruction()
      case UInt8(ascii: "!"): try skipComment()
      default: return
      }
    }
  }

  /// Whatever begins with `<` inside of the root.
  private mutating func readMarkup() throws(NotPlainXML) {
    switch input.byte(at: place + 1) {
    case UInt8(ascii: "/"): try readEndTag()
    case UInt8(ascii: "?"): try skipInstruction()
    case UInt8(ascii: "!"):
      if input.has("<![CDATA[", at: place) { try readSection() } else { try skipComment() }
    default: try readStartTag()
    }
  }

  // MARK: Tags

  private mutating func readStartTag() throws(NotPlainXML) {
    let start = place
    guard input.byte(at: start) == UInt8(ascii: "<"), open.count < limits.depth else {
      throw NotPlainXML()
    }
    let name = start + 1..<input.endOfName(from: start + 1)
    let declarations = attributes.names.declarationCount
    let end = try attributes.read(from: name.upperBound, until: start + limits.tagBytes)
    let code = try attributes.names.code(of: name, isAttribute: false)
    try attributes.number()
    let isEmpty = input[end] == UInt8(ascii: "/")
    cursor.place = end
    place = end + (isEmpty ? 2 : 1)
    handler.startElement(
      XMLElement(
        code: code, localName: attributes.localName(of: name),
        attributes: XMLAttributes(attributes)))
    guard isEmpty else {
      return open.append(OpenElement(code: code, name: name, declarations: declarations))
    }
    guard !cursor.isStopped else { return }
    cursor.place = place
    handler.endElement(code: code)
    attributes.names.forgetDeclarations(downTo: declarations)
  }

  private mutating func readEndTag() throws(NotPlainXML) {
    let element = open[open.count - 1]
    let nameEnd = place + 2 + element.name.count
    guard input.isSame(element.name, place + 2..<nameEnd) else { throw NotPlainXML() }
    let end = input.endOfBlanks(from: nameEnd)
    guard input.byte(at: end) == UInt8(ascii: ">") else { throw NotPlainXML() }
    place = end + 1
    open.removeLast()
    cursor.place = place
    handler.endElement(code: element.code)
    attributes.names.forgetDeclarations(downTo: element.declarations)
  }

  // MARK: Text

  private mutating func readText() throws(NotPlainXML) {
    guard let end = input.index(of: UInt8(ascii: "<"), from: place) else { throw NotPlainXML() }
    let text = UnsafeBufferPointer(rebasing: input[place..<end])
    place = end
    try tell(text) { (text, start) in
      text.firstIndex(from: start) { word in
        word.marks(UInt8(ascii: "&")) | word.marks(UInt8(ascii: ">")) | word.xmlMarks
      }
    }
  }

  /// A CDATA section (XML 1.0 §2.7).
  private mutating func readSection() throws(NotPlainXML) {
    let start = place + 9
    var end = start
    repeat {
      guard let bracket = input.index(of: UInt8(ascii: "]"), from: end) else { throw NotPlainXML() }
      end = bracket + 1
    } while !input.has("]]>", at: end - 1)
    place = end + 2
    try tell(UnsafeBufferPointer(rebasing: input[start..<end - 1])) { (text, start) in
      text.firstIndex(from: start) { $0.xmlMarks }
    }
  }

  /// Tells a text as it is, or decoded where the closure finds something to look at.
  private mutating func tell(
    _ text: UnsafeBufferPointer<UInt8>,
    next: (UnsafeBufferPointer<UInt8>, Int) -> Int
  ) throws(NotPlainXML) {
    var index = next(text, 0)
    var start = 0
    while index < text.count {
      let length = try lookAt(index, in: text, copyingFrom: start)
      if let length { start = index + length }
      index = next(text, index + (length ?? 1))
    }
    guard start > 0 else {
      if !text.isEmpty { handler.text(text) }
      return
    }
    decoded.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    decoded.withUnsafeBufferPointer { handler.text($0) }
    decoded.removeAll(keepingCapacity: decoded.capacity <= PlainXMLReader.keptCapacity)
  }

  /// A text larger than this is decoded in a buffer of its own.
  private static let keptCapacity = 1 << 20

  /// Copies what stands before a byte, and what the byte and those that belong to it mean; how many
  /// these are, nil when the byte stands for itself.
  private mutating func lookAt(
    _ index: Int, in text: UnsafeBufferPointer<UInt8>, copyingFrom start: Int
  ) throws(NotPlainXML) -> Int? {
    switch text[index] {
    case UInt8(ascii: "&"):
      copy(text, start..<index)
      return try PlainXMLReference.decode(at: index, in: text, asText: true, into: &decoded)
    case UInt8(ascii: "\r"):
      copy(text, start..<index)
      decoded.append(UInt8(ascii: "\n"))
      return index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n") ? 2 : 1
    case UInt8(ascii: ">"):
      // XML 1.0 §2.4: `]]>` stands only at the end of a section.
      guard
        index < 2 || text[index - 1] != UInt8(ascii: "]")
          || text[index - 2] != UInt8(ascii: "]")
      else { throw NotPlainXML() }
    default:
      guard text.isXMLCharacter(at: index) else { throw NotPlainXML() }
    }
    return nil
  }

  private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if range.lowerBound == 0 { decoded.reserveCapacity(text.count) }
    decoded.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
  }

  // MARK: What is not told

  private mutating func skipComment() throws(NotPlainXML) {
    guard input.has("<!--", at: place) else { throw NotPlainXML() }
    let start = place + 4
    var end = start
    repeat {
      guard let hyphen = input.index(of: UInt8(ascii: "-"), from: end) else { throw NotPlainXML() }
      end = hyphen + 1
    } while input.byte(at: end) != UInt8(ascii: "-")
    // XML 1.0 §2.5: two hyphens only end a comment.
    guard input.byte(at: end + 1) == UInt8(ascii: ">") else { throw NotPlainXML() }
    try checkCharacters(start..<end - 1)
    place = end + 2
  }

  private mutating func skipInstruction() throws(NotPlainXML) {
    let start = place + 2
    let nameEnd = input.endOfName(from: start)
    // XML 1.0 §2.6: `xml` in any case is reserved.
    let name = input[start..<nameEnd]
    let isReserved = name.lazy.map { $0 | 0x20 }.elementsEqual("xml".utf8)
    guard nameEnd > start, !isReserved,
      !name.contains(UInt8(ascii: ":"))
    else { throw NotPlainXML() }
    var end = nameEnd
    repeat {
      guard let mark = input.index(of: UInt8(ascii: "?"), from: end) else { throw NotPlainXML() }
      end = mark + 1
    } while input.byte(at: end) != UInt8(ascii: ">")
    guard end - 1 == nameEnd || input.byte(at: nameEnd).isXMLBlank else { throw NotPlainXML() }
    try checkCharacters(nameEnd..<end - 1)
    place = end + 1
  }

  private func checkCharacters(_ range: Range<Int>) throws(NotPlainXML) {
    let text = UnsafeBufferPointer(rebasing: input[range])
    var index = 0
    while true {
      index = text.firstIndex(from: index) { $0.xmlMarks }
      guard index < text.count else { return }
      guard text.isXMLCharacter(at: index) else { throw NotPlainXML() }
      index += 1
    }
  }
}
