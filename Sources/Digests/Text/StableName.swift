import WebText

/// Identifiers that are the same in each run and on each machine.
enum StableName {
  /// A UUID of the bits of a text's stable hash (RFC 9562 §5.8, version 8), as a URN.
  static func urn(for text: String) -> String { "urn:uuid:" + uuid(for: text) }

  /// The UUID alone.
  static func uuid(for text: String) -> String {
    let hash = StableHash(of: "winnow " + text)
    let high = hash.high & ~0xF000 | 0x8000
    let low = hash.low & ~(0xC000 << 48) | 0x8000 << 48
    let digits = hexadecimal(high) + hexadecimal(low)
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }

  /// Sixteen digits.
  static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
