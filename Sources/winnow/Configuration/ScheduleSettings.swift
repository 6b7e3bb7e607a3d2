import Polling

/// `[schedule]`: how many requests freshness is worth.
struct ScheduleSettings: SettingsSection {
  static let name = "schedule"

  /// How many minutes entries may have waited, unseen, in all before a feed is asked: half as many
  /// cost about two fifths more requests.
  var unseenMinutes = Setting(
    "unseen_minutes", environment: "WINNOW_UNSEEN_MINUTES", .number(1...1_440, of: "minutes"),
    default: SchedulePolicy.defaultUnseenMinutes)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&unseenMinutes, in: Self.name)
  }

  /// The policy that these settings ask for.
  var policy: SchedulePolicy { SchedulePolicy(unseenMinutes: unseenMinutes.value) }
}
