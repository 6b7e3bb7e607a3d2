import WebText

/// A setting as `config show` prints it.
struct PrintedSetting: Sendable {
  /// Its section.
  let section: String
  /// Its key.
  let key: String
  /// The variable that overrides the file.
  let environment: String
  /// Its value; nil when it is not set.
  let value: RawSetting?
  /// Who said so.
  let origin: SettingOrigin
}

/// Collects every setting for printing.
struct ConfigurationPrinter: SettingsVisitor {
  /// The settings in order.
  private(set) var settings: [PrintedSetting] = []

  /// The settings of a configuration.
  init(_ configuration: Configuration) throws(ConfigurationError) {
    var configuration = configuration
    try configuration.visit(&self)
  }

  mutating func visit<Value>(
    _ setting: inout Setting<Value>, in section: String
  ) throws(ConfigurationError) {
    settings.append(
      PrintedSetting(
        section: section, key: setting.key, environment: setting.environment, value: setting.raw,
        origin: setting.origin))
  }

  /// The configuration as a file that says the same; what is not set is a comment.
  var fileText: String {
    var text = ""
    var section: String?
    for setting in settings {
      if setting.section != section {
        text += (section == nil ? "" : "\n") + "[\(setting.section)]\n"
        section = setting.section
      }
      text += setting.value.map { "\(setting.key) = \($0)\n" } ?? "# \(setting.key) is not set\n"
    }
    return text
  }

  /// One object a section, and with origins one object a setting.
  func write(to writer: inout JSONWriter, origins: Bool) {
    writer.object { writer in
      var rest = settings[...]
      while let section = rest.first?.section {
        let members = rest.prefix { $0.section == section }
        rest = rest.dropFirst(members.count)
        writer.name(section)
        writer.object { writer in
          for setting in members { setting.write(to: &writer, origin: origins) }
        }
      }
    }
  }
}

extension PrintedSetting {
  fileprivate func write(to writer: inout JSONWriter, origin isWanted: Bool) {
    guard isWanted else {
      if let value {
        writer.name(key)
        value.write(to: &writer)
      }
      return
    }
    writer.name(key)
    writer.object { writer in
      if let value {
        writer.name("value")
        value.write(to: &writer)
      }
      writer.member("origin", origin.description)
    }
  }
}
