import Storage

/// `[retention]`: how much is kept where a feed has no bounds of its own.
struct RetentionSettings: SettingsSection {
  static let name = "retention"

  /// For how many days an article is kept; 0 for ever.
  var keepDays = Setting(
    "keep_days", environment: "WINNOW_KEEP_DAYS", .number(0...36_500, of: "days"), default: 0)
  /// How many articles of a feed are kept; 0 for all.
  var keepCount = Setting(
    "keep_count", environment: "WINNOW_KEEP_COUNT", .number(0...1_000_000, of: "articles"),
    default: 0)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&keepDays, in: Self.name)
    try visitor.visit(&keepCount, in: Self.name)
  }

  /// The bounds in the store's terms.
  var retention: Retention { Retention(days: keepDays.value, count: keepCount.value) }
}
