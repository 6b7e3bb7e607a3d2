/// Playing times as podcasts write them: seconds, `mm:ss` or `hh:mm:ss`.
enum PlayingTime {
  /// The most that is taken for a time, thirty years.
  static let longest = 1_000_000_000

  static func seconds(_ text: String) -> Int? {
    let parts = text.trimmingBlanks.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var seconds = 0
    for part in parts {
      // Fractions of a second are left off.
      guard let number = Int(part.prefix { $0 != "." }), (0...longest).contains(number) else {
        return nil
      }
      seconds = seconds * 60 + number
    }
    return seconds
  }
}
