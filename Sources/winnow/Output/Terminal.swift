import Glibc

/// A descriptor that results or messages go to, and whether a person looks at it.
struct Terminal: Sendable {
  /// Where results go.
  static let standardOutput = Terminal(descriptor: 1)
  /// Where messages go.
  static let standardError = Terminal(descriptor: 2)

  private static let assumedWidth = 80

  private let descriptor: Int32
  /// Whether it is a terminal.
  let isTerminal: Bool

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// How many columns it has.
  var width: Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return Environment.process["COLUMNS"].flatMap { Int($0) } ?? Self.assumedWidth
  }

  /// The colours to use on it (no-color.org).
  func palette(_ choice: ColorChoice) -> Palette {
    switch choice {
    case .always: Palette(isOn: true)
    case .never: Palette(isOn: false)
    case .auto:
      Palette(
        isOn: isTerminal && Environment.process["NO_COLOR"] == nil
          && Environment.process["TERM"] != "dumb")
    }
  }
}
