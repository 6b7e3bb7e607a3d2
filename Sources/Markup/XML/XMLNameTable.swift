/// The numbers that a handler gave to names, found by the addresses of their parts.
///
/// While a parse lasts, libxml2 keeps each name once, so equal names have equal addresses and no
/// byte of a name is looked at a second time.
struct XMLNameTable {
  struct Key: Equatable {
    var localName: UInt
    var prefix: UInt
    var uri: UInt
    var isAttribute: Bool

    var hash: Int {
      // The addresses are multiples of small powers of two: the product spreads them upwards.
      let mixed =
        (localName &+ prefix &* 3 &+ uri &* 7 &+ (isAttribute ? 1 : 0))
        &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: mixed >> 32)
    }
  }

  private static let empty = Key(localName: 0, prefix: 0, uri: 0, isAttribute: false)
  private var keys = [Key](repeating: empty, count: 256)
  private var codes = [UInt16](repeating: 0, count: 256)
  private var count = 0

  func code(of key: Key) -> UInt16? {
    let slot = slot(of: key)
    return keys[slot] == key ? codes[slot] : nil
  }

  mutating func insert(_ key: Key, code: UInt16) {
    if count &* 2 >= keys.count { grow() }
    let slot = slot(of: key)
    count += keys[slot] == key ? 0 : 1
    keys[slot] = key
    codes[slot] = code
  }

  mutating func removeAll() {
    self = XMLNameTable()
  }

  private func slot(of key: Key) -> Int {
    let mask = keys.count &- 1
    var slot = key.hash & mask
    while keys[slot] != XMLNameTable.empty, keys[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = zip(keys, codes).filter { $0.0 != XMLNameTable.empty }
    keys = [Key](repeating: XMLNameTable.empty, count: keys.count * 2)
    codes = [UInt16](repeating: 0, count: keys.count)
    for (key, code) in old {
      let slot = slot(of: key)
      keys[slot] = key
      codes[slot] = code
    }
  }
}
