import Vocabulary

/// Whether the clock can be right.
struct ClockCheck {
  /// How far the clock may be behind what it has already shown: it is set back by some seconds.
  private static let tolerance = Duration.seconds(300)

  /// What the clock shows.
  let now: Timestamp
  /// When the program was made.
  let programMadeAt: Timestamp?
  /// When a feed was last asked, by the same clock.
  let newestFetchAt: Timestamp?

  /// What is to say of it.
  var findings: [Finding] {
    let set = "timedatectl set-ntp true"
    if let programMadeAt, now + Self.tolerance < programMadeAt {
      return [
        .error(
          .clock, "it shows \(now), but this program was made at \(programMadeAt)", command: set,
          status: .configuration)
      ]
    }
    if let newestFetchAt, now + Self.tolerance < newestFetchAt {
      return [
        .error(
          .clock, "it shows \(now), but a feed was asked at \(newestFetchAt): one of them is wrong",
          command: set, status: .configuration)
      ]
    }
    return [.ok(.clock, "it shows \(now)")]
  }
}
