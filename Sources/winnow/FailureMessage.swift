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
    case .empty: message = "the document is empty, not a feed"
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
      advice = "nothing was changed; move the file away or name another: --database PATH"
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
      advice = nearest.isEmpty ? Self.listing(of: kind) : "near: " + nearest.joined(separator: ", ")
    case .ambiguous(let kind, let name, let candidates):
      message = "“\(name)” may be any \(kind) of: " + candidates.joined(separator: ", ")
      advice = "name it by its number: winnow \(kind) list"
    case .exists(let kind, let name): message = "there is a \(kind) “\(name)” already"
    }
  }

  private static func listing(of kind: String) -> String? {
    switch kind {
    case "feed", "article", "rule": "to see all: winnow \(kind) list"
    default: nil
    }
  }
}
