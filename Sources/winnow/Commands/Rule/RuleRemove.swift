import ArgumentParser
import Storage

/// `winnow rule remove`.
struct RuleRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Removes rules; what they did with articles stays.",
    discussion: """
      Example:
        winnow rule remove 3
      """
  )

  @Argument(help: ArgumentHelp("The rules' numbers.", valueName: "id"))
  var rules: [RuleNumber]

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    var removed: [Rule] = []
    for rule in rules { removed.append(try await store.rule(rule.id)) }
    if !dry.dryRun { try await store.removeRules(rules.map(\.id)) }
    await store.close()
    for rule in removed {
      global.messages.notice(
        "\(dry.dryRun ? "would remove" : "removed") rule \(rule.id), "
          + Printable.line(rule.shownName))
    }
  }
}
