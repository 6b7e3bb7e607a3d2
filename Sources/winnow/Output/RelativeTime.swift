import Vocabulary

/// Times and lengths of time as people say them.
enum RelativeTime {
  /// The distance of a time from now: `3 min ago`, `in 2 h`, `now`.
  static func describe(_ time: Timestamp, now: Timestamp) -> String {
    let difference = time - now
    guard abs(difference.components.seconds) >= 10 else { return "now" }
    return difference < .zero
      ? length(.zero - difference) + " ago" : "in " + length(difference)
  }

  /// A length of time in its largest unit, rounded down: `45 s`, `3 min`, `2 h`, `5 d`.
  static func length(_ duration: Duration) -> String {
    let seconds = duration.components.seconds
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3_600: return "\(seconds / 60) min"
    case ..<172_800: return "\(seconds / 3_600) h"
    case ..<(86_400 * 730): return "\(seconds / 86_400) d"
    default: return "\(seconds / (86_400 * 365)) y"
    }
  }
}
