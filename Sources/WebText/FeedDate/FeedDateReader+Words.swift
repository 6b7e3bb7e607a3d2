extension FeedDateReader {
  /// Reads a word: month, zone, half of the day, or something to pass over.
  mutating func readWord() {
    if let isAfternoon = takeMeridiem() {
      fields.isAfternoon = isAfternoon
      return
    }
    let start = position
    while let byte = peek(), byte.isASCIILetter || byte >= 0x80 { position += 1 }
    let word = bytes[start..<position]
    if readPlace(from: start) { return }
    if let month = MonthNames.number(of: word) {
      // `mar` is Tuesday in half a dozen languages; the month is the last word that can be one.
      if fields.hour == nil || fields.month == nil { fields.month = month }
      return
    }
    // A letter before a digit divides date and time, or is the suffix of a number.
    guard fields.hour != nil, fields.zone == nil, let zone = ZoneNames.zone(of: word) else {
      return
    }
    fields.zone = zone
  }

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
