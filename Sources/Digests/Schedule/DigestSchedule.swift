public import Vocabulary

/// When a digest is made by itself: `07:00`, `mon-fri 07:00,18:00`, `sat,sun 9:30`, in the time of a
/// place.
public struct DigestSchedule: Hashable, Sendable, CustomStringConvertible {
  /// The days of the week, 0 for Sunday, in order.
  private let days: [Int]
  /// The minutes of the day, in order.
  private let minutes: [Int]

  private static let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// Reads days, if any, and times; nil for anything else.
  public init?(_ text: String) {
    let words = text.lowercased().split(separator: " ")
    guard let times = words.last, words.count <= 2 else { return nil }
    let minutes = times.split(separator: ",", omittingEmptySubsequences: false)
      .map(DigestSchedule.minute)
    let days = words.count == 2 ? DigestSchedule.days(words[0]) : Array(0..<7)
    guard let days, minutes.allSatisfy({ $0 != nil }) else { return nil }
    self.days = days
    self.minutes = Array(Set(minutes.compactMap { $0 })).sorted()
  }

  /// As it may be typed again.
  public var description: String {
    let times = minutes.map { "\($0 / 600)\($0 / 60 % 10):\($0 % 60 / 10)\($0 % 10)" }
    guard days.count < 7 else { return times.joined(separator: ",") }
    return days.map { DigestSchedule.names[$0] }.joined(separator: ",") + " "
      + times.joined(separator: ",")
  }

  /// The first time after another one; `offset` tells how far a place is ahead of UTC at a time.
  ///
  /// A time that a place skips in spring is an hour later then, and one that it has twice in autumn
  /// comes once.
  public func next(after time: Timestamp, offset: (Timestamp) -> Duration) -> Timestamp {
    let local = time + offset(time)
    let midnight = Timestamp(
      year: local.civil.year, month: local.civil.month, day: local.civil.day)
    // The days before and after count too, for their offsets may differ.
    let candidates = (-1...8).flatMap { day -> [Timestamp] in
      let date = midnight + .seconds(Int64(day) * 86_400)
      let weekday = (date.secondsSinceEpoch / 86_400 % 7 + 7 + 4) % 7
      guard days.contains(Int(weekday)) else { return [] }
      return minutes.map { DigestSchedule.instant(of: date + .seconds(Int64($0) * 60), offset) }
    }
    return candidates.filter { $0 > time }.min() ?? time + .seconds(7 * 86_400)
  }

  /// The instant at which the clocks of a place show a time.
  private static func instant(
    of local: Timestamp, _ offset: (Timestamp) -> Duration
  ) -> Timestamp {
    let guess = local + (.zero - offset(local))
    return local + (.zero - offset(guess))
  }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute), text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") })
    else { return nil }
    return hour * 60 + minute
  }

  private static func days(_ text: Substring) -> [Int]? {
    var days: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
        .map { name in names.firstIndex { name.hasPrefix($0) && name.count <= 9 } }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil else {
        return nil
      }
      for step in 0...((last - first + 7) % 7) { days.insert((first + step) % 7) }
    }
    return days.sorted()
  }
}
