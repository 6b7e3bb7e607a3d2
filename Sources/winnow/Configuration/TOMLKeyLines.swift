/// Which line of a TOML file a key is on; the TOML library tells only the lines of syntax errors.
///
/// A search of the text: `[section]` headers, `key = value`, `section.key = value`. A key that
/// stands in an inline table has the line of that table.
struct TOMLKeyLines {
  private var lines: [String: Int] = [:]

  /// The keys of a text.
  init(of text: String) {
    var section: String?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.first == "[" {
        let name = words.drop { $0 == "[" }.prefix { $0 != "]" }
        section = Self.plain(name)
        note(section ?? "", in: nil, at: index + 1)
      } else if let equals = words.firstIndex(of: "="), words.first != "#" {
        note(Self.plain(words[..<equals]), in: section, at: index + 1)
      }
    }
  }

  /// The line of a key of a section, or of a section itself; from 1.
  func line(of key: String, in section: String?) -> Int? {
    guard let section else { return lines[key] }
    return lines["\(section).\(key)"] ?? lines[section]
  }

  private mutating func note(_ key: String, in section: String?, at line: Int) {
    let name = section.map { "\($0).\(key)" } ?? key
    if lines[name] == nil { lines[name] = line }
    // `section.key = value` before any header names the section too.
    if section == nil, let dot = name.firstIndex(of: ".") {
      let outer = String(name[..<dot])
      if lines[outer] == nil { lines[outer] = line }
    }
  }

  private static func plain(_ name: Substring) -> String {
    String(name.filter { !" \t\"'\r".contains($0) })
  }
}
