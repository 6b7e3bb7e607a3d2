import ArgumentParser
import Storage
import Vocabulary
import WebText

/// `winnow feed list`.
struct FeedList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the feeds, by folder.",
    discussion: """
      Examples:
        winnow feed list
        winnow feed list --json | jq -r 'select(.failures > 0) | .feed_url'
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let feeds = try await store.feeds()
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      for feed in feeds {
        writer.object { feed.writeMembers(to: &$0) }
        writer.endLine()
        try output.write(writer.bytes)
        writer.removeAll()
      }
    } else {
      try output.write(table(feeds).text(for: global.terminal, palette: global.palette))
    }
    try output.flush()
    await store.close()
    if feeds.isEmpty {
      global.messages.notice("no feeds yet; to subscribe: winnow feed add https://example.org/")
    }
  }

  private func table(_ feeds: [FeedRecord]) -> Table {
    let now = SystemTime().now
    var table = Table([
      Table.Column(title: "id", isRight: true),
      Table.Column(title: "status"),
      Table.Column(title: "unread", isRight: true),
      Table.Column(title: "next poll"),
      Table.Column(title: "folder", isFlexible: true),
      Table.Column(title: "title", isFlexible: true),
      Table.Column(title: "address", isFlexible: true),
    ])
    for feed in feeds {
      let next = feed.nextFetchAt.map { $0 <= now ? "due" : RelativeTime.describe($0, now: now) }
      table.add([
        Table.Cell(feed.id.description), Table.Cell(feed.status.rawValue, feed.status.role),
        Table.Cell(String(feed.unreadCount)), Table.Cell(next ?? "-"),
        Table.Cell(feed.subscription.folder), Table.Cell(feed.displayTitle, .strong),
        Table.Cell(feed.shownURL, .faint),
      ])
    }
    return table
  }
}
