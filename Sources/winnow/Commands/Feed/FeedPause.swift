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

  @Argument(help: "The feeds: numbers, addresses or beginnings of titles.")
  var feeds: [String]

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    for record in try await store.feeds(named: feeds) {
      if !dry.dryRun { try await store.pause(record.id) }
      global.messages.notice(
        (dry.dryRun ? "would pause" : "paused")
          + " feed \(record.id), \(Printable.line(record.displayTitle))")
    }
    await store.close()
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

  @Argument(help: "The feeds: numbers, addresses or beginnings of titles.")
  var feeds: [String]

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    for record in try await store.feeds(named: feeds) {
      if !dry.dryRun { try await store.resume(record.id) }
      global.messages.notice(
        (dry.dryRun ? "would resume" : "resumed")
          + " feed \(record.id), \(Printable.line(record.displayTitle)); it is due now")
    }
    await store.close()
  }
}
