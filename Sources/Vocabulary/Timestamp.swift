/// A point in time in whole seconds of UTC since 1970.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted; negative before.
  public let secondsSinceEpoch: Int64

  /// The point in time so many seconds after 1970-01-01T00:00:00Z.
  public init(secondsSinceEpoch: Int64) { self.secondsSinceEpoch = secondsSinceEpoch }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  /// The point in time so many whole seconds later, held at the ends of the range.
  public static func + (time: Timestamp, seconds: Duration) -> Timestamp {
    let (sum, overflow) = time.secondsSinceEpoch.addingReportingOverflow(
      seconds.components.seconds)
    guard overflow else { return Timestamp(secondsSinceEpoch: sum) }
    return Timestamp(secondsSinceEpoch: seconds < .zero ? .min : .max)
  }

  /// The time that lies between two points, negative when `left` is the earlier one.
  public static func - (left: Timestamp, right: Timestamp) -> Duration {
    let (difference, overflow) = left.secondsSinceEpoch.subtractingReportingOverflow(
      right.secondsSinceEpoch)
    guard overflow else { return .seconds(difference) }
    return .seconds(left < right ? Int64.min : Int64.max)
  }
}

extension Timestamp {
  /// The date of a civil (proleptic Gregorian) calendar and the time of day, in UTC.
  ///
  /// Fields outside their range carry over, as `24:00` does into the next day.
  public init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) {
    // Howard Hinnant's days-from-civil: years begin in March, so the leap day is the last.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = Int64(era) * 146_097 + Int64(dayOfEra) - 719_468
    self.init(
      secondsSinceEpoch: days * 86_400 + Int64(hour) * 3_600 + Int64(minute) * 60 + Int64(second))
  }

  /// The date and time of day in UTC.
  public var civil: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let day = secondsSinceEpoch.quotientRoundedDown(by: 86_400)
    let secondOfDay = Int(secondsSinceEpoch - day * 86_400)
    let shifted = day + 719_468
    let era = shifted.quotientRoundedDown(by: 146_097)
    let dayOfEra = Int(shifted - era * 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
    return (
      year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1,
      secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60
    )
  }
}

extension Timestamp: CustomStringConvertible {
  /// RFC 3339 in UTC, `2026-11-24T00:25:24Z`.
  ///
  /// Years outside 0 to 9999 have no form there and are held at the ends.
  public var description: String {
    let earliest = Timestamp(year: 0, month: 1, day: 1)
    let latest = Timestamp(year: 9_999, month: 12, day: 31, hour: 23, minute: 59, second: 59)
    let parts = min(max(self, earliest), latest).civil
    return String(unsafeUninitializedCapacity: 20) { text in
      var end = 0
      func write(_ number: Int, digits: Int, before mark: UInt8) {
        var rest = number
        for index in (end..<end + digits).reversed() {
          text[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        text[end + digits] = mark
        end += digits + 1
      }
      write(parts.year, digits: 4, before: UInt8(ascii: "-"))
      write(parts.month, digits: 2, before: UInt8(ascii: "-"))
      write(parts.day, digits: 2, before: UInt8(ascii: "T"))
      write(parts.hour, digits: 2, before: UInt8(ascii: ":"))
      write(parts.minute, digits: 2, before: UInt8(ascii: ":"))
      write(parts.second, digits: 2, before: UInt8(ascii: "Z"))
      return end
    }
  }
}

extension Int64 {
  /// The quotient rounded towards negative infinity, so that days before 1970 come out right.
  fileprivate func quotientRoundedDown(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
