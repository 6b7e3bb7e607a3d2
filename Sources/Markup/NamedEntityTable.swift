/// Names of characters, found by their bytes without a string being made of them.
struct NamedEntityTable: Sendable {
  private struct Entry: Sendable {
    var name: Range<Int>
    var text: Range<Int>
    var needsNoSemicolon = false
  }

  static let longestName = 31
  static let longestWithoutSemicolon = 6

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  private var slots = [Int16](repeating: -1, count: 8_192)

  /// A table of `name:hexadecimal+hexadecimal` words, and of the names in it that need no semicolon.
  init(_ names: StaticString, withoutSemicolon: StaticString) {
    entries.reserveCapacity(2_200)
    bytes.reserveCapacity(24_000)
    for word in NamedEntityTable.words(names) { add(word) }
    for word in NamedEntityTable.words(withoutSemicolon) {
      if let entry = entry(of: word) { entries[entry].needsNoSemicolon = true }
    }
  }

  private static func words(
    _ text: StaticString
  ) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      .split(separator: UInt8(ascii: " "))
  }

  private mutating func add(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
    let parts = word.split(separator: UInt8(ascii: ":"))
    guard let name = parts.first, let codes = parts.last else { return }
    let start = bytes.count
    bytes.append(contentsOf: name)
    let middle = bytes.count
    for code in codes.split(separator: UInt8(ascii: "+")) {
      let number = code.reduce(UInt32(0)) { $0 << 4 | UInt32(NamedEntityTable.value(of: $1)) }
      if let scalar = Unicode.Scalar(number) {
        bytes.append(contentsOf: String(Character(scalar)).utf8)
      }
    }
    var slot = NamedEntityTable.hash(name) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int16(entries.count)
    entries.append(Entry(name: start..<middle, text: middle..<bytes.count))
  }

  private static func value(of digit: UInt8) -> UInt8 {
    digit < UInt8(ascii: "A") ? digit & 0x0F : (digit & 0x0F) + 9
  }

  /// The place of a name, nil for one that is not in the table.
  func entry(of name: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard !name.isEmpty, name.count <= NamedEntityTable.longestName else { return nil }
    var slot = NamedEntityTable.hash(name) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      let range = entries[entry].name
      if range.count == name.count, bytes[range].elementsEqual(name) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The characters of an entry, UTF-8.
  func text(of entry: Int) -> ArraySlice<UInt8> { bytes[entries[entry].text] }

  /// Whether the name of an entry stands for its characters without a semicolon too.
  func needsNoSemicolon(_ entry: Int) -> Bool { entries[entry].needsNoSemicolon }

  private static func hash(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }
}
