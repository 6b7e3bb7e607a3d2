/// A section of the configuration: a table of the file.
protocol SettingsSection: Sendable {
  /// The table's name.
  static var name: String { get }

  /// Shows a visitor each setting, in the order in which they are printed.
  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError)
}

/// What is done to each setting in turn: read from somewhere, or printed.
protocol SettingsVisitor {
  /// Called once a setting.
  mutating func visit<Value>(
    _ setting: inout Setting<Value>, in section: String
  ) throws(ConfigurationError)
}
