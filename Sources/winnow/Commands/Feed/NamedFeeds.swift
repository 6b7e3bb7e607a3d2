import ArgumentParser
import Storage

/// The feeds that a command changes, and how it tells what it did.
struct NamedFeeds: ParsableArguments {
  @Argument(help: "The feeds: numbers, addresses or beginnings of titles.")
  var feeds: [String]

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  /// Changes the feeds and tells it of each; a dry run only tells what would be done.
  ///
  /// - Parameters:
  ///   - verb: What is done, `pause`.
  ///   - participle: What was done, `paused`.
  ///   - remark: What is said of a feed behind its title.
  ///   - change: The change itself.
  /// - Throws: `StorageError` for a name that no feed has, or what the change throws.
  func change(
    _ verb: String, _ participle: String, remark: (FeedRecord) -> String = { _ in "" },
    _ change: (Store, [FeedRecord]) async throws -> Void
  ) async throws {
    let store = try global.openStore()
    let records = try await store.feeds(named: feeds)
    if !dry.dryRun { try await change(store, records) }
    let done = dry.dryRun ? "would \(verb)" : participle
    for record in records {
      let title = Printable.line(record.displayTitle)
      global.messages.notice("\(done) feed \(record.id), \(title)\(remark(record))")
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
