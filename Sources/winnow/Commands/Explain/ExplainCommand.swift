import ArgumentParser

/// `winnow explain`: why things are as they are.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells why, from the decisions that were stored.",
    discussion: """
      Example:
        winnow explain feed 12
      """,
    subcommands: [ExplainFeed.self]
  )
}
