/// Reads a date from left to right: numbers, words and the marks between them.
///
/// What a number means is told by its length, by what stands behind it and by what is still
/// missing. A word that is neither month nor zone, such as a weekday, is passed over.
struct FeedDateReader {
  private(set) var bytes: [UInt8] = []
  var position = 0
  var fields = DateFields()
  /// The text has only ASCII characters.
  private(set) var isASCII = true
  /// A word with other letters than English has came before.
  var hasForeignWord = false
  /// A word that says that the next number is a month came before (Vietnamese `tháng 9`).
  var expectsMonth = false
  /// What is added to a year that is counted from the beginning of a reign (Japanese `令和`).
  var yearsBeforeReign = 0

  init(_ text: Span<UInt8>) {
    bytes.reserveCapacity(text.count)
    for index in text.indices {
      isASCII = isASCII && text[index] < 0x80
      bytes.append(text[index].lowercasedASCII)
    }
    guard !isASCII else { return }
    let lowercased = String(decoding: bytes, as: UTF8.self).lowercased()
    bytes = Array(FeedDateReader.withASCIIMarksAndDigits(lowercased).utf8)
  }

  mutating func read() {
    if readSecondsSinceEpoch() { return }
    while let byte = peek() {
      if byte.isASCIIDigit {
        readNumber()
      } else if byte.isASCIILetter || byte >= 0x80 {
        readWord()
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        readSign()
      } else {
        position += 1
      }
    }
  }

  /// The byte so far ahead, nil at the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  /// True when a digit is so far ahead.
  func hasDigit(_ distance: Int = 0) -> Bool { peek(distance)?.isASCIIDigit ?? false }

  /// Steps over a text that comes next; false when something else does.
  mutating func skip(_ text: StaticString) -> Bool {
    let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if matches { position += text.utf8CodeUnitCount }
    return matches
  }

  mutating func skipBlanks() {
    while peek() == UInt8(ascii: " ") { position += 1 }
  }

  /// Takes up to so many digits; nil when there are none.
  mutating func takeNumber(digits limit: Int) -> (value: Int, digits: Int)? {
    var value = 0
    var count = 0
    while count < limit, let byte = peek(), byte.isASCIIDigit {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
      position += 1
    }
    return count > 0 ? (value, count) : nil
  }

  /// The blanks, marks and digits of other scripts that are seen in dates, as those of ASCII.
  private static func withASCIIMarksAndDigits(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: scalars.append(" ")
      // Marks that nobody sees: joiners, directions, a byte order mark.
      case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
      case 0x2010...0x2015, 0x2212: scalars.append("-")
      case 0x60C, 0x3001, 0xFF0C: scalars.append(",")
      case 0x2018, 0x2019: scalars.append("'")
      case 0xFF08, 0xFF09: scalars.append(" ")
      case 0xFF0E: scalars.append(".")
      case 0xFF0F: scalars.append("/")
      case 0xFF1A: scalars.append(":")
      default: scalars.append(asciiDigit(of: scalar) ?? scalar)
      }
    }
    return String(scalars)
  }

  private static func asciiDigit(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value > 0x7F, scalar.properties.numericType == .decimal,
      let value = scalar.properties.numericValue
    else { return nil }
    return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
  }

  /// Ten digits are seconds since 1970 (2001 to 2286), thirteen milliseconds; some programs say so,
  /// some as `/Date(1031391751000)/`.
  private mutating func readSecondsSinceEpoch() -> Bool {
    let blank = UInt8(ascii: " ")
    var text = bytes.drop { $0 <= blank }.prefix { $0 > blank }
    if text.starts(with: "/date(".utf8) { text = text.dropFirst(6).prefix { $0 != 0x29 } }
    let digits = text.prefix { $0 != UInt8(ascii: ".") }
    guard text.dropFirst(digits.count + 1).allSatisfy(\.isASCIIDigit),
      digits.count == 10 || digits.count == 13, digits.allSatisfy(\.isASCIIDigit),
      let number = Int64(String(decoding: digits, as: UTF8.self))
    else { return false }
    fields.secondsSinceEpoch = digits.count == 13 ? number / 1_000 : number
    return true
  }
}
