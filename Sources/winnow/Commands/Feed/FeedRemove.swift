import ArgumentParser
import Storage

/// `winnow feed remove`.
struct FeedRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Ends subscriptions; their articles go too.",
    discussion: """
      Examples:
        winnow feed remove 12 15
        winnow feed remove --dry-run "Morning"
      """
  )

  @Argument(help: "The feeds: numbers, addresses or beginnings of titles.")
  var feeds: [String]

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let records = try await store.feeds(named: feeds)
    if !dry.dryRun { try await store.remove(records.map(\.id)) }
    for record in records {
      global.messages.notice(
        (dry.dryRun ? "would remove" : "removed")
          + " feed \(record.id), \(Printable.line(record.displayTitle)),"
          + " with \(record.articleCount) articles")
    }
    await store.close()
  }
}

extension Store {
  /// The feeds that a person means, each once, in the order in which they were named.
  func feeds(named names: [String]) async throws -> [FeedRecord] {
    var records: [FeedRecord] = []
    for name in names {
      let record = try await feed(named: name)
      if !records.contains(where: { $0.id == record.id }) { records.append(record) }
    }
    return records
  }
}
