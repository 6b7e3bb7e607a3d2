/// Text that was UTF-8, was taken for Windows-1252 and written as UTF-8 once more: `Ã©` for `é`.
///
/// It is what the document says, and so every program shows it; but its publisher should know.
public enum DoubleEncoding {
  /// So many sequences are no coincidence.
  private static let leastSequences = 2

  /// Whether every character of a text that is not ASCII is part of such a sequence.
  ///
  /// Texts that were encoded once are left at their first character that is not ASCII.
  public static func isIn(_ utf8: Span<UInt8>) -> Bool {
    var sequences = 0
    var expected = 0
    var index = 0
    while index < utf8.count {
      guard let (byte, length) = formerByte(in: utf8, at: index) else { return false }
      index += length
      if expected > 0 {
        guard byte & 0xC0 == 0x80 else { return false }
        expected -= 1
        if expected == 0 { sequences += 1 }
        continue
      }
      switch byte {
      case 0..<0x80: break
      case 0xC2...0xDF: expected = 1
      case 0xE0...0xEF: expected = 2
      case 0xF0...0xF4: expected = 3
      default: return false
      }
    }
    return expected == 0 && sequences >= leastSequences
  }

  /// The byte of Windows-1252 that a character is, and how long the character is in UTF-8.
  private static func formerByte(
    in utf8: Span<UInt8>, at index: Int
  ) -> (byte: UInt8, length: Int)? {
    let lead = utf8[index]
    if lead < 0x80 { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : 3
    guard lead < 0xF0, index + length <= utf8.count else { return nil }
    var value = UInt32(lead & (length == 2 ? 0x1F : 0x0F))
    for offset in 1..<length { value = value << 6 | UInt32(utf8[index + offset] & 0x3F) }
    // The five bytes that Windows leaves undefined are the controls of Latin-1.
    if let byte = UInt8(exactly: value) { return (byte, length) }
    return SingleByteTable.windows1252.byte(of: value).map { ($0, length) }
  }
}
