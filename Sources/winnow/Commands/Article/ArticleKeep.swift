import ArgumentParser
import Polling
import Storage
import Vocabulary

/// `winnow article keep`.
struct ArticleKeep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep",
    abstract: "Keeps a block that cleaning takes out, in all articles of the feed.",
    discussion: """
      For a paragraph that was taken for boilerplate and is none. The words are any
      part of it; `winnow explain article` lists what was taken out of an article.

      Examples:
        winnow explain article 1234
        winnow article keep 1234 the tides of the week
        winnow article keep 1234 the tides of the week --undo
      """
  )

  @Argument(help: ArgumentHelp("The article's number.", valueName: "id"))
  var article: ArticleNumber

  @Argument(help: "Words of the block.")
  var words: [String]

  @Flag(help: "Let cleaning take the block out again.")
  var undo = false

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let recleaning = Recleaning(store: store, time: SystemTime())
    let text = words.joined(separator: " ")
    let blocks = try await recleaning.keep(
      text, in: article.id, kept: !undo, dryRun: dry.dryRun)
    guard !blocks.isEmpty else {
      throw CommandFailure(
        .dataError, "no block of article \(article.id) holds '\(text)'",
        advice: "winnow explain article \(article.id) lists what was taken out")
    }
    if !dry.dryRun { try await recleaning.cleanAll() }
    let verb = undo ? "gave up" : "kept"
    for block in blocks {
      global.messages.notice("\(dry.dryRun ? "would have " : "")\(verb): \(Printable.line(block))")
    }
    await store.close()
  }
}
