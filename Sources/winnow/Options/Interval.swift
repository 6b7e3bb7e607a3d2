import ArgumentParser

/// How often a feed is polled, as a person writes it: `30m`, `2h`, `1d`, `1h30m`.
struct Interval: ExpressibleByArgument, Hashable, Sendable {
  private static let secondsByUnit: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
  /// Longer than a day is refused by the command-line contract, shorter than a minute by courtesy.
  private static let allowed = 60...86_400

  /// The length in seconds.
  let seconds: Int

  /// Reads numbers with their units; nil for anything else, and outside the bounds.
  init?(argument: String) {
    var total = 0
    var number: Int?
    for character in argument {
      if let digit = character.wholeNumberValue, character.isASCII {
        number = min((number ?? 0) * 10 + digit, Self.allowed.upperBound + 1)
      } else if let unit = Self.secondsByUnit[character], let count = number {
        total = min(total + count * unit, Self.allowed.upperBound + 1)
        number = nil
      } else {
        return nil
      }
    }
    guard number == nil, Self.allowed.contains(total) else { return nil }
    seconds = total
  }

  /// A length that is stored, which may be any.
  init(seconds: Int) { self.seconds = seconds }

  /// The length as it may be typed again.
  var text: String {
    let parts = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]
    var rest = seconds
    var text = ""
    for (unit, length) in parts where rest >= length {
      text += "\(rest / length)\(unit)"
      rest %= length
    }
    return text.isEmpty ? "0s" : text
  }
}
