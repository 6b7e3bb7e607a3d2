/// The part of the manual page that the commands' own help makes.
struct CommandManual {
  /// The program with all its commands.
  let program: CommandHelp
  /// The options that every command has, which are described once.
  let common: [CommandHelp.Argument]

  /// The lines about the options of every command.
  var options: [String] { Self.list(of: common) }

  /// The lines about the commands, each a subsection.
  var commands: [String] {
    (program.subcommands ?? []).flatMap { lines(of: $0, under: []) }
  }

  private func lines(of command: CommandHelp, under path: [String]) -> [String] {
    guard command.shouldDisplay, command.commandName != "help" else { return [] }
    let path = path + [command.commandName]
    let own = own(command)
    var lines = [".Ss \(ManualText.escaped(path.joined(separator: " ")))"]
    lines += synopsis(of: path, own, isGroup: command.subcommands?.isEmpty == false)
    if let abstract = command.abstract { lines += [".Pp"] + ManualText.sentences(abstract) }
    if let discussion = command.discussion { lines += ManualText.paragraphs(discussion) }
    lines += Self.list(of: own)
    return lines + (command.subcommands ?? []).flatMap { self.lines(of: $0, under: path) }
  }

  /// What the command has and others have not.
  private func own(_ command: CommandHelp) -> [CommandHelp.Argument] {
    let names = Set(common.flatMap { $0.names ?? [] }.map(\.name) + ["help", "h", "version"])
    return (command.arguments ?? []).filter { argument in
      argument.shouldDisplay && !(argument.names ?? []).contains { names.contains($0.name) }
    }
  }

  private func synopsis(
    of path: [String], _ own: [CommandHelp.Argument], isGroup: Bool
  ) -> [String] {
    var line = ".Nm Cm " + path.map { ManualText.word($0) }.joined(separator: " ")
    if own.contains(where: { $0.kind != "positional" }) { line += " Op Ar options" }
    var lines = [line]
    if isGroup { lines.append(".Op Ar command") }
    for argument in own where argument.kind == "positional" {
      let dots = argument.isRepeating ? " ..." : ""
      let name = "Ar " + ManualText.word(argument.valueName ?? "value") + dots
      lines.append(argument.isOptional ? ".Op \(name)" : ".\(name)")
    }
    return lines
  }

  private static func list(of arguments: [CommandHelp.Argument]) -> [String] {
    let described = arguments.filter { $0.abstract?.isEmpty == false }
    guard !described.isEmpty else { return [] }
    let items = described.flatMap { argument in
      [item(argument)] + ManualText.sentences(argument.abstract ?? "")
    }
    return [".Bl -tag -width Ds"] + items + [".El"]
  }

  private static func item(_ argument: CommandHelp.Argument) -> String {
    let value = argument.valueName.map { " Ar " + ManualText.word($0) } ?? ""
    guard argument.kind != "positional" else { return ".It\(value)" }
    let names = (argument.names ?? []).map { name in
      name.kind == "long" ? "Fl -\(name.name)" : "Fl \(name.name)"
    }
    return ".It " + names.joined(separator: " , ") + (argument.kind == "option" ? value : "")
  }
}
