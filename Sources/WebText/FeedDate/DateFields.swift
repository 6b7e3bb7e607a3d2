import Vocabulary

/// The fields of a date as far as they were found, checked only when they become a time.
struct DateFields {
  /// Where a time is offset from UTC.
  enum Zone: Equatable {
    case minutes(Int)
    /// A place of the time zone database, whose offset depends on the date.
    case place(String)
  }

  var year: Int?
  var month: Int?
  /// The month was a word, not a number.
  var isMonthNamed = false
  var day: Int?
  /// The day of the year, in place of month and day (ISO 8601 §5.2.2).
  var dayOfYear: Int?
  /// The week and the day of it, in place of month and day (ISO 8601 §5.2.3).
  var week: (number: Int, day: Int)?
  var hour: Int?
  var minute: Int?
  var second: Int?
  var isAfternoon: Bool?
  var zone: Zone?
  /// The month is a Thai word.
  var isThai = false
  /// There are words that are of no date.
  var hasOtherWords = false
  /// The whole date as seconds since 1970.
  var secondsSinceEpoch: Int64?

  /// True when the date itself is there, so that a number must be of the time.
  var hasDate: Bool {
    year != nil && (dayOfYear != nil || week != nil || (month != nil && day != nil))
  }

  /// The time, nil when the fields are not those of any.
  var timestamp: Timestamp? {
    if let secondsSinceEpoch { return Timestamp(secondsSinceEpoch: secondsSinceEpoch) }
    // A year below 1000 is the zero of some program's calendar, not a date of publishing.
    guard let year = gregorianYear, (1_000...9_999).contains(year),
      let midnight = midnight(of: year),
      let secondOfDay
    else { return nil }
    let local = midnight.secondsSinceEpoch + Int64(secondOfDay)
    switch zone {
    case nil: return Timestamp(secondsSinceEpoch: local)
    case .minutes(let minutes): return Timestamp(secondsSinceEpoch: local - Int64(minutes) * 60)
    case .place(let name):
      let offset = ZoneNames.secondsFromUTC(in: name, atLocalTime: local) ?? 0
      return Timestamp(secondsSinceEpoch: local - Int64(offset))
    }
  }

  /// Thailand counts from 543 years before our era.
  private var gregorianYear: Int? {
    guard let year, isThai, year > 2_400 else { return year }
    return year - 543
  }

  private func midnight(of year: Int) -> Timestamp? {
    if let week { return DateFields.day(week.day, ofWeek: week.number, in: year) }
    if let dayOfYear {
      guard (1...365 + (DateFields.isLeap(year) ? 1 : 0)).contains(dayOfYear) else { return nil }
      return Timestamp(year: year, month: 1, day: dayOfYear)
    }
    // A day without a month that anybody knows is no date, nor is a number among words a year.
    guard month != nil || (day == nil && !hasOtherWords),
      day != nil || (hour == nil && (isMonthNamed || !hasOtherWords))
    else { return nil }
    // W3C-DTF: a year or a month alone begins with its first day.
    let month = month ?? 1
    let day = day ?? 1
    guard (1...12).contains(month), day >= 1, day <= DateFields.days(in: month, of: year)
    else { return nil }
    return Timestamp(year: year, month: month, day: day)
  }

  /// Seconds since midnight; 24:00 and a leap second are the next day's first.
  private var secondOfDay: Int? {
    guard var hour else { return 0 }
    let minute = minute ?? 0
    let second = second ?? 0
    if isAfternoon == true, hour < 12 { hour += 12 }
    if isAfternoon == false, hour == 12 { hour = 0 }
    guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60, second <= 60
    else { return nil }
    return hour * 3_600 + minute * 60 + second
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Week 1 is the one with 4 January in it, and weeks begin on Monday.
  private static func day(_ day: Int, ofWeek week: Int, in year: Int) -> Timestamp? {
    guard (1...53).contains(week), (1...7).contains(day) else { return nil }
    let monday = firstMonday(of: year) + .seconds((week - 1) * 7 * 86_400)
    // Only some years have a week 53; in the others it is the next year's first.
    guard monday < firstMonday(of: year + 1) else { return nil }
    return monday + .seconds((day - 1) * 86_400)
  }

  private static func firstMonday(of year: Int) -> Timestamp {
    let fourth = Timestamp(year: year, month: 1, day: 4)
    // 1970-01-01 was a Thursday.
    let weekday = Int((fourth.secondsSinceEpoch / 86_400 % 7 + 10) % 7)
    return Timestamp(year: year, month: 1, day: 4 - weekday)
  }
}
