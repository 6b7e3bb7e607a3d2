import ArgumentParser
import Storage
import Vocabulary

/// The options that say which articles are meant.
struct ArticleSelection: ParsableArguments {
  @Option(
    name: [.customLong("feed")],
    help: ArgumentHelp("Only those of a feed; give the option again for more.", valueName: "feed"))
  var feeds: [String] = []

  @Option(help: ArgumentHelp("Only those of feeds in this folder or below.", valueName: "path"))
  var folder: String?

  @Option(help: "Only those of feeds with this tag.")
  var tag: String?

  @Option(help: ArgumentHelp("Only those seen since: a date, or 12h, 2d.", valueName: "time"))
  var since: SinceOption?

  @Option(help: ArgumentHelp("Only those seen before: a date, or 12h, 2d.", valueName: "time"))
  var until: SinceOption?

  @Option(help: ArgumentHelp("Only those in this language: en, pt-BR.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("Only those that tell the story of an article.", valueName: "id"))
  var story: ArticleNumber?

  @Flag(help: "Only those that nobody has read.")
  var unread = false

  @Flag(help: "Only those that are starred.")
  var starred = false

  /// Whether all articles are meant.
  var isEmpty: Bool {
    feeds.isEmpty && !unread && !starred && story == nil && since == nil && until == nil
      && [folder, tag, language].allSatisfy { $0 == nil }
  }

  /// The same in the store's terms.
  func filter(in store: Store) async throws -> ArticleFilter {
    var filter = ArticleFilter()
    filter.feeds = try await store.feeds(named: feeds).map(\.id)
    filter.folder = folder
    filter.tag = tag
    filter.since = since?.time(before: SystemTime().now)
    filter.until = until?.time(before: SystemTime().now)
    filter.language = language
    if let story { filter.story = try await store.article(story.id).summary.story }
    filter.unreadOnly = unread
    filter.starredOnly = starred
    return filter
  }
}

/// The number of an article on the command line.
struct ArticleNumber: ExpressibleByArgument, Hashable, Sendable {
  /// The article's number in the store.
  let id: ArticleID

  /// Reads a positive number.
  init?(argument: String) {
    guard let number = Int64(argument), number > 0 else { return nil }
    id = ArticleID(rawValue: number)
  }
}
