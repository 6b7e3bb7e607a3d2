/// `[log]`: what the daemon writes to the journal.
struct LogSettings: SettingsSection {
  static let name = "log"

  /// The least important line that is written.
  enum Level: String, CaseIterable, Sendable {
    case debug, info, warning, error
  }

  /// The least important line that is written; `--quiet` and `--verbose` go before it.
  var level = Setting("level", environment: "WINNOW_LOG_LEVEL", .word, default: Level.info)

  /// Parts of the daemon that write more or less than the rest.
  var modules = Setting(
    "modules", environment: "WINNOW_LOG", .logLevels, default: LogLevels())

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&level, in: Self.name)
    try visitor.visit(&modules, in: Self.name)
  }

  /// The least important line that a part writes.
  func level(of module: LogModule) -> Level {
    modules.value.modules[module] ?? modules.value.general ?? level.value
  }
}
