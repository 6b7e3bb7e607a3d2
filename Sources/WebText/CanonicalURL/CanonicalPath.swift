/// The path of a canonical URL.
enum CanonicalPath {
  /// The path with one spelling of its escapes.
  static func form(of path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return path }
    return String(decoding: PercentSpelling.normalized(Array(path.utf8)[...]), as: UTF8.self)
  }

  /// The URL without session ids in its path.
  ///
  /// It is parsed again, for a segment of dots may be left.
  static func withoutSession(_ url: WebURL) -> WebURL {
    let marks = ByteSet(";(")
    let path = Array(url.path.utf8)
    guard path.contains(where: marks.contains) else { return url }
    var rest = path
    removeServletSession(from: &rest)
    removeCookielessSession(from: &rest)
    return rest == path ? url : url.replacing(path: rest) ?? url
  }

  /// `;jsessionid=…` of Java servlets (Servlet specification §7.1.3).
  private static func removeServletSession(from path: inout [UInt8]) {
    let name = Array(";jsessionid=".utf8)
    while let start = path.indices.first(where: { path[$0...].startsIgnoringCase(name) }) {
      let end = path[(start + 1)...].firstIndex {
        $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ";")
      }
      path.removeSubrange(start..<(end ?? path.endIndex))
    }
  }

  /// The segment `(S(…))` of ASP.NET sessions without cookies.
  private static func removeCookielessSession(from path: inout [UInt8]) {
    let opening = Array("/(S(".utf8)
    while let start = path.indices.first(where: { path[$0...].starts(with: opening) }),
      let end = path[start...].firstIndex(of: UInt8(ascii: ")")),
      path[end...].starts(with: "))/".utf8)
    {
      path.removeSubrange(start..<(end + 2))
    }
  }
}

extension ArraySlice<UInt8> {
  /// True when the bytes begin with a text in lower case, whatever their own case.
  fileprivate func startsIgnoringCase(_ text: [UInt8]) -> Bool {
    count >= text.count && zip(self, text).allSatisfy { $0.lowercasedASCII == $1 }
  }
}

/// One spelling for each escaped byte (RFC 3986 §6.2.2).
enum PercentSpelling {
  /// The bytes with escapes of unreserved characters undone and the others in upper case.
  static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
      else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let value = high << 4 | low
      if isUnreserved(value) { result.append(value) } else { result.appendPercentEncoded(value) }
      index += 3
    }
    return result
  }

  /// RFC 3986 §2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }
}
