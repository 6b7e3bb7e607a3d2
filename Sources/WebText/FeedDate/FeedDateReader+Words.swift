extension FeedDateReader {
  /// Reads a word: month, zone, half of the day, or something to pass over.
  mutating func readWord() {
    if let isAfternoon = takeMeridiem() {
      fields.isAfternoon = isAfternoon
      return
    }
    if !isASCII, readHanNumber() { return }
    let start = position
    skipWord()
    if readPlace(from: start) { return }
    if let month = takeMonth(from: start) { return setMonth(month, named: bytes[start..<position]) }
    let word = bytes[start..<position]
    if FeedDateReader.monthMarks.contains(where: { word.elementsEqual($0.utf8) }) {
      expectsMonth = true
    } else if fields.hour != nil, fields.zone == nil, let zone = takeZone(word) {
      fields.zone = zone
    } else {
      note(word)
    }
  }

  /// Words behind which the month is a number.
  private static let monthMarks = ["tháng", "thang", "thg"]

  private mutating func skipWord() {
    while let byte = peek(), byte.isASCIILetter || byte >= 0x80 { position += 1 }
  }

  /// A word that is neither month nor zone.
  private mutating func note(_ word: ArraySlice<UInt8>) {
    // A letter before a digit divides date and time, or is the suffix of a number.
    if word.count > 1 { fields.hasOtherWords = true }
    if word.contains(where: { $0 >= 0x80 }) { hasForeignWord = true }
  }

  /// The month of a name that begins with the word which has just been read; some have three words.
  private mutating func takeMonth(from start: Int) -> Int? {
    guard !isASCII else { return MonthNames.number(of: bytes[start..<position]) }
    var name = Array(bytes[start..<position])
    var found = MonthNames.number(of: name[...])
    var end = position
    for _ in 0..<2 {
      guard let mark = peek(), mark == UInt8(ascii: " ") || mark == UInt8(ascii: "."),
        let next = peek(1), next.isASCIILetter || next >= 0x80
      else { break }
      let word = position + 1
      position = word
      skipWord()
      name += [UInt8(ascii: " ")] + bytes[word..<position]
      if let month = MonthNames.number(of: name[...]) { (found, end) = (month, position) }
    }
    position = end
    return found
  }

  private mutating func setMonth(_ month: Int, named name: ArraySlice<UInt8>) {
    if MonthNames.isThai(name) { fields.isThai = true }
    // `mar` is Tuesday in half a dozen languages; the month is the last word that can be one.
    guard fields.hour == nil || fields.month == nil else { return }
    // `2002. gada 7. septembris`: the number before a name was not the month.
    if fields.day == nil, !fields.isMonthNamed { fields.day = fields.month }
    fields.month = month
    fields.isMonthNamed = true
  }

  /// The zone of a word, or of the words `Eastern Standard Time` that begin with it.
  private mutating func takeZone(_ word: ArraySlice<UInt8>) -> DateFields.Zone? {
    if let zone = ZoneNames.zone(of: word) { return zone }
    guard let place = ZoneNames.place(of: word) else { return nil }
    skipBlanks()
    return skip("standard") || skip("daylight") || skip("time") ? place : nil
  }

  /// A number in Chinese digits with its unit, `九月`; false when there is none.
  private mutating func readHanNumber() -> Bool {
    let start = position
    for (name, years) in FeedDateReader.reigns where skip(name) {
      yearsBeforeReign = years
      return true
    }
    guard let value = takeHanNumber(), readMarked(value) else {
      position = start
      return false
    }
    return true
  }

  /// The Japanese reigns in which feeds are dated, each with the year before its first.
  private static let reigns: [(name: StaticString, years: Int)] = [
    ("令和", 2_018), ("平成", 1_988), ("昭和", 1_925),
  ]

  private mutating func takeHanNumber() -> Int? {
    var value = 0
    var count = 0
    while count < 4 {
      if skip("十") {
        value = max(value, 1) * 10
        // What follows is added to the tens.
        if let ones = takeHanDigit() { value += ones }
        return value
      }
      guard let digit = takeHanDigit() else { break }
      value = value * 10 + digit
      count += 1
    }
    return count > 0 ? value : nil
  }

  private mutating func takeHanDigit() -> Int? {
    for (value, digit) in FeedDateReader.hanDigits.enumerated() where skip(digit) { return value }
    return skip("零") ? 0 : skip("元") ? 1 : nil
  }

  private static let hanDigits: [StaticString] = [
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九",
  ]

  /// A place of the time zone database; the word before its slash is already read.
  private mutating func readPlace(from start: Int) -> Bool {
    guard fields.hour != nil, peek() == UInt8(ascii: "/"), peek(1)?.isASCIILetter == true else {
      return false
    }
    let marks = ByteSet("/_-+")
    while let byte = peek(), byte.isASCIILetter || byte.isASCIIDigit || marks.contains(byte) {
      position += 1
    }
    if fields.zone == nil {
      fields.zone = .place(String(decoding: bytes[start..<position], as: UTF8.self))
    }
    return true
  }

  /// The half of the day; true for the afternoon.
  private mutating func takeMeridiem() -> Bool? {
    if skip("오전") || skip("上午") || skip("午前") || skip("πμ") || skip("π.μ.") { return false }
    if skip("오후") || skip("下午") || skip("午後") || skip("μμ") || skip("μ.μ.") { return true }
    guard let letter = peek(), letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else {
      return nil
    }
    let start = position
    position += 1
    if skip(".") { skipBlanks() }
    guard skip("m"), !(peek()?.isASCIILetter ?? false) else {
      position = start
      return nil
    }
    return letter == UInt8(ascii: "p")
  }
}
