import TestSupport
import Testing
import WebText

@Suite struct StableHashTests {
  private func hash(_ bytes: some Collection<UInt8>) -> StableHash {
    let bytes = Array(bytes)
    return StableHash(of: bytes.span)
  }

  @Test(
    "a hash is the same for ever: stores are full of them",
    arguments: [
      ("", "4c1e018226563b7a 5902484b351b64a1"), ("a", "13828d285d84321 6e53397245e4affd"),
      ("abcdefgh", "908fba5b641c7b41 91dcbc9c3e521bef"),
      ("abcdefghi", "d129389e960e0b12 345008381ed74635"),
      (
        "The same in every process, on every machine, in every version.",
        "836226c27de73976 f064045b1dc671eb"
      ),
    ])
  func recordedValues(text: String, expected: String) {
    let hash = StableHash(of: text)
    #expect(String(hash.high, radix: 16) + " " + String(hash.low, radix: 16) == expected)
  }

  @Test("texts that differ a little have hashes that differ a lot", arguments: 0..<10)
  func spread(seed: UInt64) {
    var random = SplitMix(seed: seed)
    var seen: Set<StableHash> = []
    var bytes = (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
    let original = hash(bytes)
    seen.insert(original)
    for index in bytes.indices {
      for bit in 0..<8 {
        bytes[index] ^= 1 << UInt8(bit)
        let other = hash(bytes)
        #expect(seen.insert(other).inserted, "seed \(seed)")
        #expect((original.high ^ other.high).nonzeroBitCount > 8, "seed \(seed)")
        #expect((original.low ^ other.low).nonzeroBitCount > 8, "seed \(seed)")
        bytes[index] ^= 1 << UInt8(bit)
      }
    }
    for count in 0..<64 { #expect(seen.insert(hash(bytes[..<count])).inserted) }
    let zeros = (0..<40).map { hash([UInt8](repeating: 0, count: $0)) }
    #expect(Set(zeros).count == 40)
  }

  @Test("bytes hash alike wherever in memory they are")
  func alignment() {
    let bytes = Array("zero one two three four five six seven".utf8)
    for offset in 1..<8 {
      let shifted = [UInt8](repeating: 9, count: offset) + bytes
      let span = shifted.span.extracting(offset...)
      let moved = StableHash(of: span)
      #expect(moved == hash(bytes))
    }
  }

  @Test("hashes are ordered by their bytes")
  func order() {
    #expect(StableHash(high: 1, low: 9) < StableHash(high: 2, low: 0))
    #expect(StableHash(high: 1, low: 0) < StableHash(high: 1, low: 1))
    #expect(!(StableHash(high: 1, low: 1) < StableHash(high: 1, low: 1)))
  }
}
