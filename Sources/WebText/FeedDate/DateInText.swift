public import Vocabulary

/// Finds a date in running text: "Published on May 4, 2022, by …", "Stand: 12.3.2021".
///
/// Only dates with day, month and a year of four digits (or two behind points) count, so that numbers
/// are not taken for them. Times of day are not read: what is found is midnight UTC.
public struct DateInText: Sendable {
  /// The first date.
  public let date: Timestamp

  /// Longer texts are no line that gives a date.
  private static let longest = 4_000
  private static let years = 1_990...2_099

  private enum Token {
    case number(value: Int, digits: Int)
    case word(ArraySlice<UInt8>)
    /// A mark between them, or a blank.
    case mark(UInt8)
  }

  /// The first date in a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - monthFirst: Whether 3/4/2022 is in March, as in the United States; what cannot be so is
  ///     read the other way.
  public init?(_ text: String, monthFirst: Bool = false) {
    let bytes = Array(text.lowercased().utf8.prefix(Self.longest))
    let tokens = Self.tokens(of: bytes)
    let found = tokens.indices.lazy.compactMap { Self.date(at: $0, in: tokens, monthFirst) }.first
    guard let found else { return nil }
    date = found
  }

  private static func date(at index: Int, in tokens: [Token], _ monthFirst: Bool) -> Timestamp? {
    guard let fields = fields(at: index, in: tokens, monthFirst: monthFirst),
      years.contains(fields.year), (1...12).contains(fields.month)
    else { return nil }
    let date = Timestamp(year: fields.year, month: fields.month, day: fields.day)
    // The 31st of a shorter month is none.
    return date.civil.day == fields.day ? date : nil
  }

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < bytes.count {
      let start = index
      if bytes[index].isASCIIDigit {
        var value = 0
        while index < bytes.count, bytes[index].isASCIIDigit {
          if index - start < 9 { value = value * 10 + Int(bytes[index] - 0x30) }
          index += 1
        }
        tokens.append(.number(value: value, digits: index - start))
      } else if let mark = markLength(at: index, in: bytes) {
        tokens.append(.mark(UInt8(ascii: " ")))
        index += mark
      } else if bytes[index].isASCIILetter || bytes[index] >= 0x80 {
        while index < bytes.count, bytes[index].isASCIILetter || bytes[index] >= 0x80,
          markLength(at: index, in: bytes) == nil
        {
          index += 1
        }
        tokens.append(.word(bytes[start..<index]))
      } else {
        tokens.append(.mark(bytes[index]))
        index += 1
      }
    }
    return tokens
  }

  /// The length of a mark beyond ASCII that divides words: points in the middle, dashes, hard blanks.
  private static func markLength(at index: Int, in bytes: [UInt8]) -> Int? {
    switch bytes[index] {
    case 0xC2 where index + 1 < bytes.count:
      bytes[index + 1] < 0xAA || bytes[index + 1] == 0xB7 ? 2 : nil
    case 0xE2 where index + 2 < bytes.count: bytes[index + 1] == 0x80 ? 3 : nil
    default: nil
    }
  }

  private typealias Fields = (year: Int, month: Int, day: Int)

  private static func fields(at index: Int, in tokens: [Token], monthFirst: Bool) -> Fields? {
    switch tokens[index] {
    case .number(let value, 4) where years.contains(value):
      return yearFirst(value, behind: index, in: tokens)
    case .number(let value, 1...2) where (1...31).contains(value):
      return numbers(value, behind: index, in: tokens, monthFirst: monthFirst)
        ?? dayThenMonth(value, behind: index, in: tokens)
    case .word(let word):
      guard let month = month(word) else { return nil }
      return monthThenDay(month, behind: index, in: tokens)
    default: return nil
    }
  }

  /// The year first: `2022-05-04`, `2022年5月4日`, `2022. május 4`.
  private static func yearFirst(_ year: Int, behind index: Int, in tokens: [Token]) -> Fields? {
    var position = index + 1
    guard skipDivider(&position, in: tokens) else { return nil }
    let month: Int
    if let number = number(at: position, in: tokens, digits: 1...2) {
      month = number
    } else if case .word(let word) = token(position, tokens), let named = self.month(word) {
      month = named
    } else {
      return nil
    }
    position += 1
    guard skipDivider(&position, in: tokens),
      let day = number(at: position, in: tokens, digits: 1...2), (1...31).contains(day)
    else { return nil }
    return (year, month, day)
  }

  /// `4.5.2022`, `4/5/22`, `04-05-2022`.
  private static func numbers(
    _ first: Int, behind index: Int, in tokens: [Token], monthFirst: Bool
  ) -> Fields? {
    guard case .mark(let mark) = token(index + 1, tokens), ".-/".utf8.contains(mark) else {
      return nil
    }
    var position = index + 2
    if case .mark(UInt8(ascii: " ")) = token(position, tokens) { position += 1 }
    guard let second = number(at: position, in: tokens, digits: 1...2),
      case .mark(mark) = token(position + 1, tokens)
    else { return nil }
    position += 2
    if case .mark(UInt8(ascii: " ")) = token(position, tokens) { position += 1 }
    guard let year = year(at: position, in: tokens, acceptsTwoDigits: mark != UInt8(ascii: "-"))
    else { return nil }
    // What comes next must not go on as a number with points does.
    if case .mark(mark) = token(position + 1, tokens),
      number(at: position + 2, in: tokens, digits: 1...9) != nil
    {
      return nil
    }
    let isMonthFirst = mark == UInt8(ascii: "/") && monthFirst && first <= 12 || second > 12
    let (day, month) = isMonthFirst ? (second, first) : (first, second)
    return (1...31).contains(day) && (1...12).contains(month) ? (year, month, day) : nil
  }

  /// `4 May 2022`, `4. Mai 2022`, `4 de mayo de 2022`, `4th of May, 2022`.
  private static func dayThenMonth(_ day: Int, behind index: Int, in tokens: [Token]) -> Fields? {
    var position = index + 1
    if case .word(let suffix) = token(position, tokens), suffix.count == 2, month(suffix) == nil {
      position += 1
    }
    skipBetween(&position, in: tokens)
    guard case .word(let word) = token(position, tokens), let month = month(word) else {
      return nil
    }
    position += 1
    skipBetween(&position, in: tokens)
    guard let year = year(at: position, in: tokens, acceptsTwoDigits: false) else { return nil }
    return (year, month, day)
  }

  /// `May 4, 2022`, `May 4th 2022`.
  private static func monthThenDay(_ month: Int, behind index: Int, in tokens: [Token]) -> Fields? {
    var position = index + 1
    skipBetween(&position, in: tokens)
    guard let day = number(at: position, in: tokens, digits: 1...2), (1...31).contains(day) else {
      return nil
    }
    position += 1
    if case .word(let suffix) = token(position, tokens), suffix.count == 2 { position += 1 }
    skipBetween(&position, in: tokens)
    guard let year = year(at: position, in: tokens, acceptsTwoDigits: false) else { return nil }
    return (year, month, day)
  }

  // MARK: - Parts

  private static func token(_ index: Int, _ tokens: [Token]) -> Token? {
    index < tokens.count ? tokens[index] : nil
  }

  private static func number(at index: Int, in tokens: [Token], digits: ClosedRange<Int>) -> Int? {
    guard case .number(let value, let count) = token(index, tokens), digits.contains(count) else {
      return nil
    }
    return value
  }

  private static func year(at index: Int, in tokens: [Token], acceptsTwoDigits: Bool) -> Int? {
    if let year = number(at: index, in: tokens, digits: 4...4) {
      return years.contains(year) ? year : nil
    }
    guard acceptsTwoDigits, let short = number(at: index, in: tokens, digits: 2...2) else {
      return nil
    }
    return short < 70 ? 2_000 + short : nil
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count > 2 else { return nil }
    return MonthNames.number(of: word)
  }

  /// Steps over what divides the numbers of a date; false where something else does.
  private static func skipDivider(_ position: inout Int, in tokens: [Token]) -> Bool {
    switch token(position, tokens) {
    case .mark(let mark) where "-/.".utf8.contains(mark): position += 1
    case .word(let word) where eastAsianUnits.contains(String(decoding: word, as: UTF8.self)):
      position += 1
    default: return false
    }
    while case .mark(UInt8(ascii: " ")) = token(position, tokens) { position += 1 }
    return true
  }

  private static let eastAsianUnits: Set<String> = ["年", "月", "년", "월"]
  private static let linkWords: Set<String> = ["de", "of", "del", "di", "do", "da"]

  /// Steps over blanks, points, commas and "of".
  private static func skipBetween(_ position: inout Int, in tokens: [Token]) {
    for _ in 0..<4 {
      switch token(position, tokens) {
      case .mark(let mark) where " .,-'/".utf8.contains(mark): position += 1
      case .word(let word) where linkWords.contains(String(decoding: word, as: UTF8.self)):
        position += 1
      default: return
      }
    }
  }
}
