import ArgumentParser
import Storage
import Vocabulary
import WebText

/// `winnow feed show`.
struct FeedShow: AsyncParsableCommand {
  private static let shownPolls = 10

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one feed with its last polls.",
    discussion: """
      Examples:
        winnow feed show 12
        winnow feed show https://example.org/feed.xml
      """
  )

  @Argument(help: "The feed: its number, its address or the beginning of its title.")
  var feed: String

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let record = try await store.feed(named: feed)
    let polls = try await store.fetchLog(of: record.id, limit: Self.shownPolls)
    let pages = try await store.pageTally(of: record.id)
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      write(record, polls, pages, to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
    } else {
      try output.write(facts(of: record, pages))
      try output.write(table(of: polls))
    }
    try output.flush()
    await store.close()
  }

  private func write(
    _ record: FeedRecord, _ polls: [FetchLogEntry], _ pages: PageTally,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      record.writeMembers(to: &writer)
      writer.member("site_url", record.subscription.siteURL)
      writer.member("interval_seconds", record.subscription.intervalSeconds)
      writer.member("full_text", record.subscription.wantsFullText)
      if pages != PageTally() { PageWords.write(pages, to: &writer) }
      writer.member("preferred", record.subscription.isPreferred ? true : nil)
      record.subscription.access.writeMembers(to: &writer)
      writer.member("articles", record.articleCount)
      writer.member("unread", record.unreadCount)
      writer.name("polls")
      writer.array { writer in
        for poll in polls { poll.write(to: &writer) }
      }
    }
  }

  private func facts(of record: FeedRecord, _ pages: PageTally) -> String {
    let now = SystemTime().now
    let subscription = record.subscription
    let palette = global.palette
    let facts: [(String, String?)] = [
      ("address", record.shownURL),
      ("subscribed as", subscription.url == record.effectiveURL ? nil : subscription.url),
      ("before", record.formerURLs.isEmpty ? nil : record.shownFormerURLs.joined(separator: " ")),
      ("site", subscription.siteURL),
      ("folder", subscription.folder.isEmpty ? nil : subscription.folder),
      ("tags", subscription.tags.isEmpty ? nil : subscription.tags.joined(separator: ", ")),
      ("status", palette.paint(record.status.rawValue, record.status.role)),
      ("error", record.failure.map { "\($0.message) (\(record.failureCount) in a row)" }),
      ("last success", record.succeededAt.map { RelativeTime.describe($0, now: now) }),
      (
        "next poll",
        record.nextFetchAt.map { $0 <= now ? "due" : RelativeTime.describe($0, now: now) }
      ),
      ("interval", subscription.intervalSeconds.map { Interval(seconds: $0).text }),
      ("full text", subscription.wantsFullText ? PageWords.phrase(pages) ?? "yes" : nil),
      ("preferred", subscription.isPreferred ? "yes" : nil),
      ("keep", subscription.keepWords),
      ("articles", "\(record.articleCount), \(record.unreadCount) unread"),
    ]
    let access = subscription.access.shown.map { ($0.name, Optional($0.value)) }
    let head = palette.paint("\(record.id)  \(Printable.line(record.displayTitle))", .strong) + "\n"
    return (facts + access).reduce(head) { text, fact in
      guard let value = fact.1 else { return text }
      let name = fact.0 + String(repeating: " ", count: max(1, 15 - fact.0.count))
      return text + name + (fact.0 == "status" ? value : Printable.line(value)) + "\n"
    }
  }

  private func table(of polls: [FetchLogEntry]) -> String {
    var table = Table([
      Table.Column(title: "polled"), Table.Column(title: "status"),
      Table.Column(title: "http", isRight: true), Table.Column(title: "new", isRight: true),
      Table.Column(title: "updated", isRight: true), Table.Column(title: "bytes", isRight: true),
      Table.Column(title: "why", isFlexible: true),
    ])
    let now = SystemTime().now
    for poll in polls {
      table.add([
        Table.Cell(RelativeTime.describe(poll.startedAt, now: now)),
        Table.Cell(poll.outcome, FeedStatus(rawValue: poll.outcome)?.role),
        Table.Cell(poll.httpStatus.map(String.init) ?? "-"), Table.Cell(String(poll.newCount)),
        Table.Cell(String(poll.updatedCount)), Table.Cell(String(poll.byteCount)),
        Table.Cell(poll.failure?.message ?? poll.why, .faint),
      ])
    }
    let text = table.text(for: global.terminal, palette: global.palette)
    return text.isEmpty ? "" : "\n" + text
  }
}

extension FetchLogEntry {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("started", startedAt.description)
      writer.member("status", outcome)
      writer.member("http_status", httpStatus)
      writer.member("new", newCount)
      writer.member("updated", updatedCount)
      writer.member("duplicates", duplicateCount)
      writer.member("bytes", byteCount)
      writer.member("duration_ms", milliseconds)
      writer.member("why", why)
      failure?.writeMember(to: &writer)
    }
  }
}
