import ArgumentParser
import Storage

/// `winnow feed pause`.
struct FeedPause: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Stops polling feeds until they are resumed.",
    discussion: """
      Example:
        winnow feed pause 12
      """
  )

  @OptionGroup var named: NamedFeeds

  func run() async throws {
    try await named.change("pause", "paused") { store, records in
      for record in records { try await store.pause(record.id) }
    }
  }
}

/// `winnow feed resume`.
struct FeedResume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Polls feeds again that were paused, or that the server said are gone.",
    discussion: """
      Example:
        winnow feed resume 12
      """
  )

  @OptionGroup var named: NamedFeeds

  func run() async throws {
    try await named.change("resume", "resumed", remark: { _ in "; it is due now" }) {
      store, records in
      for record in records { try await store.resume(record.id) }
    }
  }
}
