/// The names of a document that nobody knows, each kept once and called by its number.
struct UnknownNames: Sendable {
  private struct Name: Sendable {
    var start: Int
    var count: Int
    var hash: UInt64
  }

  private var bytes: [UInt8] = []
  private var names: [Name] = []
  private var slots: [Int32] = []

  /// Keeps an input from being made of names that all fall into one slot; it changes no result.
  private static let seed = UInt64.random(in: 0...UInt64.max) | 1

  /// The number of a name, which is lowered and in which NUL becomes U+FFFD (§13.2.5.8).
  mutating func number(of name: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 {
    let start = bytes.count
    for byte in name {
      if byte == 0 {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
    }
    return numberOfLast(from: start)
  }

  /// The name of a number.
  func name(_ number: Int32) -> ArraySlice<UInt8> {
    guard names.indices.contains(Int(number)) else { return [] }
    let name = names[Int(number)]
    return bytes[name.start..<name.start + name.count]
  }

  private mutating func numberOfLast(from start: Int) -> Int32 {
    if names.count * 2 >= slots.count { grow() }
    let count = bytes.count - start
    let hash = hash(from: start)
    var slot = Int(truncatingIfNeeded: hash &>> 20) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = names[Int(slots[slot])]
      if known.hash == hash, known.count == count,
        bytes[known.start..<known.start + count].elementsEqual(bytes[start...])
      {
        bytes.removeSubrange(start...)
        return slots[slot]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(names.count)
    names.append(Name(start: start, count: count, hash: hash))
    return slots[slot]
  }

  private func hash(from start: Int) -> UInt64 {
    var hash = UnknownNames.seed
    for byte in bytes[start...] {
      hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 29
    }
    return hash
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, slots.count * 2))
    for (number, name) in names.enumerated() {
      var slot = Int(truncatingIfNeeded: name.hash &>> 20) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
