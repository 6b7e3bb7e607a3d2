import ArgumentParser
import Storage

/// `winnow article split`.
struct ArticleSplit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Takes an article out of its lineage and its story, for good.",
    discussion: """
      For an article that Winnow took for a copy of another one and that is none.

      Example:
        winnow explain article 1234       what it was taken for
        winnow article split 1234
      """
  )

  @Argument(help: ArgumentHelp("The article's number.", valueName: "id"))
  var article: ArticleNumber

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    if dry.dryRun {
      _ = try await store.article(article.id)
    } else {
      try await store.split(article.id)
    }
    global.messages.notice("\(dry.dryRun ? "would split" : "split") article \(article.id)")
    await store.close()
  }
}
