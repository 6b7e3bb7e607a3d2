import Parsing
import Storage

/// An error in words for a person: what was wrong, and what to do about it.
struct FailureMessage: Equatable {
  /// What was wrong.
  var message: String
  /// What to do next.
  var advice: String?

  /// The words for an error of any part of the program.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure:
      self.init(failure.message, failure.advice)
    case let error as StorageError: self.init(storage: error)
    case let error as ParsingError: self.init(parsing: error)
    case let error as ConfigurationError:
      self.init(error.message, error.advice)
    default: self.init("a fault of Winnow: \(error)", nil)
    }
  }

  /// The words with what to do next, also where the failure itself does not know: what a command
  /// takes, or where to look.
  func advised(for status: ExitStatus, in command: String) -> FailureMessage {
    var advised = self
    advised.advice = advice ?? Self.advice(for: status, in: command)
    return advised
  }

  private static func advice(for status: ExitStatus, in command: String) -> String? {
    switch status {
    case .success: nil
    case .usage, .dataError, .noInput: "what it takes: \(command) --help"
    case .unavailable: "see to the network, then try again: \(command)"
    case .software: "how the store is: winnow status"
    case .cannotCreate, .inputOutput:
      "see to space and permissions (df, ls -l), then try again: \(command)"
    case .tryAgain: "wait until it has ended, then try again: \(command)"
    case .configuration: "what is in force, and from where: winnow config show --origin"
    }
  }

  /// The lines that go to standard error, the last one ended too.
  var text: String {
    let first = "winnow: \(Printable.line(message))\n"
    guard let advice else { return first }
    return first + "        \(Printable.line(advice))\n"
  }

  private init(_ message: String, _ advice: String?) {
    (self.message, self.advice) = (message, advice)
  }

  private init(parsing error: ParsingError) {
    switch error {
    case .empty:
      message = "the document is empty, not a feed"
      advice = "to find the feed of a site: winnow feed add --dry-run https://example.org/"
    case .notAFeed(let what):
      message = "the document is not a feed but \(what)"
      advice = "for a web page: winnow discover FILE lists the feeds it announces"
    case .unreadable(let reason): message = "the feed cannot be read: \(reason)"
    }
  }

  private init(storage error: StorageError) {
    switch error {
    case .cannotCreate(let path, let reason):
      message = "cannot create the database \(path): \(reason)"
      advice = "name another place: winnow … --database PATH"
    case .damaged(let path, let reason):
      message = "\(path) is not a database that Winnow can read: \(reason)"
      advice = "nothing was changed; to go back to a copy: winnow restore FILE"
    case .inputOutput(let path, let reason):
      message = "cannot read or write \(path): \(reason)"
      advice = "nothing was lost; see to space and permissions (df, ls -l), then try again"
    case .locked(let path, let holder):
      message = "\(path) is in use by \(holder ?? "another process")"
      advice = "wait until it has ended, then try again"
    case .tooNew(let path):
      message = "\(path) was made by a newer version of Winnow"
      advice = "install that version, or name another database: --database PATH"
    case .statement(let reason): message = "a fault of Winnow in the database: \(reason)"
    case .notFound(let kind, let name, let nearest):
      message = "there is no \(kind) “\(name)”"
      let near = nearest.isEmpty ? nil : "near: " + nearest.joined(separator: ", ")
      let words = [near, Self.listing(of: kind)].compactMap(\.self)
      advice = words.isEmpty ? nil : words.joined(separator: "; ")
    case .ambiguous(let kind, let name, let candidates):
      message = "“\(name)” may be any \(kind) of: " + candidates.joined(separator: ", ")
      advice = "name it by its number: winnow \(kind) list"
    case .badQuery(let reason, let nearest):
      message = reason
      advice = nearest.map { "near: \($0)" } ?? "to see what a query may say: winnow search --help"
    case .exists(let kind, let name):
      message = "there is a \(kind) “\(name)” already"
      advice = "to see it: winnow \(kind) show \(name)"
    }
  }

  private static func listing(of kind: String) -> String? {
    switch kind {
    case "feed", "article", "rule", "digest": "to see all: winnow \(kind) list"
    case "issue": "to see what was sent: winnow digest list"
    default: nil
    }
  }
}
