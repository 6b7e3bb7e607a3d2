extension URLParser {
  /// The file and file slash states, with their Windows drive letters.
  mutating func parseFile(relativeTo base: WebURL?) throws(InvalidURL) {
    if isSlash(peek()), isSlash(peek(1)) {
      position += 2
      try parseFileHost()
      return
    }
    if let base { copyAuthority(of: base) } else { writeEmptyHost() }
    if isSlash(peek()) {
      position += 1
      beginPath()
      if let base, !startsWithDriveLetter() {
        output.append(contentsOf: URLParser.drive(of: base))
      }
      parsePath()
    } else if let base {
      resolvePath(against: base)
    } else {
      beginPath()
      parsePath()
    }
  }

  private mutating func parseFileHost() throws(InvalidURL) {
    var end = position
    while end < input.count, !isPathEnd(input[end]), !isSlash(input[end]) { end += 1 }
    let host = input[position..<end]
    writeEmptyHost()
    if URLParser.isDriveLetter(host) {
      beginPath()
      parsePath()
      return
    }
    if !host.isEmpty {
      let name = try URLHost.serialize(host, isSpecial: true)
      if !name.elementsEqual("localhost".utf8) { output.append(contentsOf: name) }
      parts.hostEnd = UInt32(output.count)
    }
    position = end
    parsePathStart()
  }

  private mutating func writeEmptyHost() {
    output.append(contentsOf: "//".utf8)
    parts.hostStart = UInt32(output.count)
    parts.hostEnd = parts.hostStart
  }

  /// `/C:` where the base's path begins with a drive, else nothing.
  private static func drive(of base: WebURL) -> [UInt8] {
    let path = Array(base.bytes(base.parts.pathStart..<base.parts.pathEnd).prefix(4))
    guard path.count >= 3, isDriveLetter(path[1..<3]), path[2] == UInt8(ascii: ":"),
      path.count == 3 || path[3] == UInt8(ascii: "/")
    else { return [] }
    return Array(path[..<3])
  }

  /// True when what follows is a drive letter and nothing else of its segment.
  func startsWithDriveLetter() -> Bool {
    guard let letter = peek(), let mark = peek(1),
      URLParser.isDriveLetter([letter, mark][...])
    else { return false }
    guard let next = peek(2) else { return true }
    return isSlash(next) || isPathEnd(next)
  }

  /// True for a letter with `:` or `|`.
  static func isDriveLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 2, let letter = bytes.first, let mark = bytes.last else { return false }
    return letter.isASCIILetter && (mark == UInt8(ascii: ":") || mark == UInt8(ascii: "|"))
  }
}
