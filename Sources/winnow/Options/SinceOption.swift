import ArgumentParser
import Vocabulary
import WebText

/// The value of `--since`: a date, or how long ago, `2d`, `12h`.
enum SinceOption: ExpressibleByArgument, Hashable, Sendable {
  /// A point in time.
  case date(Timestamp)
  /// So long before now.
  case ago(Duration)

  private static let secondsOfUnit: [Character: Int64] = [
    "m": 60, "h": 3_600, "d": 86_400, "w": 604_800,
  ]

  /// Nil when it is neither.
  init?(argument: String) {
    if let unit = argument.last, let seconds = Self.secondsOfUnit[unit] {
      // A number that overflows is as nonsensical as one that is no number.
      guard let count = Int64(argument.dropLast()), count >= 0 else { return nil }
      let (length, overflow) = count.multipliedReportingOverflow(by: seconds)
      guard !overflow else { return nil }
      self = .ago(.seconds(length))
    } else if let time = Timestamp(parsingFeedDate: argument) {
      self = .date(time)
    } else {
      return nil
    }
  }

  /// The point in time that it means.
  func time(before now: Timestamp) -> Timestamp {
    switch self {
    case .date(let time): time
    case .ago(let length): now + (.zero - length)
    }
  }
}
