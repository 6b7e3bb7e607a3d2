import ArgumentParser

/// The program: a root command whose subcommands are in `Commands/`.
@main
struct Winnow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow",
    abstract: "Reads feeds, keeps each article once, and sends digests.",
    version: "0.1.0",
    subcommands: []
  )
}
