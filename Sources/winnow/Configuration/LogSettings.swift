/// `[log]`: what the daemon writes to the journal.
struct LogSettings: SettingsSection {
  static let name = "log"

  /// The least important line that is written.
  enum Level: String, CaseIterable, Sendable {
    case debug, info, warning, error
  }

  /// The least important line that is written; `--quiet` and `--verbose` go before it.
  var level = Setting("level", environment: "WINNOW_LOG_LEVEL", .word, default: Level.info)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&level, in: Self.name)
  }
}
