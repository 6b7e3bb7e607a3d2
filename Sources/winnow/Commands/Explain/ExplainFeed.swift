import ArgumentParser
import Polling
import Storage
import Vocabulary
import WebText

/// `winnow explain feed`.
struct ExplainFeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Tells why a feed was polled, and why it is not polled now.",
    discussion: """
      Shows why the feed was last asked and what it answered, when it is asked again
      and what was considered for that, what its host allows, and the answers before.
      Each reason was stored when the decision was made.

      Examples:
        winnow explain feed 12
        winnow explain feed "Morning News"
        winnow explain feed 12 --json | jq .next
      """
  )

  @Argument(help: "The feed: its number, its address or the beginning of its title.")
  var feed: String

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let record = try await store.feed(named: feed)
    let explanation = FeedExplanation(
      feed: record, polls: try await store.fetchLog(of: record.id, limit: 10),
      host: try await store.host(of: record.id), now: SystemTime().now)
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      explanation.write(to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
    } else {
      try output.write(explanation.text(global))
    }
    try output.flush()
    await store.close()
  }
}
