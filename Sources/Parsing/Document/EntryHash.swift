import Markup
import WebText

/// The hash of an entry's bytes without the parts that servers change at each request.
enum EntryHash {
  static func hash(
    in cursor: XMLCursor, from start: Int, to end: Int, without volatile: [Range<Int>]
  ) -> StableHash {
    var hash = StableHash(of: cursor.bytes(from: start, to: volatile.first?.lowerBound ?? end).span)
    for (number, part) in volatile.enumerated() {
      let next = number + 1 < volatile.count ? volatile[number + 1].lowerBound : end
      hash = combined(
        hash, StableHash(of: cursor.bytes(from: part.upperBound, to: next).span))
    }
    return hash
  }

  private static func combined(_ left: StableHash, _ right: StableHash) -> StableHash {
    var bytes: [UInt8] = []
    for word in [left.high, left.low, right.high, right.low] {
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return StableHash(of: bytes.span)
  }
}
