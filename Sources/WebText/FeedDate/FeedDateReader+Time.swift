extension FeedDateReader {
  /// `10:25`, `10:25:24.5`, `10.25` behind a date, `10h25`; false when it is no time.
  mutating func readTime(hour: Int) -> Bool {
    guard fields.hour == nil, let separator = peek() else { return false }
    if separator == UInt8(ascii: " "), readSpacedTime(hour: hour) { return true }
    switch separator {
    case UInt8(ascii: ":"):
      guard hasDigit(1) else { return false }
    case UInt8(ascii: "."):
      guard fields.hasDate, hasDigit(1), hasDigit(2) else { return false }
    case UInt8(ascii: "h"):
      guard hasDigit(1), hasDigit(2) else { return false }
    default: return readWholeHour(hour)
    }
    position += 1
    fields.hour = hour
    fields.minute = takeNumber(digits: 2)?.value
    let mark = separator == UInt8(ascii: "h") ? UInt8(ascii: ":") : separator
    if peek() == mark, hasDigit(1) {
      position += 1
      fields.second = takeNumber(digits: 2)?.value
    }
    skipFraction()
    return true
  }

  /// `10 h 25`, behind a date.
  private mutating func readSpacedTime(hour: Int) -> Bool {
    guard fields.hasDate, peek(1) == UInt8(ascii: "h"), peek(2) == UInt8(ascii: " "), hasDigit(3)
    else { return false }
    position += 3
    fields.hour = hour
    fields.minute = takeNumber(digits: 2)?.value
    return true
  }

  /// `2026-11-24T10Z`, behind a date, and `10 am`.
  private mutating func readWholeHour(_ hour: Int) -> Bool {
    let start = position
    skipBlanks()
    let isBeforeMeridiem =
      (peek() == UInt8(ascii: "a") || peek() == UInt8(ascii: "p")) && peek(1) == UInt8(ascii: "m")
      && peek(2)?.isASCIILetter != true
    position = start
    let isBehindT = fields.hasDate && start >= 3 && bytes[start - 3] == UInt8(ascii: "t")
    guard isBeforeMeridiem || isBehindT else { return false }
    fields.hour = hour
    return true
  }

  /// Steps over the fraction of a second.
  mutating func skipFraction() {
    guard let mark = peek(), mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","), hasDigit(1)
    else { return }
    position += 1
    while hasDigit() { position += 1 }
  }

  /// `+0100`, `-05:00`, `+1`: an offset when it stands behind the time or the whole date.
  mutating func readSign() {
    let isNegative = peek() == UInt8(ascii: "-")
    position += 1
    if fields.hour != nil, peek() == UInt8(ascii: " "), (1...4).allSatisfy({ hasDigit($0) }) {
      // `09:42 - 0500`
      position += 1
    }
    let mayBeOffset =
      fields.hour != nil || (fields.hasDate && isOffsetAhead(isNegative: isNegative))
    guard mayBeOffset, fields.zone == nil || fields.zone == .minutes(0), hasDigit(),
      let (value, digits) = takeNumber(digits: 4)
    else { return }
    var minutes = value * 60
    if digits >= 3 {
      minutes = value / 100 * 60 + value % 100
    } else if peek() == UInt8(ascii: ":") || peek() == UInt8(ascii: "."), hasDigit(1) {
      position += 1
      minutes += takeNumber(digits: 2)?.value ?? 0
    }
    // RFC 2822 §3.3: the range of offsets is as wide as its digits, but an hour has sixty minutes.
    guard minutes < 100 * 60, digits < 3 || value % 100 < 60 else { return }
    fields.zone = .minutes(isNegative ? -minutes : minutes)
  }

  /// XML Schema's dates have a zone without a time: `2026-11-24-05:00`; with seconds it is a time.
  private func isOffsetAhead(isNegative: Bool) -> Bool {
    let colon = UInt8(ascii: ":")
    return !isNegative || (hasDigit() && hasDigit(1) && peek(2) == colon && peek(5) != colon)
  }

  /// A number with its unit in Korean, Japanese or Chinese; false when no unit follows.
  mutating func readMarked(_ value: Int) -> Bool {
    if skip("月") || skip("월") {
      fields.month = value
    } else if skip("日") || skip("일") || skip("号") {
      fields.day = value
    } else if skip("時") || skip("时") || skip("시") || skip("點") || skip("点") {
      fields.hour = value
    } else if skip("分") || skip("분") {
      fields.minute = value
    } else if skip("秒") || skip("초") {
      fields.second = value
    } else if skip("年") || skip("년") {
      let year = value < 100 ? FeedDateReader.year(short: value, digits: 2) : value
      fields.year = yearsBeforeReign > 0 ? yearsBeforeReign + value : year
    } else {
      return false
    }
    return true
  }
}
