import WebText

/// Prescan a byte stream to determine its encoding (HTML Standard §13.2.3.2).
struct HTMLEncodingScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The encoding that the page declares; nil where it declares none that is known.
  mutating func run() -> Charset? {
    if let charset = xmlDeclaredInUTF16 { return charset }
    while position < bytes.count {
      if starts(with: "<!--") {
        skipComment()
      } else if starts(with: "<meta"), position + 5 < bytes.count,
        bytes[position + 5].isHTMLSpace || bytes[position + 5] == UInt8(ascii: "/")
      {
        position += 5
        if let charset = readMeta() { return charset }
      } else if isTag {
        skipTag()
      } else if starts(with: "<!") || starts(with: "</") || starts(with: "<?") {
        skip(past: UInt8(ascii: ">"))
      }
      position += 1
    }
    return nil
  }

  /// `<?x` in UTF-16 is a declaration of XML.
  private var xmlDeclaredInUTF16: Charset? {
    guard bytes.count >= 6 else { return nil }
    if bytes.starts(with: [0x3C, 0, 0x3F, 0, 0x78, 0]) { return .utf16LittleEndian }
    if bytes.starts(with: [0, 0x3C, 0, 0x3F, 0, 0x78]) { return .utf16BigEndian }
    return nil
  }

  // MARK: - Tags

  private func starts(with word: StaticString) -> Bool {
    guard bytes.count - position >= word.utf8CodeUnitCount else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { index in
      let byte = bytes[position + index]
      return (byte &- 0x41 < 26 ? byte | 0x20 : byte) == word.utf8Start[index]
    }
  }

  private var isTag: Bool {
    guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.count else { return false }
    if bytes[position + 1].isLetter { return true }
    return bytes[position + 1] == UInt8(ascii: "/") && position + 2 < bytes.count
      && bytes[position + 2].isLetter
  }

  /// To the end of a comment, whose hyphens may be those of its beginning.
  private mutating func skipComment() {
    position += 2
    while position < bytes.count {
      if starts(with: "-->") {
        position += 2
        return
      }
      position += 1
    }
  }

  private mutating func skip(past byte: UInt8) {
    while position < bytes.count, bytes[position] != byte { position += 1 }
  }

  private mutating func skipTag() {
    while position < bytes.count, bytes[position] != UInt8(ascii: ">"), !bytes[position].isHTMLSpace
    {
      position += 1
    }
    while readAttribute() != nil {}
  }

  // MARK: - Attributes

  /// Get an attribute; nil at the end of the tag or of the bytes.
  private mutating func readAttribute() -> (name: [UInt8], value: [UInt8])? {
    skipBlanks(and: UInt8(ascii: "/"))
    guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else { return nil }
    var name: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "="), !name.isEmpty { break }
      if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
      name.append(lowered(byte))
      position += 1
    }
    skipBlanks()
    guard position < bytes.count else { return nil }
    guard bytes[position] == UInt8(ascii: "=") else { return (name, []) }
    position += 1
    skipBlanks()
    guard position < bytes.count, let value = readValue() else { return nil }
    return (name, value)
  }

  private mutating func readValue() -> [UInt8]? {
    let quote = bytes[position]
    var value: [UInt8] = []
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == quote { return value }
        value.append(lowered(byte))
      }
      return nil
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isHTMLSpace || byte == UInt8(ascii: ">") { return value }
      value.append(lowered(byte))
      position += 1
    }
    return nil
  }

  private mutating func skipBlanks(and other: UInt8 = 0x20) {
    while position < bytes.count, bytes[position].isHTMLSpace || bytes[position] == other {
      position += 1
    }
  }

  private func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  // MARK: - meta

  private mutating func readMeta() -> Charset? {
    var names: Set<[UInt8]> = []
    var hasPragma = false
    var needsPragma: Bool?
    var label: [UInt8]?
    while let (name, value) = readAttribute() {
      guard names.insert(name).inserted else { continue }
      if name.elementsEqual("http-equiv".utf8) {
        hasPragma = value.elementsEqual("content-type".utf8)
      } else if name.elementsEqual("content".utf8), label == nil,
        let found = HTMLEncodingScan.label(inContent: value)
      {
        label = found
        needsPragma = true
      } else if name.elementsEqual("charset".utf8) {
        label = value
        needsPragma = false
      }
    }
    guard let needsPragma, let label, hasPragma || !needsPragma else { return nil }
    return HTMLEncodingScan.charset(of: label)
  }

  /// A label of the Encoding Standard; a page that can be read here is not in UTF-16.
  static func charset(of label: [UInt8]) -> Charset? {
    guard let charset = Charset(standardLabel: String(decoding: label, as: UTF8.self)) else {
      return nil
    }
    switch charset.name {
    case "utf-16be", "utf-16le": return .utf8
    case "x-user-defined": return .windows1252
    default: return charset
    }
  }

  /// Extract a character encoding from a meta element's content (§2.5.3).
  static func label(inContent content: [UInt8]) -> [UInt8]? {
    let word = Array("charset".utf8)
    var rest = content[...]
    while let start = rest.indices.first(where: { rest[$0...].starts(with: word) }) {
      rest = rest[(start + word.count)...].drop(while: \.isHTMLSpace)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop(while: \.isHTMLSpace)
      guard let quote = rest.first else { return nil }
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let end = rest.dropFirst().firstIndex(of: quote) else { return nil }
        return Array(rest[(rest.startIndex + 1)..<end])
      }
      return Array(rest.prefix { !$0.isHTMLSpace && $0 != UInt8(ascii: ";") })
    }
    return nil
  }
}
