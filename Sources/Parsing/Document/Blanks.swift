extension UInt8 {
  /// White space of XML, JSON and HTML.
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}

extension StringProtocol {
  /// The text without white space at its ends; on bytes, for it is done for every field.
  var trimmingBlanks: String {
    let kept = utf8.drop { $0.isBlank }
    let blanks = kept.reversed().prefix { $0.isBlank }.count
    return String(decoding: kept.dropLast(blanks), as: UTF8.self)
  }

  /// The text without white space at its ends; nil when nothing is left.
  var nonBlank: String? {
    let text = trimmingBlanks
    return text.isEmpty ? nil : text
  }
}
