import Cleaning

/// Every setting, each with a default, so that none is needed.
struct Configuration: Sendable {
  /// The network policy.
  var network = NetworkSettings()
  /// How many requests freshness is worth.
  var schedule = ScheduleSettings()
  /// How much is kept.
  var retention = RetentionSettings()
  /// How digests look.
  var digest = DigestOptions()
  /// How digests leave the machine.
  var mail = MailSettings()
  /// Where the daemon shows its figures.
  var metrics = MetricsSettings()
  /// What the daemon writes to the journal.
  var log = LogSettings()
  /// Where articles are on the pages of sites; no setting, but files beside the configuration.
  var siteRules = SiteRules()

  /// The defaults.
  init() {}

  /// The file over the defaults, the environment over the file.
  ///
  /// - Throws: `ConfigurationError` for the first thing that is wrong, `CommandFailure` when the
  ///   file cannot be read.
  static func load(file: String?, environment: Environment) throws -> Configuration {
    var configuration = Configuration()
    if let path = ConfigurationFile.locate(option: file, environment: environment) {
      var reader = try ConfigurationFile(path: path)
      try reader.refuseUnknownKeys(of: SettingNames(of: configuration))
      try configuration.visit(&reader)
    }
    var reader = EnvironmentReader(environment: environment)
    try configuration.visit(&reader)
    configuration.siteRules = try SiteRuleFiles.read(environment)
    return configuration
  }

  /// Shows a visitor each setting of each section.
  mutating func visit(_ visitor: inout some SettingsVisitor) throws(ConfigurationError) {
    try network.visit(&visitor)
    try schedule.visit(&visitor)
    try retention.visit(&visitor)
    try digest.visit(&visitor)
    try mail.visit(&visitor)
    try metrics.visit(&visitor)
    try log.visit(&visitor)
  }
}

/// Takes what variables of the environment say.
private struct EnvironmentReader: SettingsVisitor {
  let environment: Environment

  mutating func visit<Value>(
    _ setting: inout Setting<Value>, in section: String
  ) throws(ConfigurationError) {
    guard let word = environment[setting.environment] else { return }
    do {
      try setting.set(.word(word), from: .environment(setting.environment))
    } catch {
      throw ConfigurationError(
        place: "$\(setting.environment)", problem: "“\(word)” is not \(error.expected)")
    }
  }
}

/// The names of all sections and keys.
struct SettingNames: SettingsVisitor {
  /// Keys by section.
  private(set) var keys: [String: [String]] = [:]
  /// Sections in order.
  private(set) var sections: [String] = []

  /// The names in a configuration.
  init(of configuration: Configuration) throws(ConfigurationError) {
    var configuration = configuration
    try configuration.visit(&self)
  }

  mutating func visit<Value>(
    _ setting: inout Setting<Value>, in section: String
  ) throws(ConfigurationError) {
    if keys[section] == nil { sections.append(section) }
    keys[section, default: []].append(setting.key)
  }
}
