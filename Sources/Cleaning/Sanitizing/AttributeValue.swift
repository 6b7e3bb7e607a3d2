import Markup

/// Checks of attribute values that are not addresses.
enum AttributeValue {
  /// The value to write, nil when it is not what the policy wants.
  ///
  /// Flags have an empty value.
  static func checked(_ value: ArraySlice<UInt8>, by policy: AttributePolicy) -> ArraySlice<UInt8>?
  {
    switch policy {
    case .text: value
    case .number: isNumber(value) ? value : nil
    case .integer:
      isNumber(value.first == UInt8(ascii: "-") ? value.dropFirst() : value) ? value : nil
    case .dimension: isDimension(value) ? value : nil
    case .mathLength: isMathLength(value) ? value : nil
    case .words: isWords(value) ? value : nil
    case .word(let words):
      words.contains(String(decoding: value, as: UTF8.self).lowercased()) ? value : nil
    case .flag: []
    case .language: isLanguageTag(value) ? value : nil
    case .codeLanguage: codeLanguage(in: value)
    case .identifiers, .link, .media, .writtenAnew: nil
    }
  }

  private static func isNumber(_ value: ArraySlice<UInt8>) -> Bool {
    !value.isEmpty && value.count <= 6 && value.allSatisfy(\.isDigit)
  }

  private static func isDimension(_ value: ArraySlice<UInt8>) -> Bool {
    let number = value.prefix(while: \.isDigit)
    let unit = value.dropFirst(number.count)
    return isNumber(number)
      && (unit.isEmpty || unit.elementsEqual("%".utf8) || unit.elementsEqual("px".utf8))
  }

  private static func isMathLength(_ value: ArraySlice<UInt8>) -> Bool {
    !value.isEmpty && value.count <= 24
      && value.allSatisfy { $0.isLetter || $0.isDigit || "+-.%".utf8.contains($0) }
  }

  private static func isWords(_ value: ArraySlice<UInt8>) -> Bool {
    value.count <= 200 && value.allSatisfy { $0.isLetter || $0 == 0x20 || $0 == UInt8(ascii: "-") }
  }

  private static func isLanguageTag(_ value: ArraySlice<UInt8>) -> Bool {
    value.count <= 64 && value.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }

  private static func codeLanguage(in value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let classes = value.split(whereSeparator: \.isHTMLSpace).filter { $0.starts(with: "lang".utf8) }
    return classes.isEmpty ? nil : classes.joined(separator: [UInt8(ascii: " ")])[...]
  }
}

extension UInt8 {
  var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }
  var isLetter: Bool { UInt8(ascii: "a") <= self | 0x20 && self | 0x20 <= UInt8(ascii: "z") }
}

extension Sequence<[UInt8].SubSequence> {
  fileprivate func joined(separator: [UInt8]) -> [UInt8] {
    Array(self.map(Array.init).joined(separator: separator))
  }
}
