extension FeedDateReader {
  /// Reads a number and whatever belongs to it.
  mutating func readNumber() {
    let start = position
    guard let (value, digits) = takeNumber(digits: 14) else { return }
    if hasDigit() {
      while hasDigit() { position += 1 }
      return
    }
    if expectsMonth, digits <= 2 {
      expectsMonth = false
      fields.month = value
      return
    }
    if digits <= 2, readTime(hour: value) || readMarked(value) { return }
    if fields.hour == nil, fields.hasDate, digits == 4 || digits == 6,
      isTime(value, digits: digits, at: start)
    {
      setBasicTime(value, digits: digits)
      return
    }
    switch digits {
    case 14:
      setBasicDate(value / 1_000_000)
      setBasicTime(value % 1_000_000, digits: 6)
    case 12:
      setBasicDate(value / 10_000)
      setBasicTime(value % 10_000, digits: 4)
    case 8: setBasicDate(value)
    case 7 where fields.year == nil:
      (fields.year, fields.dayOfYear) = (value / 1_000, value % 1_000)
    case 4 where fields.year == nil: readDate(year: value)
    case 1...3: readShortNumber(value, digits: digits)
    default: break
    }
  }

  /// True behind the `T` of ISO 8601, and behind a blank when it can be a time.
  private func isTime(_ value: Int, digits: Int, at start: Int) -> Bool {
    guard start > 0, bytes[start - 1] != UInt8(ascii: "t") else { return start > 0 }
    return digits == 4 && bytes[start - 1] == UInt8(ascii: " ") && value < 2_400
      && value % 100 < 60
  }

  private mutating func setBasicDate(_ value: Int) {
    guard fields.year == nil else { return }
    fields.year = value / 10_000
    fields.month = value / 100 % 100
    fields.day = value % 100
  }

  private mutating func setBasicTime(_ value: Int, digits: Int) {
    fields.hour = digits == 6 ? value / 10_000 : value / 100
    fields.minute = digits == 6 ? value / 100 % 100 : value % 100
    fields.second = digits == 6 ? value % 100 : 0
    skipFraction()
  }

  /// The rest of a date that begins with its year: `-11-24`, `-W48-2`, `-328`, `/11/24`.
  private mutating func readDate(year: Int) {
    fields.year = year
    if peek() == UInt8(ascii: "w"), hasDigit(1) {
      position += 1
      readWeek()
      return
    }
    guard let separator = peek(), isDateSeparator(separator) || isColonDate() else { return }
    if separator == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "w"), hasDigit(2) {
      position += 2
      readWeek()
      return
    }
    guard hasDigit(1) else { return }
    position += 1
    guard let (value, digits) = takeNumber(digits: 4) else { return }
    switch digits {
    case 3: fields.dayOfYear = value
    case 4: (fields.month, fields.day) = (value / 100, value % 100)
    default:
      fields.month = value
      guard peek() == separator, hasDigit(1), let day = takeDay() else { return }
      fields.day = day
    }
  }

  /// `2002:09:07`, as cameras write it.
  private func isColonDate() -> Bool {
    let colon = UInt8(ascii: ":")
    return fields.month == nil && peek() == colon && hasDigit(1) && hasDigit(2)
      && peek(3) == colon && hasDigit(4)
  }

  private mutating func takeDay() -> Int? {
    position += 1
    return takeNumber(digits: 2)?.value
  }

  private mutating func readWeek() {
    guard let week = takeNumber(digits: 2)?.value else { return }
    if peek() == UInt8(ascii: "-"), hasDigit(1) { position += 1 }
    fields.week = (week, takeNumber(digits: 1)?.value ?? 1)
  }

  private func isDateSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  /// A day, a month or a short year, by what is still missing.
  private mutating func readShortNumber(_ value: Int, digits: Int) {
    if fields.year == nil, fields.month == nil, fields.day == nil, readDate(first: value) {
      return
    }
    if fields.month == nil, fields.year != nil, fields.day == nil {
      fields.month = value
    } else if fields.day == nil, digits <= 2 {
      fields.day = value
    } else if fields.year == nil, fields.month != nil {
      fields.year = FeedDateReader.year(short: value, digits: digits)
    }
  }

  /// `24.11.2026`, `24. 11. 2026`, `24-11-2026`, `11/24/2026`, and `26-11-24`; false when it is none
  /// of them.
  private mutating func readDate(first: Int) -> Bool {
    let start = position
    guard let separator = peek(), let (second, _) = takeNumber(behind: separator, digits: 2),
      let (third, digits) = takeNumber(behind: separator, digits: 4)
    else {
      position = start
      return false
    }
    if digits < 3, separator == UInt8(ascii: "-") {
      fields.year = FeedDateReader.year(short: first, digits: 2)
      (fields.month, fields.day) = (second, third)
      return true
    }
    fields.year = FeedDateReader.year(short: third, digits: digits)
    // Slashes are the American order, unless there is no such month or the words are not English.
    let isMonthFirst = separator == UInt8(ascii: "/") && first <= 12 && !hasForeignWord
    (fields.month, fields.day) = isMonthFirst ? (first, second) : (second, first)
    return true
  }

  /// The number behind a mark, and behind blanks when the mark is a point.
  private mutating func takeNumber(
    behind separator: UInt8, digits: Int
  ) -> (value: Int, digits: Int)? {
    guard peek() == separator, isDateSeparator(separator) else { return nil }
    position += 1
    if separator == UInt8(ascii: ".") { skipBlanks() }
    return takeNumber(digits: digits)
  }

  /// RFC 2822 §4.3: two digits are 1950 to 2049, three count from 1900.
  static func year(short value: Int, digits: Int) -> Int {
    switch digits {
    case 1, 2: value < 50 ? 2_000 + value : 1_900 + value
    case 3: 1_900 + value
    default: value
    }
  }
}
