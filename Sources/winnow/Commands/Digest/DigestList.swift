import ArgumentParser
import Storage
import Vocabulary
import WebText

/// `winnow digest list`.
struct DigestList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the named digests: what they tell, when, where to, what waits.",
    discussion: """
      Examples:
        winnow digest list
        winnow digest list --json | jq -r 'select(.waiting > 0) | .name'
      """
  )

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let digests = try await store.digests()
    await store.close()
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      for digest in digests {
        write(digest, to: &writer)
        writer.endLine()
      }
      try output.write(writer.bytes)
    } else {
      try output.write(table(digests).text(for: global.terminal, palette: global.palette))
    }
    try output.flush()
    guard digests.isEmpty else { return }
    global.messages.notice("no digests yet; to make one: winnow digest morning")
  }

  private func table(_ digests: [DigestRecord]) -> Table {
    let now = SystemTime().now
    var table = Table([
      Table.Column(title: "name"), Table.Column(title: "issues", isRight: true),
      Table.Column(title: "last"), Table.Column(title: "next"),
      Table.Column(title: "waiting", isRight: true),
      Table.Column(title: "tells", isFlexible: true),
      Table.Column(title: "goes to", isFlexible: true),
    ])
    for digest in digests {
      let (last, next) = (digest.lastIssueAt, digest.nextRunAt)
      table.add([
        Table.Cell(digest.name, .strong), Table.Cell(String(digest.issueCount)),
        Table.Cell(last.map { RelativeTime.describe($0, now: now) } ?? "-"),
        Table.Cell(next.map { $0 <= now ? "due" : RelativeTime.describe($0, now: now) } ?? "-"),
        Table.Cell(String(digest.waitingCount), digest.waitingCount > 0 ? .bad : nil),
        Table.Cell(DigestWords.scope(digest.settings)),
        Table.Cell(digest.settings.delivery.map(DigestWords.place) ?? "-"),
      ])
    }
    return table
  }

  private func write(_ digest: DigestRecord, to writer: inout JSONWriter) {
    let settings = digest.settings
    writer.object { writer in
      writer.member("name", digest.name)
      writer.member("title", settings.title)
      writer.member("folders", settings.folders)
      writer.member("tags", settings.tags)
      writer.member("feeds", settings.feeds.map(\.description))
      writer.member("where", settings.condition)
      writer.member("order", settings.order.rawValue)
      writer.member("group", settings.grouping.rawValue)
      writer.member("limit", settings.limit)
      writer.member("full", settings.isFull)
      writer.member("format", settings.format)
      writer.member("schedule", settings.schedule)
      writer.member("delivery", settings.delivery.map(DigestWords.place))
      writer.member("cursor", digest.cursor.rawValue)
      writer.member("issues", digest.issueCount)
      writer.member("waiting", digest.waitingCount)
      writer.member("failure", digest.failure)
      writer.member("last_issue", digest.lastIssueAt?.description)
      writer.member("next_run", digest.nextRunAt?.description)
    }
  }
}
