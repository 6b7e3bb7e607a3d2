import Vocabulary

/// The encoding: version, flags, hint (2 bytes), hours (3), days (1), then variable-length numbers
/// for the times in minutes and the size of the document, then the counts as 32-bit floats.
///
/// Times before 1970 are not kept; of the optional ones 0 stands for none, else one more.
extension FeedHistory {
  private static let version: UInt8 = 2
  /// More entries than any feed publishes within the memory's reach.
  private static let largestCount: Float = 1e7

  /// Reads what `bytes` wrote; nil when it is damaged or of a version that is not known.
  public init?(bytes: [UInt8]) {
    if bytes.first == 1 {
      self.init(firstVersion: bytes)
      return
    }
    var reader = HistoryReader(bytes: bytes)
    guard
      reader.byte() == FeedHistory.version, let flags = reader.byte(),
      let hint = reader.number(byteCount: 2), let hours = reader.number(byteCount: 3),
      let days = reader.byte(), let since = reader.variable(), let latest = reader.variable(),
      let counted = reader.variable(), let count = reader.variable(),
      let middle = reader.variable()
    else { return nil }
    self.init()
    hasValidators = flags & 1 == 1
    hintMinutes = Int(hint)
    skippedHours = HourSet(bits: hours)
    skippedDays = DaySet(bits: days)
    knownSince = since == 0 ? nil : Int64(since) - 1
    self.latest = latest == 0 ? nil : Int64(latest) - 1
    countedAt = Int64(counted)
    documentCount = Int(count)
    documentMiddle = Int64(middle)
    guard readCounts(from: &reader), reader.isAtEnd else { return nil }
  }

  private mutating func readCounts(from reader: inout HistoryReader) -> Bool {
    func take(_ value: inout Float, from least: Float = 0) -> Bool {
      guard let bits = reader.number(byteCount: 4) else { return false }
      value = Float(bitPattern: bits)
      return value >= least && value <= FeedHistory.largestCount
    }
    guard take(&entries), take(&recentEntries), take(&bursts) else { return false }
    return entriesByDay.indices.allSatisfy { take(&entriesByDay[$0]) }
      && harmonics.indices.allSatisfy {
        take(&harmonics[$0], from: -FeedHistory.largestCount)
      }
  }

  /// The history as the store keeps it.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = [FeedHistory.version, hasValidators ? 1 : 0]
    bytes.reserveCapacity(100)
    append(UInt32(clamping: hintMinutes), byteCount: 2, to: &bytes)
    append(skippedHours.bits, byteCount: 3, to: &bytes)
    bytes.append(skippedDays.bits)
    append(variable: knownSince.map { UInt64(clamping: $0) + 1 } ?? 0, to: &bytes)
    append(variable: latest.map { UInt64(clamping: $0) + 1 } ?? 0, to: &bytes)
    append(variable: UInt64(clamping: countedAt), to: &bytes)
    append(variable: UInt64(clamping: documentCount), to: &bytes)
    append(variable: UInt64(clamping: documentMiddle), to: &bytes)
    for value in [entries, recentEntries, bursts] + entriesByDay + harmonics {
      append(value.bitPattern, byteCount: 4, to: &bytes)
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

extension FeedHistory {
  /// Reads the first version, which listed the last updates: each is learned anew.
  ///
  /// After the hints come since when the feed is known (0 for unknown, else one more), the count of
  /// updates, the first update, and the distances between updates.
  fileprivate init?(firstVersion bytes: [UInt8]) {
    var reader = HistoryReader(bytes: bytes)
    guard
      reader.byte() == 1, let flags = reader.byte(), let hint = reader.number(byteCount: 2),
      let hours = reader.number(byteCount: 3), let days = reader.byte(),
      let since = reader.variable(), let count = reader.variable(), count <= 64
    else { return nil }
    var updates: [Timestamp] = []
    var minute: Int64 = 0
    for _ in 0..<count {
      guard let step = reader.variable() else { return nil }
      let (next, overflow) = minute.addingReportingOverflow(Int64(step))
      guard !overflow, next <= Int64.max / 60 else { return nil }
      minute = next
      updates.append(Timestamp(secondsSinceEpoch: minute * 60))
    }
    guard reader.isAtEnd else { return nil }
    self.init()
    if let last = updates.last { learn(dates: updates, newCount: updates.count, now: last) }
    if since > 0 { knownSince = min(knownSince ?? .max, Int64(since) - 1) }
    // The updates are no longer a document.
    documentCount = 0
    hasValidators = flags & 1 == 1
    hintMinutes = Int(hint)
    skippedHours = HourSet(bits: hours)
    skippedDays = DaySet(bits: days)
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
