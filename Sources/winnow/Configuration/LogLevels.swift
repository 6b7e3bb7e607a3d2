/// A part of the daemon that writes lines of its own.
enum LogModule: String, CaseIterable, Sendable {
  case daemon, polls, digests, retention, search, metrics
}

/// The least important lines of parts of the daemon, where they are others than the rest's.
struct LogLevels: Hashable, Sendable {
  /// The level of all parts that are not named; nil where another setting says.
  private(set) var general: LogSettings.Level?
  /// The levels of parts.
  private(set) var modules: [LogModule: LogSettings.Level] = [:]

  /// None of its own for any part.
  init() {}

  /// The levels that words such as `warning` and `digests=debug` say; nil where one says nothing.
  init?(_ words: [some StringProtocol]) {
    for word in words {
      let parts = word.split(separator: "=", omittingEmptySubsequences: false).map { part in
        String(part.filter { $0 != " " })
      }
      guard let level = parts.last.flatMap(LogSettings.Level.init(rawValue:)) else { return nil }
      switch parts.count {
      case 1: general = level
      case 2:
        guard let module = LogModule(rawValue: parts[0]) else { return nil }
        modules[module] = level
      default: return nil
      }
    }
  }

  /// The words that say the same.
  var words: [String] {
    let named = modules.map { "\($0.key.rawValue)=\($0.value.rawValue)" }.sorted()
    return (general.map { [$0.rawValue] } ?? []) + named
  }
}

extension SettingKind where Value == LogLevels {
  /// Words such as `digests=debug`, in an array or with commas between them.
  static var logLevels: SettingKind {
    SettingKind(
      expected: "levels such as digests=debug, of "
        + LogModule.allCases.map(\.rawValue).joined(separator: ", "),
      read: { raw in
        switch raw {
        case .word(let text), .string(let text): LogLevels(text.split(separator: ","))
        case .strings(let texts): LogLevels(texts)
        case .integer, .boolean, .other: nil
        }
      },
      describe: { $0.words.isEmpty ? nil : .strings($0.words) })
  }
}
