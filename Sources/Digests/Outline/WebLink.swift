import WebText

/// An address that a reader may be sent to: `http` or `https`, and nothing in it that ends a link.
struct WebLink: Hashable, Sendable {
  /// The address; no blank, control character, quote, angle bracket, backslash or backtick.
  let address: String

  /// Nil for any other scheme; what may not stand in an address as it is gets percent-encoded.
  init?(_ text: String) {
    let trimmed = text.utf8.drop { $0 <= 0x20 }
    guard WebLink.hasWebScheme(trimmed) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(trimmed.count)
    for byte in trimmed {
      if byte < 0x20 || byte == 0x7F { return nil }
      if WebLink.isUnsafe(byte) {
        bytes.append(contentsOf: WebLink.percentEncoded(byte))
      } else {
        bytes.append(byte)
      }
    }
    address = DisplayText.withoutControls(String(decoding: bytes, as: UTF8.self))
  }

  /// The host as people know it: without user, `www.` and the default port's colon.
  var host: String? {
    guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
    var authority = address[start...].prefix { !"/?#".contains($0) }
    if let user = authority.lastIndex(of: "@") { authority = authority[user...].dropFirst() }
    if authority.lowercased().hasPrefix("www.") { authority = authority.dropFirst(4) }
    return authority.isEmpty ? nil : String(authority)
  }

  private static func hasWebScheme(_ text: Substring.UTF8View) -> Bool {
    let beginning = text.prefix(8).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return beginning.starts(with: "http://".utf8) || beginning.starts(with: "https://".utf8)
  }

  private static func isUnsafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"),
      UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  private static func percentEncoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
