import Glibc
import TOMLKit
import Vocabulary
import Vocabulary

/// The configuration file as it was read.
struct ConfigurationFile: SettingsVisitor {
  /// Where it is.
  let path: String
  private let lines: TOMLKeyLines
  private let table: TOMLTable

  /// The file to read: the one that was named, else the user's own, else the system's.
  ///
  /// Nil when there is none.
  static func locate(option: String?, environment: Environment) -> String? {
    if let option { return option }
    let places = [ownPath(environment), "/etc/winnow/winnow.toml"]
    return places.compactMap { $0 }.first { access($0, F_OK) == 0 }
  }

  /// The place of the user's own file; nil for a user without a home.
  static func ownPath(_ environment: Environment) -> String? {
    let folder = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
    return folder.map { $0 + "/winnow/winnow.toml" }
  }

  /// Reads a file.
  ///
  /// - Throws: `ConfigurationError` where its syntax is wrong.
  init(path: String) throws {
    self.path = path
    let text = String(decoding: try InputFile(argument: path).read(), as: UTF8.self)
    lines = TOMLKeyLines(of: text)
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ConfigurationError(
        place: "\(path):\(error.source.begin.line)", problem: error.description)
    }
  }

  /// Looks for keys that no setting has.
  func refuseUnknownKeys(of names: SettingNames) throws(ConfigurationError) {
    for section in inOrderOfLines(table.keys, section: nil) {
      guard let keys = names.keys[section] else {
        throw unknown(section, in: nil, known: names.sections)
      }
      guard let settings = table[section]?.table else {
        throw ConfigurationError(
          place: place(of: section, in: nil), problem: "“\(section)” is a section, not a value",
          advice: "write: [\(section)]")
      }
      for key in inOrderOfLines(settings.keys, section: section) where !keys.contains(key) {
        throw unknown(key, in: section, known: keys)
      }
    }
  }

  mutating func visit<Value>(
    _ setting: inout Setting<Value>, in section: String
  ) throws(ConfigurationError) {
    guard let value = table[section]?.table?[setting.key] else { return }
    let raw = RawSetting(value)
    do {
      let line = lines.line(of: setting.key, in: section)
      try setting.set(raw, from: .file(path: path, line: line))
    } catch {
      throw ConfigurationError(
        place: place(of: setting.key, in: section),
        problem: "\(section).\(setting.key) is \(raw), not \(error.expected)")
    }
  }

  private func unknown(
    _ key: String, in section: String?, known: [String]
  ) -> ConfigurationError {
    let kind = section == nil ? "section" : "key"
    let name = (section.map { $0 + "." } ?? "") + key
    let nearest = NearestName.of(key, among: known)
    return ConfigurationError(
      place: place(of: key, in: section), problem: "there is no \(kind) “\(name)”",
      advice: nearest.map { "did you mean “\($0)”?" }
        ?? "there are: " + known.joined(separator: ", "))
  }

  private func place(of key: String, in section: String?) -> String {
    lines.line(of: key, in: section).map { "\(path):\($0)" } ?? path
  }

  private func inOrderOfLines(_ keys: [String], section: String?) -> [String] {
    keys.sorted { left, right in
      (lines.line(of: left, in: section) ?? .max, left)
        < (lines.line(of: right, in: section) ?? .max, right)
    }
  }
}

extension RawSetting {
  /// A value of the file.
  fileprivate init(_ value: any TOMLValueConvertible) {
    if let text = value.string {
      self = .string(text)
    } else if let number = value.int {
      self = .integer(number)
    } else if let truth = value.bool {
      self = .boolean(truth)
    } else if let elements = value.array, elements.allSatisfy({ $0.string != nil }) {
      self = .strings(elements.compactMap(\.string))
    } else {
      self = .other("a \(value.type)")
    }
  }
}
