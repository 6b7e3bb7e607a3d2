extension Sketch {
  /// The form that `bytes` has; a later one gets another number.
  private static let version: UInt8 = 1
  private static let headerByteCount = 8

  /// Reads what `bytes` wrote; nil when it is damaged.
  public init?(bytes: [UInt8]) {
    guard bytes.count >= Sketch.headerByteCount, bytes[0] == Sketch.version, bytes[1] < 64 else {
      return nil
    }
    let fingerprintCount = Int(bytes[2])
    let titleCount = Int(bytes[3])
    let wordCount = fingerprintCount + titleCount
    guard fingerprintCount <= Limits.fingerprintCount, titleCount <= Limits.titleTokenCount,
      bytes.count == Sketch.headerByteCount + 8 * wordCount
    else { return nil }
    let words = bytes.withUnsafeBytes { raw in
      (0..<wordCount).map { position in
        UInt64(
          littleEndian: raw.loadUnaligned(
            fromByteOffset: Sketch.headerByteCount + 8 * position, as: UInt64.self))
      }
    }
    let tokenCount = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let fingerprints = Array(words[..<fingerprintCount])
    let titleTokens = Array(words[fingerprintCount...])
    guard Sketch.isAscending(fingerprints), Sketch.isAscending(titleTokens) else { return nil }
    self.init(
      fingerprints: fingerprints, rate: 1 << UInt64(bytes[1]), tokenCount: tokenCount,
      titleTokens: titleTokens)
  }

  /// The sketch as the store keeps it: at most 1,544 bytes, the same on every machine.
  ///
  /// Version, logarithm of the rate, number of fingerprints, number of title tokens, a byte each;
  /// the number of tokens in four bytes; then the hashes in eight bytes each, least first.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = [
      Sketch.version, UInt8(truncatingIfNeeded: rate.trailingZeroBitCount),
      UInt8(truncatingIfNeeded: fingerprints.count), UInt8(truncatingIfNeeded: titleTokens.count),
    ]
    bytes.reserveCapacity(Sketch.headerByteCount + 8 * (fingerprints.count + titleTokens.count))
    let count = UInt32(clamping: tokenCount)
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(shift))) }
    for word in fingerprints + titleTokens {
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  private static func isAscending(_ words: [UInt64]) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { $0 < $1 }
  }
}
