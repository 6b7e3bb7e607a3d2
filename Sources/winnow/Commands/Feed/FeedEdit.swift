import ArgumentParser
import Fetching
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
        winnow feed edit 12 --header-file fields --client-certificate me.pem
        winnow feed edit 12 --no-access
        winnow feed edit 12 --keep 90d
        winnow feed edit 12 --preferred    the source whose version you want to read
      """
  )

  @Argument(help: "The feed: its number, its address or the beginning of its title.")
  var feed: String

  @OptionGroup(title: "What to change") var options: SubscriptionOptions
  @OptionGroup(title: "How to get at it") var access: AccessOptions

  @Flag(help: "Forget user, token, fields, proxy and certificates; what is named is kept.")
  var noAccess = false

  @Flag(
    inversion: .prefixedNo,
    help: "Fetch the articles' pages, or keep to what the feed gives.")
  var fullText: Bool?

  @Flag(inversion: .prefixedNo, help: "Show a story by this feed's article, where it has one.")
  var preferred: Bool?

  @Flag(help: "Take all tags away.")
  var noTags = false

  @Flag(help: "Let the schedule decide how often to poll.")
  var noInterval = false

  @Option(
    help: ArgumentHelp("Keep articles so long, or so many: 90d, 500, all.", valueName: "bound"))
  var keep: KeepOption?

  @Flag(help: "Keep what the configuration says.")
  var noKeep = false

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
    if noKeep { (subscription.keepDays, subscription.keepCount) = (nil, nil) }
    keep?.apply(to: &subscription)
    if let preferred { subscription.isPreferred = preferred }
    if let fullText { subscription.wantsFullText = fullText }
    if noAccess {
      subscription.access = subscription.access.withoutSecrets
      subscription.access.proxy = nil
    }
    if let url { try move(&subscription, to: url) }
    options.apply(to: &subscription)
    access.apply(to: &subscription.access)
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

  /// Secrets stay behind when the new address is another server's; they are given anew where meant.
  private func move(_ subscription: inout Subscription, to word: String) throws {
    let address = try FeedAddress(typed: word)
    let old = WebURL(parsing: subscription.url)
    if old?.maySendSecrets(to: address.url) != true {
      subscription.access = subscription.access.withoutSecrets
    }
    subscription.url = address.url.string
    subscription.access.operatorHost = address.access.operatorHost
    if let user = address.access.user {
      subscription.access.user = user
      subscription.access.password = address.access.password
      subscription.access.passwordFile = nil
      subscription.access.bearerFile = nil
    }
  }
}
