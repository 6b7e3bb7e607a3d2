extension Span<UInt8> {
  /// True when the bytes begin with an ASCII text.
  package func starts(with prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { expected in
      for index in expected.indices where self[index] != expected[index] { return false }
      return true
    }
  }

  /// Where the first byte is that is in a set or not ASCII; the count when there is none.
  func end(ofRunWithout set: ByteSet, from start: Int) -> Int {
    var index = start
    while index < count, self[index] < 0x80, !set.contains(self[index]) { index &+= 1 }
    return Swift.min(index, count)
  }
}

extension String {
  /// The text of some UTF-8; what is broken becomes U+FFFD.
  package init(copying bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
