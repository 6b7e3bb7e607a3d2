import ArgumentParser
import Digests
import Storage
import Vocabulary

/// `winnow digest [NAME]`: makes a digest and delivers it.
struct DigestRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Makes a digest; the word run may be left out.",
    discussion: """
      Without NAME, everything of the last 24 hours, or since --since; nothing
      is remembered. With NAME, what that digest has not told yet: nothing is
      repeated, nothing is lost. The first use of a name defines it; --folder,
      --tag and --feed then belong to it.

      It goes where the command says, else where it was defined to go, else to
      $WINNOW_DIGEST_OUTPUT, else to standard output.

      An issue that could not be delivered is kept and delivered the next time,
      the same one, under the same Message-ID.

      Examples:
        winnow digest                                  to read in the terminal
        winnow digest --since 3d --output news.html    three days, for the browser
        winnow digest morning --output morning.epub    a book of what is new
        winnow digest science --folder Science --mail-to me@example.org
      """
  )

  @Argument(help: "A digest that remembers what it told.")
  var name: String?

  @Option(
    help: ArgumentHelp("Everything since: a date, or 12h, 2d; without NAME.", valueName: "time"))
  var since: SinceOption?

  @Option(help: ArgumentHelp("At most so many stories; without NAME.", valueName: "count"))
  var limit: Int?

  @Flag(help: "Fetch no pictures for a book.")
  var noPictures = false

  @OptionGroup var scope: DigestScope
  @OptionGroup var look: DigestLook
  @OptionGroup var target: DigestTarget
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if name?.isEmpty == true { throw ValidationError("A digest's name cannot be empty.") }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    guard name != nil else {
      if scope.condition != nil {
        throw ValidationError("--where belongs to a digest with a name.")
      }
      return
    }
    if since != nil {
      throw ValidationError("A named digest tells what it has not told yet; leave out --since.")
    }
    if limit != nil {
      throw ValidationError(
        "A named digest leaves nothing out; winnow digest define NAME --limit shortens it.")
    }
  }

  func run() async throws {
    let configuration = try global.configuration()
    let store = try global.openStore()
    do {
      let press = try DigestPress(
        store: store, configuration: configuration, time: SystemTime(),
        fetchesPictures: !noPictures)
      if let name {
        try await run(name, with: press, in: store)
      } else {
        try await runOnce(with: press, in: store)
      }
    } catch {
      await store.close()
      throw error
    }
    await store.close()
  }

  private func run(_ name: String, with press: DigestPress, in store: Store) async throws {
    let digest = NamedDigest(name: name, store: store, press: press, messages: global.messages)
    var settings = try await digest.settings()
    try await scope.apply(to: &settings, in: store)
    if dry.dryRun {
      look.apply(to: &settings)
      return try await digest.preview(settings, as: press.format(settings, for: target.delivery))
    }
    try await digest.define(settings)
    let place = target.delivery ?? (settings.delivery == nil ? DigestRun.usualPlace : nil)
    look.apply(to: &settings)
    if settings.format == nil, global.json { settings.format = DigestFormat.json.rawValue }
    try await digest.deliver(settings, to: place)
    await IssueDelivery(store: store, press: press).drain()
  }

  /// Writes what no cursor remembers; nothing at all when there is nothing new.
  private func runOnce(with press: DigestPress, in store: Store) async throws {
    let now = SystemTime().now
    var settings = DigestSettings()
    look.apply(to: &settings)
    settings.title = title
    if settings.format == nil, global.json { settings.format = DigestFormat.json.rawValue }
    let start = (since ?? DigestRun.standardPeriod).time(before: now)
    // A dry run of a file would replace it; what it would hold goes to standard output.
    let delivery = dry.dryRun ? .standardOutput : target.delivery ?? .standardOutput
    let format = press.format(settings, for: target.delivery)
    let order = DigestPress.Order(settings: settings, format: format, delivery: delivery)
    let isEmpty = try await press.print(
      order, of: try await filter(from: start, in: store), limit: limit ?? Int(Int32.max), at: now)
    if isEmpty { global.messages.notice("nothing new since \(start)") }
  }

  private func filter(from start: Timestamp, in store: Store) async throws -> ArticleFilter {
    var settings = DigestSettings()
    try await scope.apply(to: &settings, in: store)
    var filter = ArticleFilter()
    filter.since = start
    filter.oncePerStory = true
    filter.anyTags = settings.tags
    // No feed at all is one that there is not; an empty list means all.
    let feeds = try await store.feeds(of: settings)
    filter.feeds = feeds?.isEmpty == true ? [FeedID(rawValue: 0)] : feeds ?? []
    return filter
  }

  /// Where a named digest goes for which nobody said it: the unit for systemd names a file.
  private static var usualPlace: DigestDelivery? {
    Environment.process["WINNOW_DIGEST_OUTPUT"].map { .file(path: $0) }
  }

  /// How far a digest without a name reaches back.
  private static let standardPeriod = SinceOption.ago(.seconds(86_400))

  private var title: String {
    let words = scope.folders + scope.tags
    return words.isEmpty ? "What is new" : "What is new: " + words.joined(separator: ", ")
  }
}
