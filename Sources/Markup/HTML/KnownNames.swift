/// A name of at most sixteen bytes in two words, gathered while a tag is scanned.
struct NameKey: Equatable {
  static let capacity = 16
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  /// How many bytes the name has, also where that is more than fit.
  private(set) var count = 0

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count < 8 {
      low |= UInt64(truncatingIfNeeded: byte) &<< UInt64(truncatingIfNeeded: count &* 8)
    } else if count < NameKey.capacity {
      high |= UInt64(truncatingIfNeeded: byte) &<< UInt64(truncatingIfNeeded: count &* 8 &- 64)
    }
    count &+= 1
  }

  /// A number that differs between most names.
  @inline(__always)
  fileprivate var hash: Int {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed &>> 40)
  }
}

/// Finds the number of a name in lower case, mostly with one comparison of two words.
struct KnownNames: Sendable {
  private struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var value: Int32 = -1
    /// Tells a name from one with a NUL behind it.
    var count: Int32 = 0
  }

  private var slots: [Slot]
  private let mask: Int

  /// A table eight times as large as what it holds.
  init(_ names: [(name: [UInt8], value: Int)]) {
    var capacity = 16
    while capacity < names.count * 8 { capacity *= 2 }
    mask = capacity - 1
    slots = Array(repeating: Slot(), count: capacity)
    for (name, value) in names {
      var key = NameKey()
      for byte in name { key.append(byte) }
      var slot = key.hash & mask
      while slots[slot].value >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Slot(
        low: key.low, high: key.high, value: Int32(value), count: Int32(name.count))
    }
  }

  /// The number of the name, nil when it is not in the table.
  @inline(__always)
  func value(of key: NameKey) -> Int32? {
    guard key.count <= NameKey.capacity else { return nil }
    var slot = key.hash & mask
    while true {
      let found = slots[slot]
      if found.value < 0 { return nil }
      if found.low == key.low, found.high == key.high, Int(found.count) == key.count {
        return found.value
      }
      slot = (slot &+ 1) & mask
    }
  }

  /// The number of a name that is at hand as a whole.
  func value(of name: some Sequence<UInt8>) -> Int32? {
    var key = NameKey()
    for byte in name { key.append(byte) }
    return value(of: key)
  }
}
