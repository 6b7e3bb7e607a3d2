import Vocabulary

/// The encoding: version, flags, hint (2 bytes), hours (3), days (1), then variable-length numbers:
/// since when (0 for unknown, else one more), the count of updates, the first update, and the
/// distances between updates. Minutes since 1970 fit, for dates before it are not kept.
extension FeedHistory {
  private static let version: UInt8 = 1

  /// Reads what `bytes` wrote; nil when it is damaged or of a version that is not known.
  public init?(bytes: [UInt8]) {
    var reader = HistoryReader(bytes: bytes)
    guard
      reader.byte() == FeedHistory.version, let flags = reader.byte(),
      let hint = reader.number(byteCount: 2), let hours = reader.number(byteCount: 3),
      let days = reader.byte(), let since = reader.variable(), let count = reader.variable(),
      count <= UInt64(FeedHistory.capacity)
    else { return nil }
    var updates: [Int64] = []
    for _ in 0..<count {
      guard let step = reader.variable() else { return nil }
      let (minute, overflow) = (updates.last ?? 0).addingReportingOverflow(Int64(step))
      guard !overflow else { return nil }
      updates.append(minute)
    }
    guard reader.isAtEnd else { return nil }
    self.init(knownSince: since == 0 ? nil : Int64(since) - 1, updates: updates)
    hasValidators = flags & 1 == 1
    hintMinutes = Int(hint)
    skippedHours = HourSet(bits: hours)
    skippedDays = DaySet(bits: days)
  }

  /// The history as the store keeps it.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = [FeedHistory.version, hasValidators ? 1 : 0]
    append(UInt32(clamping: hintMinutes), byteCount: 2, to: &bytes)
    append(skippedHours.bits, byteCount: 3, to: &bytes)
    bytes.append(skippedDays.bits)
    append(variable: knownSince.map { UInt64(clamping: $0) + 1 } ?? 0, to: &bytes)
    append(variable: UInt64(updates.count), to: &bytes)
    var previous: Int64 = 0
    for minute in updates {
      append(variable: UInt64(clamping: minute - previous), to: &bytes)
      previous = minute
    }
    return bytes
  }

  private func append(_ number: UInt32, byteCount: Int, to bytes: inout [UInt8]) {
    for position in 0..<byteCount {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(8 * position)))
    }
  }

  private func append(variable number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Takes numbers from the front of an encoded history.
private struct HistoryReader {
  var bytes: [UInt8]
  var position = 0

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() -> UInt8? {
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  /// A little-endian number of at most four bytes.
  mutating func number(byteCount: Int) -> UInt32? {
    var number: UInt32 = 0
    for shift in 0..<byteCount {
      guard let byte = byte() else { return nil }
      number |= UInt32(byte) << UInt32(8 * shift)
    }
    return number
  }

  /// Seven bits a byte, the lowest first; at most 56 bits, so it always fits `Int64`.
  mutating func variable() -> UInt64? {
    var number: UInt64 = 0
    for shift in 0..<8 {
      guard let byte = byte() else { return nil }
      number |= UInt64(byte & 0x7F) << UInt64(7 * shift)
      if byte & 0x80 == 0 { return number }
    }
    return nil
  }
}
