import ArgumentParser
import Storage
import WebText

/// `winnow feed edit`.
struct FeedEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Changes what was chosen for a feed; what is not named stays.",
    discussion: """
      Examples:
        winnow feed edit 12 --title "Morning news" --folder News/Local
        winnow feed edit 12 --interval 30m --tag daily --tag short
        winnow feed edit 12 --no-interval --no-tags --no-full-text
      """
  )

  @Argument(help: "The feed: its number, its address or the beginning of its title.")
  var feed: String

  @OptionGroup(title: "What to change") var options: SubscriptionOptions

  @Flag(
    inversion: .prefixedNo,
    help: "Note whether the feed gives only beginnings; pages are not fetched yet.")
  var fullText: Bool?

  @Flag(help: "Take all tags away.")
  var noTags = false

  @Flag(help: "Let the schedule decide how often to poll.")
  var noInterval = false

  @Option(help: ArgumentHelp("Another address of the same feed.", valueName: "address"))
  var url: String?

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let record = try await store.feed(named: feed)
    var subscription = record.subscription
    if noTags { subscription.tags = [] }
    if noInterval { subscription.intervalSeconds = nil }
    if let fullText { subscription.wantsFullText = fullText }
    if let url { try move(&subscription, to: url) }
    options.apply(to: &subscription)
    guard subscription != record.subscription else {
      throw CommandFailure.usage(
        "nothing to change in feed \(record.id)", advice: "see: winnow feed edit --help")
    }
    if !dry.dryRun { try await store.edit(record.id, to: subscription) }
    global.messages.notice(
      (dry.dryRun ? "would change" : "changed")
        + " feed \(record.id), \(Printable.line(record.displayTitle))")
    await store.close()
  }

  private func move(_ subscription: inout Subscription, to word: String) throws {
    let address = try FeedAddress(typed: word)
    subscription.url = address.url.string
    subscription.access.operatorHost = address.access.operatorHost
    if let user = address.access.user {
      subscription.access.user = user
      subscription.access.password = address.access.password
      subscription.access.passwordFile = nil
    }
  }
}
