import ArgumentParser
import WebText

/// `winnow config`: the configuration in force.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows the configuration in force, and checks it.",
    discussion: """
      The file is --config, else $XDG_CONFIG_HOME/winnow/winnow.toml, else
      /etc/winnow/winnow.toml; none is needed. A variable WINNOW_… goes before the
      file, an option before both.

      Examples:
        winnow config show --origin              where each value comes from
        winnow config check --config new.toml    is this file right?
      """,
    subcommands: [ConfigShow.self, ConfigCheck.self]
  )
}

/// `winnow config show`.
struct ConfigShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints every setting with its value.",
    discussion: """
      Examples:
        winnow config show                a configuration file that says the same
        winnow config show --origin       where each value comes from
      """
  )

  @Flag(help: "Tell where each value comes from.")
  var origin = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let printer = try ConfigurationPrinter(try global.configuration())
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      printer.write(to: &writer, origins: origin)
      writer.endLine()
      try output.write(writer.bytes)
    } else if origin {
      try output.write(table(of: printer).text(for: global.terminal, palette: global.palette))
    } else {
      try output.write(printer.fileText)
    }
    try output.flush()
  }

  private func table(of printer: ConfigurationPrinter) -> Table {
    var table = Table([
      Table.Column(title: "setting"), Table.Column(title: "value", isFlexible: true),
      Table.Column(title: "from"),
    ])
    for setting in printer.settings {
      table.add([
        Table.Cell("\(setting.section).\(setting.key)"),
        Table.Cell(setting.value?.description ?? "-"),
        Table.Cell(setting.origin.description, setting.origin == .standard ? .faint : nil),
      ])
    }
    return table
  }
}

/// `winnow config check`.
struct ConfigCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether the configuration is right; exits 78 when it is not.",
    discussion: """
      Example:
        winnow config check --config new.toml && systemctl reload winnow
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    _ = try global.configuration()
    let file = ConfigurationFile.locate(option: global.config, environment: .process)
    global.messages.notice(
      file.map { "\($0) is right" } ?? "there is no configuration file; the defaults hold")
  }
}
