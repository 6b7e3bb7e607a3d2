/// Reads a JSON text (RFC 8259) from its start to its end, value by value, on bytes.
///
/// Nothing is built that nobody asked for: what a caller does not want is skipped. It is lenient
/// where no text is lost: raw control characters and wrong escapes in strings, a comma too many, words
/// that JSON does not have, junk behind the end. Each is noted.
package struct JSONReader {
  /// Why a text is no JSON.
  package struct Failure: Error {
    /// The offset of the byte that does not fit.
    package var offset: Int
  }

  /// One leniency, where it was needed first.
  package struct Note {
    package var code: String
    package var message: String
    package var offset: Int
  }

  /// What kinds of value there are.
  package enum Kind {
    case object, array, string, number, literal
  }

  package let bytes: UnsafeBufferPointer<UInt8>
  package private(set) var offset = 0
  /// What was forgiven, each kind once; not the same as what a reader of the values finds wrong.
  package private(set) var notes: [Note] = []
  private var depth = 0
  /// A buffer for strings with escapes, used again.
  private var buffer: [UInt8] = []

  /// A reader of a text in UTF-8.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Notes something to warn of; the same words only once.
  package mutating func note(_ code: String, _ message: String) {
    guard notes.count < Limits.jsonNotes,
      !notes.contains(where: { $0.code == code && $0.message == message })
    else { return }
    notes.append(Note(code: code, message: message, offset: offset))
  }

  private mutating func forgive(_ message: String) { note("bad-json", message) }

  // MARK: Values

  /// The kind of the value that comes next.
  package mutating func nextKind() throws(Failure) -> Kind {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case let byte? where byte.isLetter: return .literal
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return .number
    default: throw Failure(offset: offset)
    }
  }

  /// Calls for each member of an object with its name; the value must then be read or skipped.
  package mutating func object(
    _ member: (inout JSONReader, String) throws(Failure) -> Void
  ) throws(Failure) {
    try enter(UInt8(ascii: "{"))
    while try !leaves(UInt8(ascii: "}")) {
      let name = try readString()
      try expect(UInt8(ascii: ":"))
      try member(&self, name)
      try separate(before: UInt8(ascii: "}"))
    }
  }

  /// Calls for each element of an array; the value must then be read or skipped.
  package mutating func array(_ element: (inout JSONReader) throws(Failure) -> Void) throws(Failure)
  {
    try enter(UInt8(ascii: "["))
    while try !leaves(UInt8(ascii: "]")) {
      try element(&self)
      try separate(before: UInt8(ascii: "]"))
    }
  }

  /// The next value as a string; numbers as they are written, anything else skipped and nil.
  package mutating func string() throws(Failure) -> String? {
    switch try nextKind() {
    case .string: return try readString()
    case .number: return readNumber()
    case .object, .array, .literal:
      try skip()
      return nil
    }
  }

  /// The next value as a number, also one in a string; anything else skipped and nil.
  package mutating func number() throws(Failure) -> Double? {
    guard let text = try string() else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The next value as a truth value; anything else skipped and nil.
  package mutating func truth() throws(Failure) -> Bool? {
    guard try nextKind() == .literal else {
      try skip()
      return nil
    }
    let isTrue = peek == UInt8(ascii: "t")
    let isFalse = peek == UInt8(ascii: "f")
    try skip()
    return isTrue ? true : isFalse ? false : nil
  }

  /// The next value's strings, whether it is one or an array of them.
  package mutating func strings() throws(Failure) -> [String] {
    guard try nextKind() == .array else { return try string().map { [$0] } ?? [] }
    var strings: [String] = []
    try array { (reader) throws(Failure) in
      if let string = try reader.string(), strings.count < Limits.jsonStrings {
        strings.append(string)
      }
    }
    return strings
  }

  /// Passes over the next value, however deep it is.
  package mutating func skip() throws(Failure) {
    var open = 0
    repeat {
      skipBlanks()
      switch peek {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        open -= 1
        guard open >= 0 else { throw Failure(offset: offset) }
        offset += 1
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard open > 0 else { throw Failure(offset: offset) }
        offset += 1
      default: try skipScalar()
      }
    } while open > 0
  }

  private mutating func skipScalar() throws(Failure) {
    if try nextKind() == .number { return _ = readNumber() }
    readLiteral()
  }

  /// What follows the document is left alone.
  package mutating func end() {
    skipBlanks()
    while peek == 0 { offset += 1 }
    if offset < bytes.count { note("trailing-junk", "something behind the end of the document") }
  }

  // MARK: Structure

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(Failure) {
    skipBlanks()
    guard peek == byte else { throw Failure(offset: offset) }
    offset += 1
  }

  private mutating func enter(_ bracket: UInt8) throws(Failure) {
    try expect(bracket)
    depth += 1
    if depth > Limits.jsonDepth { throw Failure(offset: offset) }
  }

  private mutating func leaves(_ bracket: UInt8) throws(Failure) -> Bool {
    skipBlanks()
    guard peek == bracket else { return false }
    offset += 1
    depth -= 1
    return true
  }

  private mutating func separate(before bracket: UInt8) throws(Failure) {
    skipBlanks()
    if peek == UInt8(ascii: ",") {
      offset += 1
      skipBlanks()
      if peek == bracket { forgive("a comma before the end of a list") }
    } else if peek != bracket {
      throw Failure(offset: offset)
    }
  }

  // MARK: Scalars

  /// Reads a word; `NaN`, `undefined` and `None` are as good as `null`.
  private mutating func readLiteral() {
    let start = offset
    while let byte = peek, byte.isLetter { offset += 1 }
    let isJSON = ["true", "false", "null"].contains { bytes[start..<offset].elementsEqual($0.utf8) }
    if !isJSON { forgive("a word that JSON does not have") }
  }

  private mutating func readNumber() -> String {
    let start = offset
    while let byte = peek,
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    {
      offset += 1
    }
    let digits = bytes[start..<min(offset, start + Limits.jsonNumberBytes)]
    return String(decoding: digits, as: UTF8.self)
  }

  private mutating func skipString() throws(Failure) {
    offset += 1
    while let byte = peek {
      offset += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return }
    }
    throw Failure(offset: offset)
  }

  private mutating func readString() throws(Failure) -> String {
    try expect(UInt8(ascii: "\""))
    let start = offset
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      offset += 1
    }
    if peek == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: bytes[start..<offset])
    while let byte = peek {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: buffer, as: UTF8.self)
      case UInt8(ascii: "\\"): try readEscape()
      case 0x00..<0x20:
        forgive("a control character in a string")
        if byte.isBlank { buffer.append(byte) }
      default: buffer.append(byte)
      }
    }
    throw Failure(offset: offset)
  }

  private mutating func readEscape() throws(Failure) {
    guard let byte = peek else { throw Failure(offset: offset) }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): break
    case UInt8(ascii: "u"): readUnicodeEscape()
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
    default:
      forgive("an escape that JSON does not have")
      buffer.append(byte)
    }
  }

  private mutating func readUnicodeEscape() {
    guard var unit = takeCodeUnit() else {
      forgive("\\u without four digits")
      return buffer.append(contentsOf: "\u{FFFD}".utf8)
    }
    if (0xD800..<0xDC00).contains(unit), offset + 6 <= bytes.count,
      bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
    {
      let start = offset
      offset += 2
      if let low = takeCodeUnit(), (0xDC00..<0xE000).contains(low) {
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      } else {
        offset = start
      }
    }
    // Half a pair is no character, and control characters are no text.
    if Unicode.Scalar(unit) == nil { forgive("half a character") }
    let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
    if scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value) {
      buffer.append(contentsOf: String(scalar).utf8)
    }
  }

  private mutating func takeCodeUnit() -> UInt32? {
    guard offset + 4 <= bytes.count, bytes[offset].isHexadecimalDigit,
      let unit = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { return nil }
    offset += 4
    return unit
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  // `UInt32(_:radix:)` takes a sign, too.
  fileprivate var isHexadecimalDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
  }
}
