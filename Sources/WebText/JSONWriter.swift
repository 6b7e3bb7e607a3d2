/// Writes one JSON document (RFC 8259) into a byte buffer, members in the order of the calls.
///
/// Nothing is checked for being balanced but by the shape of the calls: objects and arrays are
/// written by closures.
public struct JSONWriter {
  /// The document so far, UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// An empty document, with room for so many bytes.
  public init(reservingCapacity capacity: Int = 0) {
    if capacity > 0 { bytes.reserveCapacity(capacity) }
  }

  /// An object, its members written by the closure.
  public mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    try members(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// An array, its elements written by the closure.
  public mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    try elements(&self)
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// A member's name; the value must follow.
  public mutating func name(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A string.
  public mutating func value(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  /// A whole number.
  public mutating func value(_ number: some BinaryInteger) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  /// A finite number; what is not finite becomes `null`.
  public mutating func value(_ number: Double) {
    separate()
    bytes.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
    needsComma = true
  }

  /// `true` or `false`.
  public mutating func value(_ truth: Bool) {
    separate()
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    needsComma = true
  }

  /// A member with a string, left out when there is none: unknown is absent, never null.
  public mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    self.name(name)
    value(text)
  }

  /// A member with a string in UTF-8, left out when there is none.
  public mutating func member(_ name: String, utf8 text: [UInt8]?) {
    guard let text else { return }
    self.name(name)
    separate()
    text.withUnsafeBufferPointer { quote($0) }
    needsComma = true
  }

  /// A member with a whole number, left out when there is none.
  public mutating func member(_ name: String, _ number: (some BinaryInteger)?) {
    guard let number else { return }
    self.name(name)
    value(number)
  }

  /// A member with a number, left out when there is none.
  public mutating func member(_ name: String, _ number: Double?) {
    guard let number else { return }
    self.name(name)
    value(number)
  }

  /// A member with a truth value, left out when there is none.
  public mutating func member(_ name: String, _ truth: Bool?) {
    guard let truth else { return }
    self.name(name)
    value(truth)
  }

  /// A member with an array of strings, left out when it is empty.
  public mutating func member(_ name: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    self.name(name)
    array { writer in
      for text in texts { writer.value(text) }
    }
  }

  /// A member with an object, left out when its closure writes no member.
  public mutating func optionalObject(
    _ name: String, _ members: (inout JSONWriter) -> Void
  ) {
    let start = bytes.count
    let neededComma = needsComma
    var isEmpty = true
    self.name(name)
    object { writer in
      let begin = writer.bytes.count
      members(&writer)
      isEmpty = writer.bytes.count == begin
    }
    guard isEmpty else { return }
    bytes.removeSubrange(start...)
    needsComma = neededComma
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Forgets what was written and keeps the room for it.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Hands over what was written and goes on behind it; a document may be longer than memory.
  ///
  /// Not from within `optionalObject`, which may take back what it wrote.
  public mutating func drain(to sink: ([UInt8]) throws -> Void) rethrows {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while true {
      let end = utf8.firstIndex(from: start) { word in
        word.marks(below: 0x20) | word.marks(UInt8(ascii: "\"")) | word.marks(UInt8(ascii: "\\"))
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<end]))
      guard end < utf8.count else { break }
      escape(utf8[end])
      start = end + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [
        UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"),
        digits[Int(byte >> 4)], digits[Int(byte & 15)],
      ])
    }
  }
}
