extension UInt8 {
  /// White space of XML, JSON and HTML.
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  /// A letter of ASCII in lower case.
  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

extension StringProtocol {
  /// The text without white space at its ends; on bytes, for it is done for every field.
  var trimmingBlanks: String {
    let text = Substring(self)
    let bytes = text.utf8
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, bytes[start].isBlank { bytes.formIndex(after: &start) }
    while start < end, bytes[bytes.index(before: end)].isBlank { bytes.formIndex(before: &end) }
    return String(text[start..<end])
  }

  /// The text without white space at its ends; nil when nothing is left.
  var nonBlank: String? {
    let text = trimmingBlanks
    return text.isEmpty ? nil : text
  }
}

extension [UInt8] {
  /// The bytes of a text in UTF-8 without white space at its ends.
  var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isBlank }) else { return [] }
    var end = count
    while self[end - 1].isBlank { end -= 1 }
    return self[first..<end]
  }

  /// The text without white space at its ends, as a string.
  var trimmedText: String {
    trimmed.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
