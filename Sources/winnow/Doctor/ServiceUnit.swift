import Glibc

/// A unit file of systemd, as far as the doctor reads it (systemd.unit(5)).
struct ServiceUnit {
  /// Where unit files are, the ones that count first.
  static let folders = [
    "/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system",
    "/usr/lib/systemd/system", "/lib/systemd/system",
  ]

  /// Its file.
  let path: String
  /// The program that it starts; nil when it names none.
  let program: String?

  /// The unit of a name, where one is installed.
  init?(named name: String, in folders: [String] = Self.folders) throws {
    let paths = folders.map { folder in "\(folder)/\(name)" }
    guard let path = paths.first(where: { path in access(path, F_OK) == 0 }) else { return nil }
    self.path = path
    program = Self.program(
      in: String(decoding: try InputFile(argument: path).read(), as: UTF8.self))
  }

  /// The first word of the last `ExecStart=`, without the prefixes that change how it is run.
  static func program(in text: String) -> String? {
    let key = "ExecStart="
    let commands = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(key) }
    let words = commands.last?.dropFirst(key.count).drop { "-@:+!".contains($0) }
    return words?.split(separator: " ").first.map(String.init)
  }
}
