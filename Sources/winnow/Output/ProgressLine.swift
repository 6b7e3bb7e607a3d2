import WebText

/// A line on standard error that is written over again and again.
///
/// Only on a terminal, and only when the result goes elsewhere: there it shows the progress itself.
struct ProgressLine {
  /// Whether it is seen at all.
  let isShown: Bool
  private let width: Int

  /// A line for a command with these options.
  init(_ options: GlobalOptions) {
    let terminal = Terminal.standardError
    isShown = terminal.isTerminal && !options.terminal.isTerminal && !options.quiet
    width = terminal.width
  }

  /// Puts a text in place of the one before.
  func show(_ text: String) {
    guard isShown else { return }
    StandardError.write("\r\u{1B}[K" + DisplayWidth.truncate(Printable.line(text), to: width - 1))
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    StandardError.write("\r\u{1B}[K")
  }
}
