/// One setting: what it is called, what it may be, what it is now and who said so.
struct Setting<Value: Sendable>: Sendable {
  /// Its key in the section of the file.
  let key: String
  /// The variable that overrides the file.
  let environment: String
  /// What it may be.
  let kind: SettingKind<Value>
  /// What it is.
  private(set) var value: Value
  /// Who said so.
  private(set) var origin = SettingOrigin.standard

  /// A setting with its default.
  init(
    _ key: String, environment: String, _ kind: SettingKind<Value>, default value: Value
  ) {
    self.key = key
    self.environment = environment
    self.kind = kind
    self.value = value
  }

  /// Takes a value from a file, a variable or a flag.
  ///
  /// - Throws: `SettingMismatch` when it is not of this kind.
  mutating func set(_ raw: RawSetting, from origin: SettingOrigin) throws(SettingMismatch) {
    guard let value = kind.read(raw) else { throw SettingMismatch(expected: kind.expected) }
    self.value = value
    self.origin = origin
  }

  /// The value as the file would have it; nil when it is not set.
  var raw: RawSetting? { kind.describe(value) }
}

/// Who said what a setting is.
enum SettingOrigin: Hashable, Sendable, CustomStringConvertible {
  /// Nobody: the default.
  case standard
  /// The file, at a line where it could be found.
  case file(path: String, line: Int?)
  /// A variable of the environment.
  case environment(String)
  /// An option of the command line.
  case flag(String)

  var description: String {
    switch self {
    case .standard: "default"
    case .file(let path, let line): line.map { "\(path):\($0)" } ?? path
    case .environment(let name): "$\(name)"
    case .flag(let name): name
    }
  }
}

/// A value that is not of its setting's kind.
struct SettingMismatch: Error {
  /// What would be.
  let expected: String
}
