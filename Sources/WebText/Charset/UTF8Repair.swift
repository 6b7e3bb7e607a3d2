/// Checks UTF-8 and replaces what is broken by U+FFFD, one for each maximal part of a sequence
/// (WHATWG Encoding §8.1.1, Unicode §3.9).
enum UTF8Repair {
  static func repair(_ bytes: UnsafeBufferPointer<UInt8>) -> (utf8: [UInt8], repaired: Bool) {
    var broken = firstBroken(in: bytes, from: 0)
    guard broken.start < bytes.count else { return (Array(bytes), false) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    var start = 0
    while broken.start < bytes.count {
      output.append(contentsOf: bytes[start..<broken.start])
      output.appendReplacementCharacter()
      start = broken.start + broken.length
      broken = firstBroken(in: bytes, from: start)
    }
    output.append(contentsOf: bytes[start...])
    return (output, true)
  }

  /// The first part that is no character; it starts at the count when there is none.
  private static func firstBroken(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (start: Int, length: Int) {
    var index = start
    while index < bytes.count {
      index = endOfASCII(in: bytes, from: index)
      guard index < bytes.count else { break }
      let (length, isWhole) = sequence(in: bytes, at: index)
      guard isWhole else { return (index, length) }
      index += length
    }
    return (bytes.count, 0)
  }

  private static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index &+ 8 <= raw.count,
      raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index &+= 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index &+= 1 }
    return index
  }

  /// How long the sequence is that begins with a byte from 128 on, and whether it is whole.
  private static func sequence(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (length: Int, isWhole: Bool) {
    let lead = bytes[start]
    let trailing: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: trailing = 1
    case 0xE0...0xEF:
      trailing = 2
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      trailing = 3
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default: return (1, false)
    }
    for offset in 1...trailing {
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard start + offset < bytes.count, allowed.contains(bytes[start + offset]) else {
        return (offset, false)
      }
    }
    return (trailing + 1, true)
  }
}
