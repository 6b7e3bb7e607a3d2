import WebText

/// UTF-16 and UTF-32 without a byte order mark, told by how their first character looks.
enum WideEncoding {
  static func charset(of bytes: Span<UInt8>) -> Charset? {
    guard bytes.count >= 4 else { return nil }
    let label: String? =
      switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
      case (0, 0, 0, let byte) where isFirst(byte): "utf-32be"
      case (let byte, 0, 0, 0) where isFirst(byte): "utf-32le"
      case (0, let byte, 0, _) where isFirst(byte): "utf-16be"
      case (let byte, 0, _, 0) where isFirst(byte): "utf-16le"
      default: nil
      }
    return label.flatMap { Charset(label: $0) }
  }

  /// What a document of XML or JSON may begin with.
  private static func isFirst(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "{"), 0x20, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}

/// The encodings of mainframes, told by how they write `<?xm` (XML 1.0 appendix F.1).
enum EBCDIC {
  /// The declaration tells which of them it is.
  static func charset(of bytes: Span<UInt8>) -> Charset? {
    guard bytes.count > 4, bytes[0] == 0x4C, bytes[1] == 0x6F, bytes[2] == 0xA7, bytes[3] == 0x94,
      let basic = Charset(label: "cp037")
    else { return nil }
    let head = bytes.extracting(..<min(bytes.count, 256))
    let declaration = basic.decode(head).utf8
    guard let label = XMLDeclaration.encoding(in: declaration.span),
      let charset = Charset(label: label),
      charset.decode(head).utf8.starts(with: "<?xml".utf8)
    else { return basic }
    return charset
  }
}

/// The encoding that an XML declaration names (XML 1.0 §4.3.3).
enum XMLDeclaration {
  /// It is looked for where the declaration should be and a little behind, for what is pasted before.
  private static let searchedBytes = 1_024

  static func encoding(in bytes: Span<UInt8>) -> String? {
    let head = bytes.extracting(..<min(bytes.count, searchedBytes))
    guard let start = head.index(of: "<?xml ", from: 0) ?? head.index(of: "<?xml\t", from: 0),
      var index = head.index(of: "encoding", from: start)
    else { return nil }
    for place in start..<index where head[place] == UInt8(ascii: ">") { return nil }
    index += "encoding".utf8.count
    while index < head.count, head[index] == UInt8(ascii: " ") || head[index] == UInt8(ascii: "=") {
      index += 1
    }
    guard index < head.count, case let quote = head[index],
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return nil }
    let label = index + 1
    var end = label
    while end < head.count, head[end] != quote, head[end] != UInt8(ascii: ">") { end += 1 }
    return end == label ? nil : String(copying: head.extracting(label..<end))
  }
}

extension Span<UInt8> {
  /// Where a text begins in these bytes.
  fileprivate func index(of needle: StaticString, from start: Int) -> Int? {
    var index = start
    while index + needle.utf8CodeUnitCount <= count {
      if self[index] == needle.utf8Start.pointee, extracting(index...).starts(with: needle) {
        return index
      }
      index += 1
    }
    return nil
  }
}
