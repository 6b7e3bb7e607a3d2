import ArgumentParser
import Cleaning
import Storage
import Vocabulary
import WebText

/// `winnow rule test`.
struct RuleTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Shows which stored articles a rule holds for; changes nothing.",
    discussion: """
      Takes an expression, or the number of a rule with its own scope and actions. All
      stored articles are looked at, also those that rules have dropped (marked -).

      Examples:
        winnow rule test 'title contains "sponsored" and not author = "Jane Roe"'
        winnow rule test 3 --since 7d
        winnow rule test --folder News 'word-count < 50' --json | jq -r .title
      """
  )

  private static let pageSize = 500

  @Argument(help: ArgumentHelp("An expression, or the number of a rule.", valueName: "rule"))
  var rule: String

  @OptionGroup var scope: RuleScopeOptions

  @Option(help: ArgumentHelp("Only articles seen since: a date, or 12h, 2d.", valueName: "time"))
  var since: SinceOption?

  @Option(
    help: ArgumentHelp("Show at most so many, newest first; all are counted.", valueName: "count"))
  var limit = 50

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is not negative.") }
  }

  func run() async throws {
    let store = try global.openStore()
    let tested = try await tested(in: store)
    var output = StandardOutput()
    var shown: [ArticleSummary] = []
    var (matched, examined) = (0, 0)
    var last: ArticleID?
    repeat {
      let page = try await store.tryFilter(
        tested.filter, on: tested.articles, before: last, limit: Self.pageSize)
      shown += page.articles.prefix(limit - shown.count)
      matched += page.articles.count
      examined += page.examinedCount
      last = page.last
    } while last != nil
    if global.json {
      try output.write(json(shown, tested.actions))
    } else {
      try output.write(table(shown).text(for: global.terminal, palette: global.palette))
    }
    try output.flush()
    await store.close()
    let actions = tested.actions.map(\.description).joined(separator: " ")
    global.messages.notice(
      "holds for \(matched) of \(Quantity.of(examined, "article"))"
        + (actions.isEmpty ? "" : ": \(actions)"))
  }

  private struct Tested {
    var filter: Filter
    var articles: ArticleFilter
    var actions: [RuleAction] = []
  }

  private func tested(in store: Store) async throws -> Tested {
    var tested: Tested
    if let number = RuleNumber(argument: rule) {
      let rule = try await store.rule(number.id)
      tested = Tested(filter: rule.filter, articles: rule.scope.articles, actions: rule.actions)
      if scope.folder != nil || scope.feed != nil {
        throw CommandFailure.usage("rule \(number.id) has a scope of its own")
      }
    } else {
      tested = Tested(
        filter: try Filter(typed: rule), articles: try await scope.scope(in: store).articles)
    }
    tested.articles.since = since?.time(before: SystemTime().now)
    return tested
  }

  private func table(_ articles: [ArticleSummary]) -> Table {
    let now = SystemTime().now
    var table = Table([
      Table.Column(title: "id", isRight: true), Table.Column(title: ""),
      Table.Column(title: "published"), Table.Column(title: "feed", isFlexible: true),
      Table.Column(title: "title", isFlexible: true),
    ])
    for article in articles {
      let time = article.publishedAt ?? article.modifiedAt ?? article.firstSeenAt
      table.add([
        Table.Cell(article.id.description), Table.Cell(article.hiddenAt == nil ? "" : "-"),
        Table.Cell(RelativeTime.describe(time, now: now), .faint),
        Table.Cell(article.feedTitle, .faint), Table.Cell(article.shownTitle, .strong),
      ])
    }
    return table
  }

  private func json(_ articles: [ArticleSummary], _ actions: [RuleAction]) -> [UInt8] {
    var writer = JSONWriter()
    for article in articles {
      writer.object { writer in
        writer.member("article_id", article.id.rawValue)
        writer.member("feed_url", article.feedURL)
        writer.member("url", article.url)
        writer.member("title", article.shownTitle)
        writer.member("date_published", article.publishedAt?.description)
        writer.member("actions", actions.map(\.description))
        writer.member("dropped", article.hiddenAt == nil ? nil : true)
      }
      writer.endLine()
    }
    return writer.bytes
  }
}
