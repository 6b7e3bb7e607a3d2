import Vocabulary
import WebText

/// One thing that the doctor looked at, and what to type where something is wrong with it.
struct Finding: Hashable, Sendable {
  /// Where it is.
  enum Area: String, CaseIterable, Sendable {
    case configuration, database, disk, clock, names, certificates, libraries, mail, service, feeds
  }

  /// How much it matters.
  enum Severity: String, Comparable, CaseIterable, Sendable {
    /// All is well.
    case ok
    /// Worth knowing; nothing is to be done.
    case note
    /// Winnow works, but not as well as it could.
    case warning
    /// Something does not work.
    case error

    static func < (left: Severity, right: Severity) -> Bool {
      allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
  }

  /// Where it is.
  let area: Area
  /// How much it matters.
  let severity: Severity
  /// What was found, one sentence.
  let message: String
  /// What to type to mend it, or to learn more where others have to; nil where all is well.
  var command: String?
  /// The status that the program ends with when this is the first error.
  var status = ExitStatus.success
  /// The feed that it is about.
  var feed: FeedID?

  /// All is well.
  static func ok(_ area: Area, _ message: String) -> Finding {
    Finding(area: area, severity: .ok, message: message)
  }

  /// Worth knowing.
  static func note(
    _ area: Area, _ message: String, command: String? = nil, feed: FeedID? = nil
  ) -> Finding {
    Finding(area: area, severity: .note, message: message, command: command, feed: feed)
  }

  /// Winnow works, but not as well as it could.
  static func warning(
    _ area: Area, _ message: String, command: String, feed: FeedID? = nil
  ) -> Finding {
    Finding(area: area, severity: .warning, message: message, command: command, feed: feed)
  }

  /// Something does not work.
  static func error(
    _ area: Area, _ message: String, command: String, status: ExitStatus
  ) -> Finding {
    Finding(area: area, severity: .error, message: message, command: command, status: status)
  }

  /// Writes it for scripts.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("area", area.rawValue)
      writer.member("severity", severity.rawValue)
      writer.member("message", message)
      writer.member("command", command)
      if let feed { writer.member("feed_id", feed.rawValue) }
    }
  }
}
