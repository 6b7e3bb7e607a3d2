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

  @OptionGroup var named: NamedFeeds

  func run() async throws {
    try await named.change(
      "remove", "removed", remark: { ", with " + Quantity.of($0.articleCount, "article") }
    ) { store, records in
      try await store.remove(records.map(\.id))
    }
  }
}
