import ArgumentParser
import Storage

/// `winnow article star`.
struct ArticleStar: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "star",
    abstract: "Stars articles, or takes the star away.",
    discussion: """
      Examples:
        winnow article star 1234
        winnow article star --remove 1234
        winnow article list --starred
      """
  )

  @Argument(help: ArgumentHelp("The articles' numbers.", valueName: "id"))
  var articles: [ArticleNumber]

  @Flag(help: "Take the star away.")
  var remove = false

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let ids = articles.map(\.id)
    if dry.dryRun {
      for id in ids { _ = try await store.article(id) }
    } else {
      try await store.star(ids, starred: !remove)
    }
    let verb = remove ? "unstar" : "star"
    global.messages.notice(
      (dry.dryRun ? "would \(verb) " : "\(verb)red ") + Quantity.of(ids.count, "article"))
    await store.close()
  }
}
