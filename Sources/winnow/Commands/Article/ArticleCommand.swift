import ArgumentParser

/// `winnow article`: reading.
struct ArticleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article",
    abstract: "Lists, shows, marks and stars articles, and puts right what is one text.",
    discussion: """
      Examples:
        winnow article list --unread          what nobody has read
        winnow article show 1234              one article
        winnow article mark --all             everything is read
        winnow article split 1234             it is no copy of another
      """,
    subcommands: [
      ArticleList.self, ArticleShow.self, ArticleDiff.self, ArticleMark.self, ArticleStar.self,
      ArticleSplit.self, ArticleMerge.self, ArticleKeep.self,
    ]
  )
}
