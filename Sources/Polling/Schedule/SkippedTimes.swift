import Vocabulary

/// A set of hours of the day in GMT (RSS 2.0 `<skipHours>`).
struct HourSet: Hashable, Sendable {
  /// Bit n stands for the hour n.
  private(set) var bits: UInt32 = 0

  /// A set by its bits, those beyond the hours of a day dropped.
  init(bits: UInt32 = 0) { self.bits = bits & 0xFF_FFFF }

  /// The hours of the day that are among these numbers.
  init(_ hours: [Int]) {
    self.init(bits: hours.reduce(0) { (0..<24).contains($1) ? $0 | 1 << UInt32($1) : $0 })
  }

  /// Whether an hour is in it.
  func contains(_ hour: Int) -> Bool { bits >> UInt32(hour) & 1 == 1 }
}

/// A set of days of the week in GMT (RSS 2.0 `<skipDays>`).
struct DaySet: Hashable, Sendable {
  private static let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Bit 0 stands for Monday.
  private(set) var bits: UInt8 = 0

  /// A set by its bits, the one beyond the week dropped.
  init(bits: UInt8 = 0) { self.bits = bits & 0x7F }

  /// The days that are named in lower case English.
  init(_ days: [String]) {
    var bits: UInt8 = 0
    for day in days {
      guard let position = DaySet.names.firstIndex(of: day) else { continue }
      bits |= 1 << UInt8(position)
    }
    self.init(bits: bits)
  }

  /// Whether a day is in it, counted from Monday.
  func contains(_ day: Int) -> Bool { bits >> UInt8(day) & 1 == 1 }
}

extension FeedHistory {
  /// Whether the publisher asks not to be asked at a time.
  func skips(_ time: Timestamp) -> Bool {
    let hours = Int(max(0, time.minutes) / 60)
    // 1970-01-01 was a Thursday, the fourth day from Monday.
    return skippedHours.contains(hours % 24) || skippedDays.contains((hours / 24 + 3) % 7)
  }
}
