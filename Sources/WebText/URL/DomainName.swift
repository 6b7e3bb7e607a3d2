import Foundation

/// Domain names as they are asked for in the DNS (WHATWG URL §3.3, domain to ASCII).
enum DomainName {
  /// The name in lower case with its foreign labels in Punycode; nil when there is no such name.
  ///
  /// The mapping of UTS 46 is approximated: lower case, compatibility composition and the characters
  /// it drops. What it calls invalid beyond the URL standard's own list is let through: the DNS
  /// says whether the name exists.
  static func ascii(_ name: [UInt8]) -> [UInt8]? {
    guard name.contains(where: { $0 >= 0x80 }) else { return name.map(\.lowercasedASCII) }
    let text = String(decoding: name, as: UTF8.self)
    let labels = mapped(text).split(separator: ".", omittingEmptySubsequences: false)
    var result: [UInt8] = []
    for (position, label) in labels.enumerated() {
      if position > 0 { result.append(UInt8(ascii: ".")) }
      if label.utf8.allSatisfy({ $0 < 0x80 }) {
        result.append(contentsOf: label.utf8)
      } else {
        guard let encoded = Punycode.encode(label.unicodeScalars) else { return nil }
        result.append(contentsOf: "xn--".utf8)
        result.append(contentsOf: encoded)
      }
    }
    return result
  }

  private static func mapped(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !isDropped(scalar) {
      // The ideographic full stops, UTS 46 §2.3.
      scalars.append(isFullStop(scalar) ? "." : scalar)
    }
    let folded = String(scalars).precomposedStringWithCompatibilityMapping.lowercased()
    return folded.precomposedStringWithCompatibilityMapping
  }

  private static func isFullStop(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
  }

  /// Soft hyphen, zero-width space, word joiner, variation selectors, byte order mark.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x2060, 0x2064, 0xFE00...0xFE0F, 0xFEFF: true
    default: false
    }
  }
}
