extension URLParser {
  /// The path begins at the end of what is written.
  mutating func beginPath() { parts.pathStart = UInt32(output.count) }

  /// The path ends at the end of what is written.
  mutating func endPath() {
    // Without an authority a path that begins with two slashes would be read as one
    // (WHATWG URL §4.5, URL serializing).
    if !parts.hasHost, output[Int(parts.pathStart)...].starts(with: "//".utf8) {
      output.insert(contentsOf: "/.".utf8, at: Int(parts.pathStart))
      parts.pathStart += 2
    }
    parts.pathEnd = UInt32(output.count)
    parts.queryEnd = parts.pathEnd
  }

  /// The path start state: behind an authority.
  mutating func parsePathStart() {
    beginPath()
    guard let next = peek(), !isPathEnd(next) else {
      if scheme.isSpecial { output.append(UInt8(ascii: "/")) }
      endPath()
      return
    }
    if isSlash(next) { position += 1 }
    parsePath()
  }

  /// The path state; `position` is at the first byte of a segment.
  mutating func parsePath() {
    while true {
      let start = position
      while let next = peek(), !isPathEnd(next), !isSlash(next) { position += 1 }
      let hasNext = isSlash(peek())
      writeSegment(input[start..<position], isLast: !hasNext)
      guard hasNext else { break }
      position += 1
    }
    endPath()
  }

  private mutating func writeSegment(_ segment: ArraySlice<UInt8>, isLast: Bool) {
    switch URLParser.dots(in: segment) {
    case 2:
      shortenPath()
      if isLast { output.append(UInt8(ascii: "/")) }
    case 1:
      if isLast { output.append(UInt8(ascii: "/")) }
    default:
      let isFirst = output.count == Int(parts.pathStart)
      output.append(UInt8(ascii: "/"))
      output.append(segment, percentEncoding: PercentEncodeSet.path)
      if scheme == .file, isFirst, URLParser.isDriveLetter(segment) {
        output[output.count - 1] = UInt8(ascii: ":")
      }
    }
  }

  /// How many dots a segment is, plain or encoded; 0 when it is anything else.
  private static func dots(in segment: ArraySlice<UInt8>) -> Int {
    guard segment.count <= 6 else { return 0 }
    var rest = segment
    var count = 0
    while let first = rest.first {
      if first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
      } else if rest.count >= 3, first == UInt8(ascii: "%"),
        rest[rest.startIndex + 1] == UInt8(ascii: "2"),
        rest[rest.startIndex + 2] | 0x20 == UInt8(ascii: "e")
      {
        rest = rest.dropFirst(3)
      } else {
        return 0
      }
      count += 1
    }
    return count <= 2 ? count : 0
  }

  /// Takes the last segment away, but not the drive of a `file:` URL.
  mutating func shortenPath() {
    let path = output[Int(parts.pathStart)...]
    if scheme == .file, path.count == 3, URLParser.isDriveLetter(path.dropFirst()) { return }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return }
    output.removeSubrange(slash...)
  }

  /// The opaque path state: `mailto:`, `data:`, `urn:`.
  mutating func parseOpaquePath() {
    beginPath()
    let start = position
    while let next = peek(), !isPathEnd(next) { position += 1 }
    output.append(input[start..<position], percentEncoding: PercentEncodeSet.control)
    // A blank at the end would be lost when what follows is taken away and the rest parsed again.
    if output.last == UInt8(ascii: " ") {
      output.removeLast()
      output.append(contentsOf: "%20".utf8)
    }
    endPath()
  }

  /// What follows the path.
  mutating func parseQueryAndFragment() {
    if peek() == UInt8(ascii: "?") {
      position += 1
      let start = position
      while let next = peek(), next != UInt8(ascii: "#") { position += 1 }
      output.append(UInt8(ascii: "?"))
      let set = scheme.isSpecial ? PercentEncodeSet.specialQuery : PercentEncodeSet.query
      output.append(input[start..<position], percentEncoding: set)
      parts.queryEnd = UInt32(output.count)
    }
    guard peek() == UInt8(ascii: "#") else { return }
    output.append(UInt8(ascii: "#"))
    output.append(input[(position + 1)...], percentEncoding: PercentEncodeSet.fragment)
  }
}
