extension Sketch {
  /// The form that `bytes` has; a later one gets another number.
  private static let version: UInt8 = 2
  private static let headerByteCount = 12

  /// Reads what `bytes` wrote; nil when it is damaged or of another version.
  public init?(bytes: [UInt8]) {
    guard bytes.count >= Sketch.headerByteCount, bytes[0] == Sketch.version, bytes[1] < 64,
      bytes[6] < 64
    else { return nil }
    let counts = [2, 3, 4, 5].map { Int(bytes[$0]) }
    let wordCount = counts.reduce(0, +)
    let recurrenceCount = Int(bytes[7])
    guard counts[0] <= Limits.fingerprintCount, counts[1] <= Limits.titleTokenCount,
      counts[2] <= Limits.ledeFingerprintCount, counts[3] <= Limits.salientCount,
      recurrenceCount == 0 || recurrenceCount == counts[0],
      bytes.count == Sketch.headerByteCount + 8 * wordCount + recurrenceCount
    else { return nil }
    let lists = Sketch.lists(of: counts, in: bytes)
    guard lists.allSatisfy(Sketch.isAscending) else { return nil }
    self.init(
      fingerprints: lists[0], rate: 1 << UInt64(bytes[1]), lede: lists[2],
      salient: lists[3], salientRate: 1 << UInt64(bytes[6]),
      tokenCount: bytes[8..<12].reversed().reduce(0) { $0 << 8 | Int($1) },
      titleTokens: lists[1], recurrence: Array(bytes.suffix(recurrenceCount)))
  }

  /// The sketch as the store keeps it: at most 2,252 bytes, the same on every machine.
  ///
  /// A byte each: version, logarithm of the rate, number of fingerprints, of title tokens, of
  /// fingerprints of the lede, of numbers and names, logarithm of their rate, number of counts of
  /// recurrence. Then the number of tokens in four bytes; the hashes in that order, least first,
  /// eight bytes each; and the counts.
  public var bytes: [UInt8] {
    let lists = [fingerprints, titleTokens, lede, salient]
    var bytes: [UInt8] = [Sketch.version, UInt8(truncatingIfNeeded: rate.trailingZeroBitCount)]
    bytes.reserveCapacity(
      Sketch.headerByteCount + 8 * lists.reduce(0) { $0 + $1.count } + recurrence.count)
    for list in lists { bytes.append(UInt8(truncatingIfNeeded: list.count)) }
    bytes.append(UInt8(truncatingIfNeeded: salientRate.trailingZeroBitCount))
    bytes.append(UInt8(truncatingIfNeeded: recurrence.count))
    let count = UInt32(clamping: tokenCount)
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(shift))) }
    for list in lists {
      for word in list {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes + recurrence
  }

  private static func lists(of counts: [Int], in bytes: [UInt8]) -> [[UInt64]] {
    var offset = headerByteCount
    return bytes.withUnsafeBytes { raw in
      counts.map { count in
        defer { offset += 8 * count }
        return (0..<count).map { position in
          UInt64(
            littleEndian: raw.loadUnaligned(
              fromByteOffset: offset + 8 * position, as: UInt64.self))
        }
      }
    }
  }

  private static func isAscending(_ words: [UInt64]) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { $0 < $1 }
  }
}
