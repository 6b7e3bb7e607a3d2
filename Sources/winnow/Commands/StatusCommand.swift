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
      Examples:
        winnow status
        winnow status --json | jq .feeds.failing
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let path = try global.databasePath
    let store = try global.openStore()
    let status = try await store.status()
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      status.write(database: path, to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
    } else {
      try output.write(text(of: status, database: path))
    }
    try output.flush()
    await store.close()
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
    if status.outboxCount > 0 { text += "outbox      \(status.outboxCount) issues wait\n" }
    if status.failingCount + status.goneCount > 0 {
      text += palette.paint("what failed and why: winnow feed list", .faint) + "\n"
    }
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
  fileprivate func write(database: String, to writer: inout JSONWriter) {
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
      writer.name("database")
      writer.object { writer in
        writer.member("path", database)
        writer.member("bytes", databaseByteCount)
      }
      writer.member("outbox", outboxCount)
    }
  }
}
