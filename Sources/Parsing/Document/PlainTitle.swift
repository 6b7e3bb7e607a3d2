import Markup
import WebText

/// The plain text of short constructs which are kept as text alone: names of sources, rights.
enum PlainTitle {
  static func text(of construct: TextConstruct?) -> String? {
    guard let construct else { return nil }
    guard construct.kind == .html, construct.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C })
    else { return construct.value.nonBlank }
    return stripped(construct.utf8).nonBlank
  }

  /// Tags go, references become what they stand for.
  private static func stripped(_ html: [UInt8]) -> String {
    var text: [UInt8] = []
    var index = 0
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"):
        let end = html[index...].firstIndex(of: UInt8(ascii: ">"))
        let next = index + 1 < html.count ? html[index + 1] | 0x20 : 0
        let isTag = next == UInt8(ascii: "/") || (0x61...0x7A).contains(next)
        if let end, isTag {
          index = end + 1
        } else {
          text.append(html[index])
          index += 1
        }
      case UInt8(ascii: "&"):
        let end = html[index...].prefix(34).firstIndex(of: UInt8(ascii: ";")) ?? index
        guard end > index + 1, let found = reference(html[index + 1..<end]) else {
          text.append(html[index])
          index += 1
          continue
        }
        text.append(contentsOf: found)
        index = end + 1
      default:
        text.append(html[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func reference(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    if name.first == UInt8(ascii: "#") {
      let digits = String(decoding: name.dropFirst(), as: UTF8.self).lowercased()
      let number =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.map { Array(String(CharacterReference.scalar(for: $0)).utf8) }
    }
    return name.withUnsafeBufferPointer { NamedEntity.text(of: $0) }
  }
}
