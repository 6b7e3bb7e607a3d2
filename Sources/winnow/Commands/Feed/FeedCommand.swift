import ArgumentParser

/// `winnow feed`: the subscriptions.
struct FeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Subscribes, lists, changes and ends subscriptions.",
    discussion: """
      A feed is named by its number, its address, or the beginning of its title where
      only one title begins so.

      Examples:
        winnow feed add https://example.org/      the feed that the page announces
        winnow feed import subscriptions.opml     all feeds of another reader
        winnow feed list                          what is subscribed, and how it fares
      """,
    subcommands: [
      FeedAdd.self, FeedList.self, FeedShow.self, FeedEdit.self, FeedRemove.self,
      FeedPause.self, FeedResume.self, FeedImport.self, FeedExport.self,
    ]
  )
}
