import Glibc

/// The program that shows a text page by page on a terminal.
struct Pager {
  private let command: String

  /// The pager of `$PAGER`, else `less`; nil where the variable is empty, blank or says `cat`.
  static var ofUser: Pager? {
    let environment = Environment.process
    let pager = Pager(command: environment["PAGER"] ?? "less")
    let isWanted = !environment.isEmptied("PAGER") && !pager.program.isEmpty
    return isWanted && pager.command != "cat" ? pager : nil
  }

  /// Hands a text over and waits until the reader has left.
  ///
  /// Without such a program the text goes to standard output.
  func show(_ text: String) throws {
    // What fits one screen is printed and stays there; colours are shown.
    setenv("LESS", "FRX", 0)
    // A program that is ignorant of its reader's leaving goes on and complains: pagers that are
    // lines of several programs want the signal that Winnow does without.
    signal(SIGPIPE, SIG_DFL)
    let pipe = popen("command -v \(program) >/dev/null && exec \(command) || exec cat", "w")
    signal(SIGPIPE, SIG_IGN)
    guard let pipe else {
      throw CommandFailure(.inputOutput, "cannot start \(command)", advice: Self.advice)
    }
    // The keys that interrupt are the pager's.
    signal(SIGINT, SIG_IGN)
    // One that is left early takes no more; that is no failure.
    _ = fputs(text, pipe)
    pclose(pipe)
    signal(SIGINT, SIG_DFL)
  }

  /// The first word, without its options.
  private var program: Substring { command.split(separator: " ").first ?? "" }

  private static let advice = "to do without: winnow article show --no-pager"
}
