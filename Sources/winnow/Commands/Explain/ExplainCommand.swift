import ArgumentParser

/// `winnow explain`: why things are as they are.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells why, from the decisions that were stored.",
    discussion: """
      Examples:
        winnow explain feed 12
        winnow explain article 1234
      """,
    subcommands: [ExplainFeed.self, ExplainArticle.self]
  )
}
