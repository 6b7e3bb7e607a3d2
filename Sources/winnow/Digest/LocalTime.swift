import Glibc
import Vocabulary

/// The time of the place that this machine is set to.
enum LocalTime {
  /// How far it is ahead of UTC at a time.
  static func offset(at time: Timestamp) -> Duration {
    var seconds = time_t(time.secondsSinceEpoch)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return .seconds(parts.tm_gmtoff)
  }
}
