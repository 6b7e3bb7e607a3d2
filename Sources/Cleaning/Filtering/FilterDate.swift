package import Vocabulary
import WebText

/// A time in an expression: a day, a point in time, or so long ago.
package enum FilterDate: Hashable, Sendable {
  /// A whole day of UTC, by its first second.
  case day(Timestamp)
  /// A point in time.
  case instant(Timestamp)
  /// So many seconds before the question.
  case ago(Int64)

  private static let units: [(letter: Character, seconds: Int64)] = [
    ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60),
  ]

  /// Reads `2026-11-24`, a time in any form that feeds use, or `7d`; nil for anything else.
  package init?(_ word: String) {
    if let unit = FilterDate.units.first(where: { $0.letter == word.last }),
      let count = Int64(word.dropLast()), count >= 0
    {
      let (seconds, overflow) = count.multipliedReportingOverflow(by: unit.seconds)
      guard !overflow else { return nil }
      self = .ago(seconds)
    } else if let day = FilterDate.day(word) {
      self = .day(day)
    } else if let time = Timestamp(parsingFeedDate: word) {
      self = .instant(time)
    } else {
      return nil
    }
  }

  /// The first and the last second that are meant.
  package func span(now: Timestamp) -> ClosedRange<Timestamp> {
    switch self {
    case .day(let first): first...(first + .seconds(86_399))
    case .instant(let time): time...time
    case .ago(let seconds):
      (now + .seconds(-seconds))...(now + .seconds(-seconds))
    }
  }

  /// A date alone; no date such as February 30th.
  private static func day(_ word: String) -> Timestamp? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      word.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let time = Timestamp(year: year, month: month, day: day)
    let civil = time.civil
    return (civil.year, civil.month, civil.day) == (year, month, day) ? time : nil
  }
}

extension FilterDate: CustomStringConvertible {
  /// As an expression has it.
  package var description: String {
    switch self {
    case .day(let first): return String(first.description.prefix(10))
    case .instant(let time): return time.description
    case .ago(let seconds):
      let unit = FilterDate.units.first { seconds % $0.seconds == 0 && seconds > 0 }
      return unit.map { "\(seconds / $0.seconds)\($0.letter)" } ?? "\(seconds / 60)m"
    }
  }
}
