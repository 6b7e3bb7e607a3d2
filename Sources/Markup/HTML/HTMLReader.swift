import CLibXML2

/// Reads HTML with libxml2's parser and hands start tags, end tags and texts to the builder.
///
/// Its own tree is not built: that is slower, and loses text below 255 nested elements. The stack
/// of open elements is the parser's; it is cut back here when it grows beyond the limit, which
/// also keeps its searches through that stack linear.
struct HTMLReader {
  var builder: HTMLTreeBuilder
  private var parser: htmlParserCtxtPtr?

  init(limits: MarkupLimits, byteCount: Int) {
    builder = HTMLTreeBuilder(limits: limits, byteCount: byteCount)
  }

  mutating func read(_ html: Span<UInt8>) {
    html.withUnsafeBufferPointer { buffer in
      if let repaired = HTMLReader.repaired(buffer) {
        repaired.withUnsafeBufferPointer { parse($0) }
      } else {
        parse(buffer)
      }
    }
  }

  private mutating func parse(_ html: UnsafeBufferPointer<UInt8>) {
    guard let start = html.baseAddress, let count = Int32(exactly: html.count), count > 0,
      let parser = htmlCreateMemoryParserCtxt(
        UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), count)
    else { return }
    defer { htmlFreeParserCtxt(parser) }
    HTMLReader.configure(parser, byteCount: html.count)
    self.parser = parser
    withUnsafeMutablePointer(to: &self) { reader in
      parser.pointee.userData = UnsafeMutableRawPointer(reader)
      _ = htmlParseDocument(parser)
    }
  }

  /// Nil when the bytes can be read as they are.
  ///
  /// libxml2 ends at a NUL and takes anything that is not UTF-8 for Latin-1; line ends become
  /// newlines (§13.2.3.5).
  private static func repaired(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let needsBytes = html.contains { $0 == 0 || $0 == UInt8(ascii: "\r") }
    let isValid = (try? UTF8Span(validating: html.span)) != nil
    guard needsBytes || !isValid else { return nil }
    let valid = isValid ? Array(html) : Array(String(decoding: html, as: UTF8.self).utf8)
    guard needsBytes else { return valid }
    var result: [UInt8] = []
    result.reserveCapacity(valid.count + 64)
    for (index, byte) in valid.enumerated() {
      switch byte {
      case 0: result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      case UInt8(ascii: "\r"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\n") where index > 0 && valid[index - 1] == UInt8(ascii: "\r"): break
      default: result.append(byte)
      }
    }
    return result
  }
}

// MARK: - libxml2's side

extension HTMLReader {
  /// Above this, an input may make libxml2 compare each attribute name with thousands of others.
  private static let nameLimitThreshold = 32 << 10
  /// How many bytes of names nobody knows are told apart in such an input.
  private static let nameLimit = 6_000

  private static func configure(_ parser: htmlParserCtxtPtr, byteCount: Int) {
    let options =
      HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
      | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(parser, Int32(bitPattern: options))
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
    parser.pointee.sax.pointee = xmlSAXHandler()
    parser.pointee.sax.pointee.startElement = { HTMLReader.reader($0)?.pointee.start($1, $2) }
    parser.pointee.sax.pointee.endElement = { reader, _ in HTMLReader.reader(reader)?.pointee.end()
    }
    parser.pointee.sax.pointee.characters = { HTMLReader.reader($0)?.pointee.text($1, $2) }
    parser.pointee.sax.pointee.ignorableWhitespace = { HTMLReader.reader($0)?.pointee.text($1, $2) }
    parser.pointee.sax.pointee.cdataBlock = { HTMLReader.reader($0)?.pointee.text($1, $2) }
    if byteCount > nameLimitThreshold { limitNames(of: parser) }
    openRoot(of: parser)
  }

  /// Names beyond the limit get no entry in the dictionary, and their attributes are skipped.
  private static func limitNames(of parser: htmlParserCtxtPtr) {
    for name in HTMLElement.allCases.map(\.name) + HTMLAttributeName.allCases.map(\.name) {
      _ = xmlDictLookup(parser.pointee.dict, name, Int32(name.count))
    }
    xmlDictSetLimit(parser.pointee.dict, xmlDictGetUsage(parser.pointee.dict) + nameLimit)
  }

  /// Opens an element of ours, for outside all elements libxml2 makes a paragraph of each text.
  private static func openRoot(of parser: htmlParserCtxtPtr) {
    guard let name = xmlDictLookup(parser.pointee.dict, "winnow-root", -1) else { return }
    parser.pointee.nameTab[0] = name
    parser.pointee.name = name
    parser.pointee.nameNr = 1
  }

  private static func reader(
    _ userData: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<HTMLReader>? {
    userData?.assumingMemoryBound(to: HTMLReader.self)
  }

  private mutating func start(
    _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name else { return }
    let element = HTMLElement.byName.value(of: HTMLReader.buffer(name)) ?? .unknown
    if builder.start(element) {
      add(attributes)
      if element.isVoid, !tellsEnd(of: element) {
        builder.end()
        forgetStart()
      }
    } else if tellsEnd(of: element) {
      builder.startNothing()
    } else {
      forgetStart()
    }
  }

  private mutating func add(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard var attribute = attributes else { return }
    while let name = attribute[0] {
      if let known = HTMLAttributeName.byName.value(of: HTMLReader.buffer(name)) {
        builder.attribute(
          known, attribute[1].map(HTMLReader.buffer) ?? UnsafeBufferPointer(start: nil, count: 0))
      }
      attribute += 2
    }
  }

  /// True when libxml2 will tell the end of the element right after its start.
  ///
  /// It does where the tag ends in `/>`, and for the elements that were void in HTML 4.
  private func tellsEnd(of element: HTMLElement) -> Bool {
    if HTMLReader.voidInHTML4[Int(element.rawValue)] { return true }
    guard let input = parser?.pointee.input, let next = input.pointee.cur else { return false }
    return next[0] == UInt8(ascii: "/") && next[1] == UInt8(ascii: ">")
  }

  private static let voidInHTML4 = HTMLElement.allCases.map { element in
    htmlTagLookup(element.name + [0])?.pointee.empty == 1
  }

  /// Takes an element from the parser's stack, so that its end will not be told.
  private func forgetStart() {
    guard let parser, parser.pointee.nameNr > 1 else { return }
    parser.pointee.nameNr -= 1
    parser.pointee.name = parser.pointee.nameTab[Int(parser.pointee.nameNr) - 1]
  }

  private mutating func end() {
    builder.end()
  }

  private mutating func text(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    builder.text(UnsafeBufferPointer(start: text, count: Int(count)))
  }

  private static func buffer(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
  }
}
