/// Offsets of the parts of a serialised URL, so that reading one is a slice.
///
///     https://user:password@host:8080/path?query#fragment
///          |                |   |    |    |     |
///          schemeEnd        |   |    |    |     queryEnd
///                   hostStart   |    |    pathEnd
///                         hostEnd    pathStart
///
/// A URL without authority has `hostStart` 0. Where a part is absent its end is its start.
struct URLParts: Sendable {
  var schemeEnd: UInt32 = 0
  var hostStart: UInt32 = 0
  var hostEnd: UInt32 = 0
  var pathStart: UInt32 = 0
  var pathEnd: UInt32 = 0
  var queryEnd: UInt32 = 0

  /// True when there is an authority, though its host may be empty (`file:///`).
  var hasHost: Bool { hostStart != 0 }

  /// The offsets when so many bytes before the host are taken away.
  func withHost(movedBackBy distance: UInt32) -> URLParts {
    var moved = self
    moved.hostStart -= distance
    moved.hostEnd -= distance
    moved.pathStart -= distance
    moved.pathEnd -= distance
    moved.queryEnd -= distance
    return moved
  }
}

extension URLParts {
  private static let hostBytes = ByteSet(0x61...0x7A).union(ByteSet(0x30...0x39)).union(
    ByteSet("-"))
  private static let changedInPath = PercentEncodeSet.path.union(ByteSet("\\"))

  /// The parts of a web address that is in its serialised form already, as nearly all are.
  ///
  /// Nil when that cannot be told by a glance at each byte: the parser proper then decides.
  init?(ofSerialized bytes: Span<UInt8>) {
    self.init(authorityOf: bytes)
    guard bytes.count <= Limits.referenceByteCount,
      let pathEnd = Self.endOfPlainPath(in: bytes, from: Int(pathStart))
    else { return nil }
    self.pathEnd = UInt32(pathEnd)
    let queryEnd =
      pathEnd < bytes.count && bytes[pathEnd] == UInt8(ascii: "?")
      ? bytes.end(ofRunWithout: PercentEncodeSet.specialQuery, from: pathEnd + 1) : pathEnd
    self.queryEnd = UInt32(queryEnd)
    guard queryEnd < bytes.count else { return }
    guard bytes[queryEnd] == UInt8(ascii: "#"),
      bytes.end(ofRunWithout: PercentEncodeSet.fragment, from: queryEnd + 1) == bytes.count
    else { return nil }
  }
}

extension URLParts {
  /// Scheme, host and the start of the path of `http(s)://host/`; nil for any other shape.
  private init?(authorityOf bytes: Span<UInt8>) {
    self.init()
    guard bytes.starts(with: "http"), bytes.count > 8 else { return nil }
    schemeEnd = bytes[4] == UInt8(ascii: "s") ? 5 : 4
    let hostStart = Int(schemeEnd) + 3
    guard bytes[hostStart - 3] == UInt8(ascii: ":"), bytes[hostStart - 2] == UInt8(ascii: "/"),
      bytes[hostStart - 1] == UInt8(ascii: "/")
    else { return nil }
    var labelStart = hostStart
    var index = hostStart
    while index < bytes.count, bytes[index] != UInt8(ascii: "/") {
      if bytes[index] == UInt8(ascii: ".") {
        labelStart = index + 1
      } else if !Self.hostBytes.contains(bytes[index]) {
        return nil
      }
      index += 1
    }
    // A last label that begins with a digit may be the end of an IPv4 address.
    guard index < bytes.count, labelStart < index, !bytes[labelStart].isASCIIDigit else {
      return nil
    }
    self.hostStart = UInt32(hostStart)
    hostEnd = UInt32(index)
    pathStart = UInt32(index)
  }

  /// Where a path ends that needs no change; nil when it might.
  private static func endOfPlainPath(in bytes: Span<UInt8>, from start: Int) -> Int? {
    let changed = changedInPath
    var index = start
    var previous = UInt8(ascii: "/")
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return index }
      if byte >= 0x80 || changed.contains(byte) { return nil }
      // A segment that begins with a dot, plain or encoded, may be one to be taken out.
      if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == UInt8(ascii: "%") {
        return nil
      }
      previous = byte
      index += 1
    }
    return index
  }
}
