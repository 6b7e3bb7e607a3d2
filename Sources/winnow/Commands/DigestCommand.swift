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
      Without NAME, everything of the last 24 hours, or since --since; nothing is remembered.
      With NAME, what that digest has not told yet: nothing is repeated, nothing is lost. The first
      use of a name defines it; --folder and --tag then belong to it.

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
      try await NamedDigest(name: name, store: store, messages: global.messages)
        .deliver(settings: settings, as: chosenFormat, at: now, to: destination)
    } else {
      try await deliverSelection(of: store, at: now)
    }
    await store.close()
  }

  private func deliverSelection(of store: Store, at now: Timestamp) async throws {
    var filter = ArticleFilter()
    filter.folder = folder
    filter.tag = tag
    filter.since = (since ?? .ago(.seconds(86_400))).time(before: now)
    filter.oncePerStory = true
    let stories = try await store.stories(filter, limit: limit ?? Int(Int32.max))
    guard !stories.isEmpty else {
      global.messages.notice("nothing new since \(filter.since?.description ?? "ever")")
      return
    }
    let title = (folder ?? tag).map { "What is new: \($0)" } ?? "What is new"
    let digest = Digest(title: title, now: now, stories: stories)
    try destination.deliver(try digest.rendered(as: chosenFormat))
  }

  private var settings: DigestSettings {
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
