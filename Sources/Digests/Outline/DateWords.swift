import Vocabulary

/// Dates as people say them, in English and UTC.
enum DateWords {
  private static let weekdays = [
    "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The day and the time, `Tuesday, 24 November 2026, 07:00 UTC`.
  static func dayAndTime(_ time: Timestamp) -> String {
    let parts = time.civil
    let minute = parts.minute < 10 ? "0\(parts.minute)" : "\(parts.minute)"
    let hour = parts.hour < 10 ? "0\(parts.hour)" : "\(parts.hour)"
    return "\(weekday(of: time)), \(day(time)), \(hour):\(minute) UTC"
  }

  /// The day alone, `24 November 2026`.
  static func day(_ time: Timestamp) -> String {
    let parts = time.civil
    return "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
  }

  /// How long ago it was: minutes, hours, days up to a fortnight, then the date.
  ///
  /// What lies ahead by more than the odd hour of a wrong time zone is dated, not called new.
  static func age(of time: Timestamp, at now: Timestamp) -> String {
    let seconds = (now - time).components.seconds
    switch seconds {
    case ..<(-3_600): return "dated \(day(time))"
    case ..<120: return "just now"
    case ..<3_600: return "\(seconds / 60) minutes ago"
    case ..<7_200: return "an hour ago"
    case ..<86_400: return "\(seconds / 3_600) hours ago"
    case ..<172_800: return "yesterday"
    case ..<1_209_600: return "\(seconds / 86_400) days ago"
    default: return day(time)
    }
  }

  /// A playing time, `38 min` or `1 h 5 min`.
  static func playingTime(seconds: Int) -> String {
    let minutes = max(1, (seconds + 30) / 60)
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  /// The name of a month, from 1.
  static func month(_ number: Int) -> String { months[number - 1] }

  /// The day of the week.
  static func weekday(of time: Timestamp) -> String {
    let midnight = Timestamp(year: time.civil.year, month: time.civil.month, day: time.civil.day)
    let days = midnight.secondsSinceEpoch / 86_400
    return weekdays[Int((days % 7 + 7) % 7)]
  }
}
