/// Finds what a name in lower case stands for, without making a string of it.
struct NameTable<Value: Sendable>: Sendable {
  private struct Entry {
    var name: [UInt8]
    var value: Value
  }

  private var slots: [Entry?]
  private let mask: Int
  private let longestName: Int

  /// A table four times as large as what it holds, so that a search is mostly one comparison.
  init(_ values: [(name: [UInt8], value: Value)]) {
    var capacity = 16
    while capacity < values.count * 4 { capacity *= 2 }
    mask = capacity - 1
    slots = Array(repeating: nil, count: capacity)
    longestName = values.map(\.name.count).max() ?? 0
    for (name, value) in values {
      let slot = name.withUnsafeBufferPointer { buffer in
        var slot = Self.hash(buffer) & mask
        while slots[slot] != nil { slot = (slot + 1) & mask }
        return slot
      }
      slots[slot] = Entry(name: name, value: value)
    }
  }

  /// What the name stands for, nil when it is not in the table.
  func value(of name: UnsafeBufferPointer<UInt8>) -> Value? {
    guard name.count <= longestName else { return nil }
    var slot = Self.hash(name) & mask
    while let entry = slots[slot] {
      if entry.name.elementsEqual(name) { return entry.value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }
}
