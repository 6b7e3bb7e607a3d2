import ArgumentParser
import Digests
import Storage
import Vocabulary
import WebText

/// `winnow article list`.
struct ArticleList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists articles, newest first, each story once.",
    discussion: """
      A story is shown by the article of a preferred feed (winnow feed edit
      --preferred), else by its longest one, else by its first. Among the sources
      that one's feed is first; a number such as +2 says how many other articles tell
      the story. In a pipe there is a tab between columns, no heading, and times are
      exact.

      Columns: \(ArticleColumn.words(from: 0, to: 7)),
      \(ArticleColumn.words(from: 7, to: nil)).

      Examples:
        winnow article list --unread --folder News
        winnow article list --since 2d --until 1d --limit 200
        winnow article list --columns id,published,title,url
        winnow article list --story 1234 --each    who else tells it
        winnow article list --feed 12 --json | jq -r .url
      """
  )

  @OptionGroup(title: "Which articles") var selection: ArticleSelection

  @Flag(help: "Every article, also those of a story that is listed already.")
  var each = false

  @Option(help: ArgumentHelp("These columns in this order.", valueName: "name,name"))
  var columns = ArticleColumns.usual

  @Option(help: ArgumentHelp("At most so many.", valueName: "count"))
  var limit = 50

  @Option(help: ArgumentHelp("Only those before this one: the next page.", valueName: "id"))
  var before: ArticleNumber?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is a positive number.") }
  }

  func run() async throws {
    let store = try global.openStore()
    var filter = try await selection.filter(in: store)
    filter.oncePerStory = !each
    let articles = try await store.articles(filter, before: before?.id, limit: limit)
    let others = each ? [:] : try await store.otherArticles(than: articles)
    if global.json {
      try await printItems(articles.map(\.id), others, from: store)
    } else {
      let counts = each ? [:] : try await store.articleCounts(of: articles.map(\.story))
      var output = StandardOutput()
      try output.write(
        table(articles, others, counts).text(for: global.terminal, palette: global.palette))
      try output.flush()
      tellHowToGoOn(articles)
    }
    await store.close()
  }

  /// Whole articles, a JSON Feed item a line.
  private func printItems(
    _ ids: [ArticleID], _ others: [ArticleID: [ArticleSummary]], from store: Store
  ) async throws {
    var output = StandardOutput()
    var writer = JSONWriter()
    for id in ids {
      JSONFeedItem(try await store.article(id), alsoCoveredBy: others[id] ?? []).write(to: &writer)
      writer.endLine()
      try output.write(writer.bytes)
      writer.removeAll()
    }
    try output.flush()
  }

  private func table(
    _ articles: [ArticleSummary], _ others: [ArticleID: [ArticleSummary]],
    _ counts: [StoryID: Int]
  ) -> Table {
    let now = SystemTime().now
    var table = Table(columns.columns.map(\.shape))
    for article in articles {
      let row = ArticleRow(
        article: article, others: (counts[article.story] ?? 1) - 1,
        sources: sources(of: article, others[article.id] ?? []), now: now,
        isForPeople: global.terminal.isTerminal)
      table.add(columns.columns.map { $0.cell(row) })
    }
    return table
  }

  /// The feeds that tell a story, that of the article which is shown first.
  private func sources(of article: ArticleSummary, _ others: [ArticleSummary]) -> [String] {
    var titles = [article.feedTitle]
    for other in others where !titles.contains(other.feedTitle) { titles.append(other.feedTitle) }
    return titles
  }

  private func tellHowToGoOn(_ articles: [ArticleSummary]) {
    guard let last = articles.last else {
      return global.messages.notice(
        selection.isEmpty && before == nil
          ? "no articles; to fetch what is due: winnow poll"
          : "no article is so; to see all: winnow article list")
    }
    guard global.terminal.isTerminal, articles.count == limit else { return }
    global.messages.notice("more: winnow article list --before \(last.id)")
  }
}

extension ArticleSummary {
  /// The headline, or what stands for it where there is none.
  var shownTitle: String {
    if let title, !title.isEmpty { return title.string }
    if let summary, !summary.isEmpty { return summary.string }
    return url ?? guid ?? "(no title)"
  }
}
