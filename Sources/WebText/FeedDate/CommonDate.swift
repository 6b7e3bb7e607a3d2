/// The two forms that nearly all feeds write their dates in, read without looking for others.
///
///     2026-11-24T10:25:24Z             RFC 3339 §5.6
///     Tue, 24 Nov 2026 10:25:24 +0100  RFC 822 §5.1 with the year of RFC 1123 §5.2.14
///
/// What is read here `FeedDateReader` would read the same way; it reads all else.
struct CommonDate {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var fields = DateFields()

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The fields of the date; nil when it is in no common form.
  static func fields(of text: UnsafeBufferPointer<UInt8>) -> DateFields? {
    var reader = CommonDate(text)
    guard text.count >= 17,
      text[0].isASCIIDigit && text[3].isASCIIDigit
        ? reader.readTimestamp() : reader.readMailDate()
    else { return nil }
    return reader.position == text.count ? reader.fields : nil
  }

  private mutating func readTimestamp() -> Bool {
    fields.year = number(digits: 4)
    guard skip("-") else { return false }
    fields.month = number(digits: 2)
    guard skip("-") else { return false }
    fields.day = number(digits: 2)
    guard skip("T"), readTime() else { return false }
    return skip("Z") ? setZone(minutes: 0) : readOffset(hasColon: true)
  }

  private mutating func readMailDate() -> Bool {
    if bytes[3] == UInt8(ascii: ",") {
      guard bytes[0].isASCIILetter, bytes[1].isASCIILetter, bytes[2].isASCIILetter else {
        return false
      }
      position = 4
      guard skip(" ") else { return false }
    }
    fields.day = number(digits: bytes[position + 1].isASCIIDigit ? 2 : 1)
    guard skip(" "), let month = month(), skip(" ") else { return false }
    fields.month = month
    fields.year = number(digits: 4)
    guard skip(" "), readTime(), skip(" ") else { return false }
    return skip("GMT") ? setZone(minutes: 0) : readOffset(hasColon: false)
  }

  private mutating func readTime() -> Bool {
    fields.hour = number(digits: 2)
    guard skip(":") else { return false }
    fields.minute = number(digits: 2)
    guard skip(":") else { return false }
    fields.second = number(digits: 2)
    return fields.second != nil
  }

  private mutating func readOffset(hasColon: Bool) -> Bool {
    let isNegative = skip("-")
    guard isNegative || skip("+"), let hours = number(digits: 2), !hasColon || skip(":"),
      let minutes = number(digits: 2), hours < 15
    else { return false }
    return setZone(minutes: (isNegative ? -1 : 1) * (hours * 60 + minutes))
  }

  /// True when all that a date consists of is there.
  private mutating func setZone(minutes: Int) -> Bool {
    fields.zone = .minutes(minutes)
    return fields.hasDate && fields.hour != nil && fields.minute != nil
  }

  private mutating func month() -> Int? {
    guard position + 3 <= bytes.count else { return nil }
    let name = bytes[position..<position + 3].reduce(0) { $0 << 8 | UInt32($1) }
    guard let month = CommonDate.months.firstIndex(of: name) else { return nil }
    position += 3
    return month + 1
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ].map { name in name.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  private mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for index in position..<position + digits {
      guard bytes[index].isASCIIDigit else { return nil }
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    position += digits
    return value
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count,
      text.withUTF8Buffer({ bytes[position..<position + count].elementsEqual($0) })
    else { return false }
    position += count
    return true
  }
}
