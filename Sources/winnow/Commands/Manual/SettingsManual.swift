/// The part of the manual page about settings: what the commented configuration says of each.
struct SettingsManual {
  /// The commented configuration.
  let text: String
  /// Every setting.
  let settings: [PrintedSetting]

  /// The lines, a list for each section.
  var lines: [String] {
    var lines: [String] = []
    var comment: [Substring] = []
    var section = ""
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("[") {
        if isOpen { lines.append(".El") }
        section = String(line.dropFirst().prefix { $0 != "]" })
        lines += [".Ss \\&[\(ManualText.escaped(section))]"]
        (isOpen, comment) = (false, [])
      } else if line.hasPrefix("# ") {
        comment.append(line.dropFirst(2))
      } else if line.hasPrefix("#"), !section.isEmpty {
        if !isOpen { lines.append(".Bl -tag -width Ds") }
        isOpen = true
        lines += item(line.dropFirst(), in: section, comment)
        comment = []
      } else {
        comment = []
      }
    }
    return lines + (isOpen ? [".El"] : [])
  }

  private func item(
    _ line: Substring, in section: String, _ comment: [Substring]
  ) -> [String] {
    let key = String(line.prefix { $0 != " " && $0 != "=" })
    var lines = [".It Li \(quoted(ManualText.literal(line)))"]
    lines += comment.flatMap { ManualText.sentences($0) }
    let setting = settings.first { $0.section == section && $0.key == key }
    if let variable = setting?.environment {
      lines += [comment.isEmpty ? "See above." : ".br", ".Pq Ev \(ManualText.escaped(variable))"]
    }
    return lines
  }

  /// One argument of a macro, blanks and all.
  private func quoted(_ text: String) -> String {
    "\"" + text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
  }
}
