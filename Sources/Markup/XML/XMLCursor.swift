import CLibXML2

/// Where in a document the reading is.
///
/// All offsets are in the bytes that are being read, which are the repaired ones in a second
/// reading. After the reading has ended everything is zero or empty.
public final class XMLCursor {
  var context: xmlParserCtxtPtr?
  /// Where the end tags begin that a repair added to a document that was cut off.
  var contentEnd = Int.max
  var document = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Where the reading is, when it is not libxml2's.
  var place = 0
  private(set) var isStopped = false
  private var countedBytes = 0
  private var countedLines = 0

  /// The line, from 1.
  public var line: Int {
    if let context { return Int(context.pointee.input?.pointee.line ?? 0) }
    return document.isEmpty ? 0 : linesBefore(offset) + 1
  }

  /// Lines are counted when somebody asks, and no stretch twice while the reading goes on.
  private func linesBefore(_ offset: Int) -> Int {
    if offset < countedBytes { (countedBytes, countedLines) = (0, 0) }
    while let newline = document.index(of: UInt8(ascii: "\n"), from: countedBytes, until: offset) {
      countedLines += 1
      countedBytes = newline + 1
    }
    countedBytes = offset
    return countedLines
  }

  /// The reading has ended.
  func end() {
    context = nil
    document = UnsafeBufferPointer(start: nil, count: 0)
    place = 0
  }

  /// The offset behind what was told last.
  ///
  /// In `startElement` it is somewhere between the last attribute and the `>`.
  public var offset: Int {
    guard let input = context?.pointee.input?.pointee, let start = input.base, let here = input.cur
    else { return min(place, document.count) }
    return min(Int(input.consumed) + (here - start), document.count)
  }

  /// The offset of the `<` of the element that begins, asked in `startElement`.
  public var elementOffset: Int {
    var offset = offset
    while offset > 0, document[offset - 1] != UInt8(ascii: "<") { offset -= 1 }
    return max(0, offset - 1)
  }

  /// The bytes between two offsets, held within the document.
  public func bytes(from start: Int, to end: Int) -> UnsafeBufferPointer<UInt8> {
    let lower = min(max(0, start), document.count)
    let upper = min(max(lower, end), document.count)
    return UnsafeBufferPointer(rebasing: document[lower..<upper])
  }

  /// Whether the reading has come to where a document that was cut off ends.
  public var isBehindCut: Bool { offset > contentEnd }

  /// Ends the reading: nothing more is told.
  public func stop() {
    isStopped = true
    if let context { xmlStopParser(context) }
  }
}
