/// What is percent-encoded where (WHATWG URL §1.3); controls and all that is not ASCII always is.
enum PercentEncodeSet {
  static let control = ByteSet(0x00...0x1F).union(ByteSet(0x7F...0x7F))
  static let fragment = control.union(ByteSet(" \"<>`"))
  static let query = control.union(ByteSet(" \"#<>"))
  static let specialQuery = query.union(ByteSet("'"))
  static let path = query.union(ByteSet("?^`{}"))
  /// All but the unreserved characters (RFC 3986 §2.3) and slashes.
  static let filePath = control.union(ByteSet(" !\"#$%&'()*+,:;<=>?@[\\]^`{|}"))
  static let userInformation = path.union(ByteSet("/:;=@[\\]|"))
}

extension [UInt8] {
  /// Appends bytes, those of a set and all that are not ASCII as `%XX`.
  mutating func append(_ bytes: ArraySlice<UInt8>, percentEncoding set: ByteSet) {
    for byte in bytes {
      guard byte >= 0x80 || set.contains(byte) else {
        append(byte)
        continue
      }
      appendPercentEncoded(byte)
    }
  }

  /// Appends a byte as `%XX`.
  mutating func appendPercentEncoded(_ byte: UInt8) {
    append(UInt8(ascii: "%"))
    append(.hexadecimalDigit(byte >> 4))
    append(.hexadecimalDigit(byte & 15))
  }

  /// The bytes with each `%XX` replaced by what it stands for; a lone `%` stays.
  package init(percentDecoding bytes: ArraySlice<UInt8>) {
    self = []
    reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
      {
        append(high << 4 | low)
        index += 3
      } else {
        append(bytes[index])
        index += 1
      }
    }
  }
}
