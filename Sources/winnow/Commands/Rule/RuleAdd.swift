import ArgumentParser
import Cleaning
import Storage
import Vocabulary
import WebText

/// `winnow rule add`.
struct RuleAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds a rule for what comes from now on.",
    discussion: """
      What is dropped is remembered and shown nowhere, so that it does not come back;
      winnow explain article tells which rule it was. winnow help rule has the fields.

      Examples:
        winnow rule add 'title contains "sponsored"' --action drop
        winnow rule add --folder News 'author = "Jane Roe"' --action star
        winnow rule add --feed 12 'tag = "sports"' --action read --action tag:sports
        winnow rule add --name "Long reads" 'word-count > 3000' --action score:+5
      """
  )

  @Argument(help: "Which articles; in quotes, for the shell.")
  var expression: String

  @Option(
    name: [.customLong("action")],
    help: ArgumentHelp(
      "What is done: drop, read, star, tag:NAME or score:±N; give it again for more.",
      valueName: "action"))
  var actions: [RuleAction]

  @Option(help: "What to call it.")
  var name: String?

  @OptionGroup var scope: RuleScopeOptions
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let filter = try Filter(typed: expression)
    let store = try global.openStore()
    let scope = try await scope.scope(in: store)
    guard !dry.dryRun else {
      await store.close()
      return global.messages.notice("would add: \(Printable.line(filter.description))")
    }
    let id = try await store.addRule(name: name, scope, filter, actions)
    await store.close()
    if global.json {
      var output = StandardOutput()
      var writer = JSONWriter()
      Rule(id: id, name: name, scope: scope, filter: filter, actions: actions).write(to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
      try output.flush()
    }
    global.messages.notice(
      "added rule \(id); what it would have done: winnow rule test \(id)")
  }
}
