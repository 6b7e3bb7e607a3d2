/// An IPv4 address in any spelling that a browser takes (WHATWG URL §3.5, IPv4 parser).
struct IPv4Address: CustomStringConvertible {
  let value: UInt32

  /// Reads one to four decimal, octal or hexadecimal numbers, the last of which fills the rest.
  init?(parsing text: [UInt8]) {
    var parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true, parts.count > 1 { parts.removeLast() }
    guard parts.count <= 4 else { return nil }
    var address: UInt64 = 0
    for (position, part) in parts.enumerated() {
      guard let number = IPv4Address.number(part) else { return nil }
      if position < parts.count - 1 {
        guard number <= 255 else { return nil }
        address |= number << UInt64(8 * (3 - position))
      } else {
        guard number < 1 << UInt64(8 * (5 - parts.count)) else { return nil }
        address += number
      }
    }
    value = UInt32(truncatingIfNeeded: address)
  }

  /// The dotted form.
  var description: String {
    "\(value >> 24).\(value >> 16 & 255).\(value >> 8 & 255).\(value & 255)"
  }

  /// True when a host ends in a number and is therefore an IPv4 address or nothing.
  static func isLastPartNumber(of host: [UInt8]) -> Bool {
    var parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true {
      guard parts.count > 1 else { return false }
      parts.removeLast()
    }
    guard let last = parts.last, let first = last.first, first.isASCIIDigit else { return false }
    return last.allSatisfy(\.isASCIIDigit) || number(last) != nil
  }

  /// A number with C's prefixes; nil for what is none, the largest number for what is too large.
  private static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
    guard let first = text.first else { return nil }
    var digits = text
    var radix: UInt64 = 10
    if text.count >= 2, first == UInt8(ascii: "0") {
      let isHexadecimal = text[text.startIndex + 1] | 0x20 == UInt8(ascii: "x")
      digits = text.dropFirst(isHexadecimal ? 2 : 1)
      radix = isHexadecimal ? 16 : 8
    }
    var number: UInt64 = 0
    for digit in digits {
      guard let value = digit.hexadecimalValue, UInt64(value) < radix else { return nil }
      number = min(number * radix + UInt64(value), 1 << 40)
    }
    return number
  }
}
