import WebText

/// Cuts a stream of JSON into objects, each whole, in bounded memory.
///
/// It knows three shapes: objects one after another, a line each mostly; an array of objects; one
/// object that holds them in the array of a member (`items`, `entries`, …). A line that breaks off
/// spoils no other.
struct JSONStreamSplitter {
  /// What was cut out.
  enum Piece {
    /// What stands before the objects in the one that holds them; it breaks off there.
    case head([UInt8])
    /// An object.
    case object([UInt8])
    /// What is no object, and why.
    case invalid(String)
  }

  /// The members that hold objects to be cut out.
  private static let containers = ["items", "entries", "subscriptions", "feeds"]

  private var buffer: [UInt8] = []
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// The number of arrays and objects around the objects to be cut out; nil while none is open.
  private var containerDepth: Int?
  /// Where the last string at the first level began in the buffer: the member's name.
  private var nameStart = 0
  private var name: ArraySlice<UInt8> = []
  private var hasOverflown = false
  private var lastByte: UInt8 = 0x0A
  /// The last byte outside of strings that is no blank.
  private var lastMark: UInt8 = 0
  /// The line that is being read, and the one on which the object began.
  private var currentLine = 1
  private var firstLine = 1
  private var objectCount = 0

  /// Cuts up more bytes; the closure gets each piece with its line.
  mutating func read(_ bytes: [UInt8], _ take: (Piece, Int) throws -> Void) rethrows {
    for byte in bytes {
      if lastByte == 0x0A, byte == UInt8(ascii: "{"), isBroken {
        try take(.invalid("the line breaks off"), firstLine)
        startOver()
      }
      if isInString {
        readInString(byte)
      } else {
        try read(byte, take)
        if byte > 0x20 { lastMark = byte }
      }
      lastByte = byte
      if byte == 0x0A { currentLine += 1 }
    }
  }

  /// Ends the stream.
  mutating func finish(_ take: (Piece, Int) throws -> Void) rethrows {
    guard depth > 0 else { return }
    try take(.invalid("the file breaks off"), firstLine)
  }

  /// Whether what is open cannot go on with an object at the beginning of a line: a string ends on
  /// its line, an object follows a comma, colon or bracket, and stands on one line where those before
  /// it did.
  private var isBroken: Bool {
    guard depth > containerDepth ?? 0 else { return false }
    let mayFollow = [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "[")].contains(lastMark)
    return isInString || !mayFollow || containerDepth == nil && objectCount > 0
  }

  private mutating func startOver() {
    depth = containerDepth ?? 0
    isInString = false
    isEscaped = false
    forgetObject()
  }

  private mutating func forgetObject() {
    buffer.removeAll(keepingCapacity: true)
    hasOverflown = false
  }

  private mutating func readInString(_ byte: UInt8) {
    append(byte)
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      if depth == 1, containerDepth == nil { name = buffer[nameStart...].dropLast() }
    }
  }

  private mutating func read(_ byte: UInt8, _ take: (Piece, Int) throws -> Void) rethrows {
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      append(byte)
      nameStart = buffer.count
    case UInt8(ascii: "{"): open(byte)
    case UInt8(ascii: "["):
      if depth == 0 {
        depth = 1
        containerDepth = 1
      } else if depth == 1, containerDepth == nil, isContainer {
        if buffer.first == UInt8(ascii: "{") { try take(.head(buffer), firstLine) }
        forgetObject()
        depth = 2
        containerDepth = 2
      } else {
        open(byte)
      }
    case UInt8(ascii: "}"), UInt8(ascii: "]"): try close(byte, take)
    default: append(byte)
    }
  }

  private var isContainer: Bool {
    Self.containers.contains { name.elementsEqual($0.utf8) }
  }

  private mutating func open(_ byte: UInt8) {
    if depth == containerDepth ?? 0 {
      forgetObject()
      firstLine = currentLine
    }
    depth += 1
    append(byte)
  }

  private mutating func close(_ byte: UInt8, _ take: (Piece, Int) throws -> Void) rethrows {
    guard depth > 0 else { return }
    if depth == containerDepth {
      // What follows the objects is not looked at.
      depth -= 1
      containerDepth = nil
      name = []
      return forgetObject()
    }
    append(byte)
    depth -= 1
    guard depth == containerDepth ?? 0, buffer.first == UInt8(ascii: "{") else { return }
    if hasOverflown {
      try take(.invalid("it is longer than \(ParsingLimits.importedBytes) bytes"), firstLine)
    } else {
      try take(.object(buffer), firstLine)
    }
    objectCount += 1
    forgetObject()
  }

  private mutating func append(_ byte: UInt8) {
    guard depth > containerDepth ?? 0 else { return }
    guard buffer.count < ParsingLimits.importedBytes else {
      hasOverflown = true
      return
    }
    buffer.append(byte)
  }
}
