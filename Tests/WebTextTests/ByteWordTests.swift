import TestSupport
import Testing
import WebText

@Suite("Scanning by words") struct ByteWordTests {
  private func first(
    in bytes: [UInt8], from start: Int, _ marks: (ByteWord) -> UInt64
  ) -> Int {
    bytes.withUnsafeBufferPointer { $0.firstIndex(from: start, marked: marks) }
  }

  @Test("the first byte that is sought is found wherever it is", arguments: 0...24)
  func places(count: Int) {
    for place in 0..<count {
      for neighbour: UInt8 in [0x21, 0x23, 0xA2, 0x00, 0xFF, 0x61] {
        var bytes = [UInt8](repeating: neighbour, count: count)
        bytes[place] = 0x22
        #expect(first(in: bytes, from: 0) { $0.marks(0x22) } == place)
        #expect(first(in: bytes, from: place) { $0.marks(0x22) } == place)
        #expect(first(in: bytes, from: place + 1) { $0.marks(0x22) } == count)
      }
    }
  }

  @Test("marks are those of the bytes one by one", arguments: 1...10)
  func marks(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    for _ in 0..<200 {
      let bytes = (0..<11).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let sought = UInt8.random(in: 0x80...0xFF, using: &generator)
      let bound = UInt8.random(in: 0...0x60, using: &generator)
      let equal = bytes.firstIndex(of: sought) ?? bytes.count
      let masked = bytes.firstIndex { $0 & 0xF0 == sought & 0xF0 } ?? bytes.count
      let below = bytes.firstIndex { $0 < bound } ?? bytes.count
      #expect(first(in: bytes, from: 0) { $0.marks(sought) } == equal)
      #expect(first(in: bytes, from: 0) { $0.marks(sought & 0xF0, mask: 0xF0) } == masked)
      #expect(first(in: bytes, from: 0) { $0.marks(below: bound) } == below)
    }
  }
}
