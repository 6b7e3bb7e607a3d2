import ArgumentParser
import Storage
import Vocabulary
import WebText

/// `winnow status`.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows how the feeds and the database fare.",
    discussion: """
      Feeds are healthy, failing, silent against their own rhythm, moved within the
      last month, or gone; of all but the healthy ones it says what happened and what
      can be done. The cost is what polling cost publishers in the last seven days.

      Examples:
        winnow status
        winnow status --json | jq .groups.failing
        winnow status --json | jq .feeds.failing
      """
  )

  /// So many feeds of a group are named to a person.
  private static let listedFeeds = 20

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let path = try global.databasePath
    let store = try global.openStore()
    let status = try await store.status()
    let now = SystemTime().now
    let groups = FeedGroups(
      try await store.feeds(), histories: try await store.histories(),
      moves: try await store.moves(since: now + .seconds(-30 * 86_400)), now: now)
    let cost = try await store.cost(since: now + .seconds(-7 * 86_400))
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      status.write(database: path, groups, cost, to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
    } else {
      try output.write(text(of: status, database: path))
      try output.write(text(of: cost) + text(of: groups))
    }
    try output.flush()
    await store.close()
  }

  private func text(of cost: PollCost) -> String {
    guard cost.requestCount > 0 else { return "" }
    func share(_ part: Int, of whole: Int) -> String {
      "\(whole > 0 ? (100 * part + whole / 2) / whole : 0) %"
    }
    return "cost        \(Quantity.of(cost.requestCount, "request")) in 7 days, "
      + "\(share(cost.notModifiedCount, of: cost.requestCount)) answered 304, "
      + "\(Self.size(Int64(cost.byteCount))), "
      + "\(share(cost.wastedByteCount, of: cost.byteCount)) of it brought nothing\n"
  }

  private func text(of groups: FeedGroups) -> String {
    var text = "healthy     \(groups.healthyCount)\n"
    for group in groups.listed where !group.members.isEmpty {
      let name = group.name + String(repeating: " ", count: 12 - group.name.count)
      text += global.palette.paint(name + "\(group.members.count)", group.role) + "\n"
      for member in group.members.prefix(Self.listedFeeds) {
        let title = "\(member.feed.id)  \(member.feed.displayTitle): \(member.sentence)"
        text += "  " + Printable.line(title) + "\n"
      }
      let rest = group.members.count - Self.listedFeeds
      if rest > 0 { text += "  and \(rest) more: winnow status --json\n" }
    }
    return text
  }

  private func text(of status: StoreStatus, database: String) -> String {
    let palette = global.palette
    let now = SystemTime().now
    let failing = "\(status.failingCount) failing"
    let feeds = [
      "\(status.feedCount)", status.failingCount > 0 ? palette.paint(failing, .bad) : failing,
      "\(status.pausedCount) paused", "\(status.goneCount) gone", "\(status.dueCount) due",
    ]
    let next = status.nextFetchAt.map { $0 <= now ? "now" : RelativeTime.describe($0, now: now) }
    var text = """
      feeds       \(feeds.joined(separator: ", "))
      next poll   \(next ?? "-")
      articles    \(status.articleCount), \(status.unreadCount) unread, \
      \(status.newArticleCount) in the last 24 h
      polls       \(status.pollCount) in the last 24 h, \(status.notModifiedCount) not modified
      database    \(Printable.line(database)), \(Self.size(status.databaseByteCount))

      """
    if let pages = PageWords.phrase(status.pages) { text += "pages       \(pages)\n" }
    if status.outboxCount > 0 { text += "outbox      \(status.outboxCount) issues wait\n" }
    return text
  }

  /// Bytes in the unit that leaves one to four digits before the point (IEC 80000-13 prefixes).
  static func size(_ byteCount: Int64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var tenths = byteCount.multipliedReportingOverflow(by: 10).partialValue
    var unit = 0
    while tenths >= 10_240, unit < units.count - 1 {
      tenths /= 1_024
      unit += 1
    }
    return unit == 0 ? "\(byteCount) B" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }
}

extension StoreStatus {
  fileprivate func write(
    database: String, _ groups: FeedGroups, _ cost: PollCost, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.name("feeds")
      writer.object { writer in
        writer.member("all", feedCount)
        writer.member("failing", failingCount)
        writer.member("paused", pausedCount)
        writer.member("gone", goneCount)
        writer.member("due", dueCount)
        writer.member("next_poll", nextFetchAt?.description)
      }
      writer.name("articles")
      writer.object { writer in
        writer.member("all", articleCount)
        writer.member("unread", unreadCount)
        writer.member("new_24h", newArticleCount)
      }
      writer.name("polls")
      writer.object { writer in
        writer.member("all_24h", pollCount)
        writer.member("not_modified_24h", notModifiedCount)
      }
      PageWords.write(pages, to: &writer)
      groups.write(to: &writer)
      writer.name("cost_7d")
      writer.object { writer in
        writer.member("requests", cost.requestCount)
        writer.member("not_modified", cost.notModifiedCount)
        writer.member("failed", cost.failureCount)
        writer.member("bytes", cost.byteCount)
        writer.member("wasted_bytes", cost.wastedByteCount)
      }
      writer.name("database")
      writer.object { writer in
        writer.member("path", database)
        writer.member("bytes", databaseByteCount)
      }
      writer.member("outbox", outboxCount)
    }
  }
}
