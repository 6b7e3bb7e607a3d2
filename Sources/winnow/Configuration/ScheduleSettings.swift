import Polling

/// `[schedule]`: how many requests freshness is worth.
struct ScheduleSettings: SettingsSection {
  static let name = "schedule"

  /// How many minutes entries may have waited, unseen, in all before a feed is asked: half as many
  /// cost about two fifths more requests.
  var unseenMinutes = Setting(
    "unseen_minutes", environment: "WINNOW_UNSEEN_MINUTES", .number(1...1_440, of: "minutes"),
    default: SchedulePolicy.defaultUnseenMinutes)

  /// How many requests a day all feeds together may cost, in place of that; 0 for no bound.
  var requestsPerDay = Setting(
    "requests_per_day", environment: "WINNOW_REQUESTS_PER_DAY",
    .number(0...100_000_000, of: "requests"), default: 0)

  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try visitor.visit(&unseenMinutes, in: Self.name)
    try visitor.visit(&requestsPerDay, in: Self.name)
  }

  /// The policy that these settings ask for.
  var policy: SchedulePolicy { SchedulePolicy(unseenMinutes: unseenMinutes.value) }

  /// The budget that they set; nil for none.
  var budget: RequestBudget? {
    requestsPerDay.value > 0 ? RequestBudget(requestsPerDay: requestsPerDay.value) : nil
  }
}
