import ArgumentParser
import Storage

/// `winnow article mark`.
struct ArticleMark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Marks articles as read or unread.",
    discussion: """
      Examples:
        winnow article mark 1234 1235            read
        winnow article mark --unread 1234        unread again
        winnow article mark --all --folder News  everything in a folder is read
      """
  )

  @Argument(help: ArgumentHelp("The articles' numbers.", valueName: "id"))
  var articles: [ArticleNumber] = []

  @Flag(help: "Mark as unread.")
  var unread = false

  @Flag(help: "All articles, or those that the options choose.")
  var all = false

  @Option(
    name: [.customLong("feed")],
    help: ArgumentHelp("With --all: only those of a feed.", valueName: "feed"))
  var feeds: [String] = []

  @Option(
    help: ArgumentHelp("With --all: only those of feeds in this folder.", valueName: "path"))
  var folder: String?

  @Option(help: "With --all: only those of feeds with this tag.")
  var tag: String?

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard all != !articles.isEmpty else {
      throw ValidationError("Name articles by their numbers, or give --all.")
    }
    guard all || (feeds.isEmpty && folder == nil && tag == nil) else {
      throw ValidationError("--feed, --folder and --tag go with --all.")
    }
    guard !(all && unread) else {
      throw ValidationError("--all marks as read; name the articles that are unread again.")
    }
  }

  func run() async throws {
    let store = try global.openStore()
    let word = unread ? "unread" : "read"
    if all {
      try await markAll(in: store)
    } else if dry.dryRun {
      for article in articles { _ = try await store.article(article.id) }
      global.messages.notice("would mark \(Quantity.of(articles.count, "article")) as \(word)")
    } else {
      try await store.mark(articles.map(\.id), read: !unread)
      global.messages.notice("marked \(Quantity.of(articles.count, "article")) as \(word)")
    }
    await store.close()
  }

  private func markAll(in store: Store) async throws {
    var filter = ArticleFilter()
    filter.feeds = try await store.feeds(named: feeds).map(\.id)
    filter.folder = folder
    filter.tag = tag
    guard !dry.dryRun else {
      return global.messages.notice("would mark all articles of the selection as read")
    }
    let count = try await store.markAllRead(filter)
    global.messages.notice("marked \(Quantity.of(count, "article")) as read")
  }
}
