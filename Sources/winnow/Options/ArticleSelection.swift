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

  @Flag(help: "Only those that nobody has read.")
  var unread = false

  @Flag(help: "Only those that are starred.")
  var starred = false

  /// The same in the store's terms.
  func filter(in store: Store) async throws -> ArticleFilter {
    var filter = ArticleFilter()
    filter.feeds = try await store.feeds(named: feeds).map(\.id)
    filter.folder = folder
    filter.tag = tag
    filter.since = since?.time(before: SystemTime().now)
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
