import ArgumentParser
import Storage

/// `winnow article merge`.
struct ArticleMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Makes two articles one lineage and one story, for good.",
    discussion: """
      For two articles that are one text and that Winnow took for two. All that
      belongs to either goes along.

      Example:
        winnow article merge 1234 1300
      """
  )

  @Argument(help: ArgumentHelp("One article's number.", valueName: "id"))
  var article: ArticleNumber

  @Argument(help: ArgumentHelp("The other one's.", valueName: "other"))
  var other: ArticleNumber

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    if dry.dryRun {
      for id in [article.id, other.id] { _ = try await store.article(id) }
    } else {
      try await store.merge(article.id, with: other.id)
    }
    global.messages.notice(
      "\(dry.dryRun ? "would merge" : "merged") articles \(article.id) and \(other.id)")
    await store.close()
  }
}
