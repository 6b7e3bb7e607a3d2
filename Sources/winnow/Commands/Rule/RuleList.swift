import ArgumentParser
import Cleaning
import Storage
import Vocabulary
import WebText

/// `winnow rule list`.
struct RuleList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the rules in the order in which they are asked.",
    discussion: """
      Examples:
        winnow rule list
        winnow rule list --json | jq -r .expression
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let rules = try await store.rules()
    await store.close()
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      for rule in rules {
        rule.write(to: &writer)
        writer.endLine()
      }
      try output.write(writer.bytes)
    } else {
      try output.write(table(rules).text(for: global.terminal, palette: global.palette))
    }
    try output.flush()
    if rules.isEmpty {
      global.messages.notice("no rules yet; for what they can do: winnow help rule")
    }
  }

  private func table(_ rules: [Rule]) -> Table {
    var table = Table([
      Table.Column(title: "id", isRight: true), Table.Column(title: "for", isFlexible: true),
      Table.Column(title: "actions"), Table.Column(title: "name", isFlexible: true),
      Table.Column(title: "expression", isFlexible: true),
    ])
    for rule in rules {
      table.add([
        Table.Cell(rule.id.description), Table.Cell(rule.scope.words, .faint),
        Table.Cell(rule.actions.map(\.description).joined(separator: " ")),
        Table.Cell(rule.name ?? ""), Table.Cell(rule.filter.description, .strong),
      ])
    }
    return table
  }
}

extension RuleScope {
  /// Whose articles, in a word.
  var words: String {
    switch self {
    case .everything: "all"
    case .folder(let path): "folder \(path)"
    case .feed(let id): "feed \(id)"
    }
  }
}

extension Rule {
  /// Writes the rule as one JSON object.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id.rawValue)
      writer.member("name", name)
      switch scope {
      case .everything: break
      case .folder(let path): writer.member("folder", path)
      case .feed(let feed): writer.member("feed", feed.rawValue)
      }
      writer.member("expression", filter.description)
      writer.member("actions", actions.map(\.description))
    }
  }
}
