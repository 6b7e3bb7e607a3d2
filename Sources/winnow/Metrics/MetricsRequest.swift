/// A request for the figures, as far as it is looked at (RFC 9112 §3).
struct MetricsRequest {
  /// A request that has no end within so many bytes is refused.
  static let longest = 8_192

  private static let paths: Set<Substring> = ["/", "/metrics"]

  /// What is answered.
  enum Answer: Hashable {
    /// The figures; without them where only the head was asked for.
    case figures(withBody: Bool)
    /// An error.
    case refused(status: String)
  }

  /// The answer to a head, which ends in an empty line.
  static func answer(to head: [UInt8]) -> Answer {
    let line = head.prefix { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
      return .refused(status: "400 Bad Request")
    }
    guard ["GET", "HEAD"].contains(words[0]) else {
      return .refused(status: "405 Method Not Allowed")
    }
    guard paths.contains(words[1].prefix { $0 != "?" }) else {
      return .refused(status: "404 Not Found")
    }
    return .figures(withBody: words[0] == "GET")
  }

  /// Whether the head is whole.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: Array("\r\n\r\n".utf8)) != nil
      || bytes.firstRange(of: Array("\n\n".utf8)) != nil
  }

  /// A response with all its fields.
  static func response(_ status: String, type: String, _ text: String, withBody: Bool) -> String {
    let allow = status.hasPrefix("405") ? "Allow: GET, HEAD\r\n" : ""
    return """
      HTTP/1.1 \(status)\r
      Content-Type: \(type)\r
      Content-Length: \(text.utf8.count)\r
      Cache-Control: no-store\r
      \(allow)Connection: close\r
      \r
      \(withBody ? text : "")
      """
  }
}
