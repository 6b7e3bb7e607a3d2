import Cleaning
import Glibc

/// The files in which persons wrote down where the article is on the pages of a site.
///
/// A file `HOST.rules` in each of some folders: those that come with Winnow, the system's, the user's;
/// a later one replaces an earlier one of the same host. A folder that is not there has no rules.
enum SiteRuleFiles {
  private static let suffix = ".rules"
  private static let mostFiles = 10_000

  /// The rules of all folders.
  ///
  /// - Throws: `ConfigurationError` with file and line where a rule cannot be read.
  static func read(_ environment: Environment) throws -> SiteRules {
    try read(folders: folders(environment))
  }

  /// The rules of some folders, the later ones first choice.
  static func read(folders: [String]) throws -> SiteRules {
    var rules = SiteRules()
    for folder in folders {
      for name in names(in: folder) {
        let path = folder + "/" + name
        let text = String(decoding: try InputFile(argument: path).read(), as: UTF8.self)
        do {
          rules.add(try SiteRule(parsing: text), for: String(name.dropLast(suffix.count)))
        } catch {
          throw ConfigurationError(place: "\(path):\(error.line)", problem: error.problem)
        }
      }
    }
    return rules
  }

  private static func folders(_ environment: Environment) -> [String] {
    let user = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
    return [
      SharedFile.siteRules.path(besideProgram: ProgramFile.path), "/etc/winnow/sites",
      user.map { $0 + "/winnow/sites" },
    ].compactMap { $0 }
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < mostFiles, let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(suffix), name.utf8.count > suffix.utf8.count, !name.hasPrefix(".") {
        names.append(name)
      }
    }
    return names.sorted()
  }
}
