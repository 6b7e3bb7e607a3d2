extension URLParser {
  /// The authority and host states; `position` is behind the slashes.
  mutating func parseAuthority() throws(InvalidURL) {
    let end = endOfAuthority()
    output.append(contentsOf: "//".utf8)
    let authority = input[position..<end]
    var hostAndPort = authority
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      hostAndPort = authority[(at + 1)...]
      guard !hostAndPort.isEmpty else { throw InvalidURL() }
      writeCredentials(authority[..<at])
    }
    parts.hostStart = UInt32(output.count)
    try writeHostAndPort(hostAndPort)
    position = end
    parsePathStart()
  }

  private func endOfAuthority() -> Int {
    var end = position
    while end < input.count, !isPathEnd(input[end]), !isSlash(input[end]) { end += 1 }
    return end
  }

  private mutating func writeCredentials(_ credentials: ArraySlice<UInt8>) {
    let colon = credentials.firstIndex(of: UInt8(ascii: ":")) ?? credentials.endIndex
    let password = credentials[colon...].dropFirst()
    let set = PercentEncodeSet.userInformation
    output.append(credentials[..<colon], percentEncoding: set)
    if !password.isEmpty {
      output.append(UInt8(ascii: ":"))
      output.append(password, percentEncoding: set)
    }
    if colon > credentials.startIndex || !password.isEmpty { output.append(UInt8(ascii: "@")) }
  }

  private mutating func writeHostAndPort(_ text: ArraySlice<UInt8>) throws(InvalidURL) {
    let colon = URLParser.portColon(in: text)
    let host = text[..<(colon ?? text.endIndex)]
    if host.isEmpty {
      guard colon == nil, !scheme.isSpecial else { throw InvalidURL() }
    } else {
      output.append(contentsOf: try URLHost.serialize(host, isSpecial: scheme.isSpecial))
    }
    parts.hostEnd = UInt32(output.count)
    if let colon { try writePort(text[(colon + 1)...]) }
  }

  /// The first colon that is not inside an IPv6 address.
  private static func portColon(in text: ArraySlice<UInt8>) -> Int? {
    var insideBrackets = false
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "["): insideBrackets = true
      case UInt8(ascii: "]"): insideBrackets = false
      case UInt8(ascii: ":") where !insideBrackets: return index
      default: break
      }
    }
    return nil
  }

  private mutating func writePort(_ digits: ArraySlice<UInt8>) throws(InvalidURL) {
    guard !digits.isEmpty else { return }
    var port: UInt32 = 0
    for digit in digits {
      guard digit.isASCIIDigit else { throw InvalidURL() }
      port = port * 10 + UInt32(digit - UInt8(ascii: "0"))
      guard port <= UInt16.max else { throw InvalidURL() }
    }
    guard scheme.defaultPort.map(UInt32.init) != port else { return }
    output.append(UInt8(ascii: ":"))
    output.append(contentsOf: String(port).utf8)
  }
}
