import WebText

/// Reads a file of another reader, or Winnow's own export, piece by piece in bounded memory.
///
/// The format is told by the content: JSON by its first byte, whose objects are told apart by their
/// members; anything else is a list of addresses. OPML is a document of its own (`OPMLDocument`).
public struct ImportReader: Sendable {
  /// What a record is and on which line it begins.
  public typealias Taker = (ImportRecord, _ line: Int) throws -> Void

  private let format: ImportFormat?
  private var json = JSONStreamSplitter()
  private var line: [UInt8] = []
  private var lineNumber = 1
  private var shape: ImportFormat.Shape?
  private var context = ImportContext()

  /// A reader of a format; nil to tell it by the content.
  public init(_ format: ImportFormat?) {
    self.format = format
    shape = format?.shape
  }

  /// Whether a file that begins so is XML, as OPML is.
  public static func isXML(_ beginning: [UInt8]) -> Bool {
    firstByte(beginning) == UInt8(ascii: "<")
  }

  /// The first byte that is neither a blank nor part of a byte order mark.
  private static func firstByte(_ bytes: [UInt8]) -> UInt8? {
    bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
  }

  /// Reads more bytes.
  public mutating func read(_ bytes: [UInt8], _ take: Taker) rethrows {
    if shape == nil, let first = Self.firstByte(bytes) {
      shape = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .lines
    }
    // As long as there are only blanks both count the lines.
    if shape != .lines { try readJSON(bytes, take) }
    if shape != .json { try readLines(bytes, take) }
  }

  private mutating func readJSON(_ bytes: [UInt8], _ take: Taker) rethrows {
    let format = format
    var next = context
    try json.read(bytes) { piece, line in
      try Self.hand(piece, line, format, &next, to: take)
    }
    context = next
  }

  /// Ends the file.
  public mutating func finish(_ take: Taker) rethrows {
    if shape == .json {
      let format = format
      var next = context
      try json.finish { piece, line in
        try Self.hand(piece, line, format, &next, to: take)
      }
    } else if !line.isEmpty {
      try readLine(take)
    }
  }

  private static func hand(
    _ piece: JSONStreamSplitter.Piece, _ line: Int, _ format: ImportFormat?,
    _ context: inout ImportContext, to take: Taker
  ) rethrows {
    switch piece {
    case .invalid(let reason): try take(.invalid(reason), line)
    case .head(let bytes): context = ImportContext(head: bytes)
    case .object(let bytes):
      try take(ImportedObject(bytes).record(format, in: context), line)
    }
  }

  private mutating func readLines(_ bytes: [UInt8], _ take: Taker) rethrows {
    for byte in bytes {
      if byte != 0x0A {
        if line.count < ParsingLimits.importedBytes { line.append(byte) }
        continue
      }
      try readLine(take)
    }
  }

  private mutating func readLine(_ take: Taker) rethrows {
    let text = String(decoding: line, as: UTF8.self)
    if let record = NewsboatLine(text).record(asRead: format == .newsboatRead) {
      try take(record, lineNumber)
    }
    line.removeAll(keepingCapacity: true)
    lineNumber += 1
  }
}
