/// UTF-16 and UTF-32 in either byte order.
enum CodeUnits {
  static func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool
  ) -> (utf8: [UInt8], repaired: Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var repaired = false
    var index = 0
    func unit(at index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    while index + 2 <= bytes.count {
      var value = unit(at: index)
      index += 2
      if value & 0xFC00 == 0xD800, index + 2 <= bytes.count {
        let low = unit(at: index)
        if low & 0xFC00 == 0xDC00 {
          value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
          index += 2
        }
      }
      append(value, to: &output, repaired: &repaired)
    }
    if index < bytes.count { append(.max, to: &output, repaired: &repaired) }
    return (output, repaired)
  }

  static func decodeUTF32(
    _ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool
  ) -> (utf8: [UInt8], repaired: Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2)
    var repaired = false
    var index = 0
    while index + 4 <= bytes.count {
      var value: UInt32 = 0
      for offset in 0..<4 {
        value = value << 8 | UInt32(bytes[index + (bigEndian ? offset : 3 - offset)])
      }
      append(value, to: &output, repaired: &repaired)
      index += 4
    }
    if index < bytes.count { append(.max, to: &output, repaired: &repaired) }
    return (output, repaired)
  }

  private static func append(_ value: UInt32, to output: inout [UInt8], repaired: inout Bool) {
    if value < 0x80 {
      output.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      output.append(scalar)
    } else {
      output.appendReplacementCharacter()
      repaired = true
    }
  }
}
