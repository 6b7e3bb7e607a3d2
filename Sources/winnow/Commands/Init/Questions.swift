import Glibc

/// Questions to a person at a terminal, on standard error; standard output is for results.
struct Questions {
  /// Whether anybody is asked.
  let areAsked: Bool

  /// Asks at a terminal, unless it is told not to.
  init(unless areAnswered: Bool) { areAsked = !areAnswered && isatty(0) == 1 }

  /// The answer without blanks around it; empty where nobody is asked or nothing was typed.
  func ask(_ question: String) -> String {
    guard areAsked else { return "" }
    StandardError.write(question + " ")
    guard let line = readLine() else {
      StandardError.write("\n")
      return ""
    }
    return line.trimmingBlanks
  }

  /// Asks until the answer can be read; an empty one is nil.
  func ask<Value>(_ question: String, read: (String) throws -> Value) -> Value? {
    while true {
      let answer = ask(question)
      guard !answer.isEmpty else { return nil }
      do {
        return try read(answer)
      } catch {
        StandardError.write("  \(FailureMessage(error).message)\n")
      }
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
