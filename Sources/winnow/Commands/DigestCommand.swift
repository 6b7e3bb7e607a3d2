import ArgumentParser
import Digests
import Storage
import Vocabulary

/// `winnow digest`: what is new, each story once.
struct DigestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Writes a digest of what is new, each story once.",
    discussion: """
      Without NAME, everything of the last 24 hours, or since --since; nothing
      is remembered. With NAME, what that digest has not told yet: nothing is
      repeated, nothing is lost. The first use of a name defines it; --folder
      and --tag then belong to it.

      Examples:
        winnow digest                                  to read in the terminal
        winnow digest --since 3d --output news.html    three days, for the browser
        winnow digest morning --output morning.html    what is new since the last one
        winnow digest science --folder Science         a digest of one folder
      """
  )

  @Argument(help: "A digest that remembers what it told.")
  var name: String?

  @Option(help: "The format; else by the ending of the file, else text.")
  var format: DigestFormat?

  @Option(
    help: ArgumentHelp("Everything since: a date, or 12h, 2d; without NAME.", valueName: "time"))
  var since: SinceOption?

  @Option(help: ArgumentHelp("Only feeds in this folder or below it.", valueName: "folder"))
  var folder: String?

  @Option(help: ArgumentHelp("Only feeds with this tag.", valueName: "tag"))
  var tag: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("At most so many stories; without NAME.", valueName: "count"))
  var limit: Int?

  @OptionGroup var dry: DryRunOption

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if name?.isEmpty == true { throw ValidationError("A digest's name cannot be empty.") }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    guard name != nil else { return }
    if since != nil {
      throw ValidationError("A named digest tells what it has not told yet; leave out --since.")
    }
    if limit != nil {
      throw ValidationError("A named digest leaves nothing out; leave out --limit.")
    }
  }

  func run() async throws {
    let store = try global.openStore()
    let now = SystemTime().now
    if let name {
      let digest = NamedDigest(name: name, store: store, messages: global.messages)
      if dry.dryRun {
        let stories = try await digest.preview(settings: settings)
        try deliver(stories, title: digest.title, at: now)
      } else {
        try await digest.deliver(settings: settings, as: chosenFormat, at: now, to: destination)
      }
    } else {
      let stories = try await store.stories(filter(at: now), limit: limit ?? Int(Int32.max))
      try deliver(stories, title: title, at: now)
    }
    await store.close()
  }

  /// Writes what no cursor remembers; nothing at all when there is nothing new.
  private func deliver(_ stories: [DigestStory], title: String, at now: Timestamp) throws {
    guard !stories.isEmpty else {
      return global.messages.notice(
        "nothing new" + (name == nil ? " since \(start(at: now))" : " for the digest “\(title)”"))
    }
    let digest = Digest(title: title, now: now, stories: stories)
    let document = try digest.rendered(as: chosenFormat)
    // A dry run of a file would replace it; what it would hold goes to standard output.
    try (dry.dryRun ? .standardOutput : destination).deliver(document)
  }

  private func filter(at now: Timestamp) -> ArticleFilter {
    var filter = ArticleFilter()
    filter.folder = folder
    filter.tag = tag
    filter.since = start(at: now)
    filter.oncePerStory = true
    return filter
  }

  private func start(at now: Timestamp) -> Timestamp {
    (since ?? DigestCommand.standardPeriod).time(before: now)
  }

  /// How far a digest without a name reaches back.
  private static let standardPeriod = SinceOption.ago(.seconds(86_400))

  private var title: String { (folder ?? tag).map { "What is new: \($0)" } ?? "What is new" }

  /// Nil where the digest keeps what it was defined with.
  private var settings: DigestSettings? {
    guard folder != nil || tag != nil else { return nil }
    var settings = DigestSettings()
    settings.folder = folder
    settings.tag = tag
    return settings
  }

  private var destination: OutputDestination { OutputDestination(output: output) }

  private var chosenFormat: DigestFormat {
    format ?? output.flatMap(DigestFormat.init(endingOf:)) ?? (global.json ? .json : .text)
  }
}
