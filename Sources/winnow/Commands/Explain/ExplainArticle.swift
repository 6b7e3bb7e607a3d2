import ArgumentParser
import Cleaning
import Digests
import Storage
import Vocabulary
import WebText

/// `winnow explain article`.
struct ExplainArticle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article",
    abstract: "Tells what an article was matched with and why, and whence its text is.",
    discussion: """
      Examples:
        winnow explain article 1234
        winnow article split 1234         when it is none of them
        winnow article keep 1234 WORDS    when a block of it belongs to the story
      """
  )

  @Argument(help: ArgumentHelp("The article's number.", valueName: "id"))
  var article: ArticleNumber

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let placement = try await store.placement(of: article.id)
    let rules = try await store.ruleMatches(of: article.id)
    let removed = try await store.article(article.id).removed
    let page = try await store.page(of: article.id)
    var output = StandardOutput()
    try output.write(
      global.json
        ? json(placement, rules, page, removed)
        : Array((text(placement, rules) + text(page) + text(removed)).utf8))
    try output.flush()
    await store.close()
  }

  private func text(_ placement: ArticlePlacement, _ rules: [RuleMatch]) -> String {
    let article = placement.article
    var lines = [line(article)]
    if let why = placement.why {
      lines.append("joined lineage \(article.lineage): \(why)")
    } else {
      lines.append("joined no lineage: no article shared its text when it came")
    }
    if let why = placement.storyWhy {
      lines.append(Printable.line("joined story \(article.story): \(why)"))
    } else if placement.why != nil {
      lines.append("is in story \(article.story) with its lineage")
    } else {
      lines.append("joined no story: nothing told of the same event when it came")
    }
    if placement.isBacklog {
      lines.append("was old when its feed first listed it: it is no news, and no digest tells it")
    }
    switch placement.correction {
    case .split: lines.append("corrected by hand: it was split off")
    case .merge: lines.append("corrected by hand: it was merged")
    case nil: break
    }
    lines += rules.map { match in
      let actions = match.actions.map(\.description).joined(separator: " ")
      return Printable.line("rule \(match.rule) did \(actions): \(match.name)")
    }
    if article.score != 0 { lines.append("score \(article.score)") }
    lines += section("the same text", placement.sameText)
    lines += section("other texts of story \(article.story)", placement.sameStory)
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ page: ArticlePage?) -> String {
    guard let page else { return "" }
    let sentence = PageWords.sentence(page, now: SystemTime().now)
    return Printable.line(sentence) + "\n"
  }

  private func text(_ removed: [RemovedBlock]) -> String {
    let lines = removed.map { Printable.line("  \($0.kind): \($0.text)") + "\n" }
    return lines.isEmpty ? "" : "taken out, for it is not the story:\n" + lines.joined()
  }

  private func section(_ name: String, _ articles: [ArticleSummary]) -> [String] {
    articles.isEmpty ? [] : ["\(name):"] + articles.map { "  " + line($0) }
  }

  private func line(_ article: ArticleSummary) -> String {
    Printable.line("\(article.id)  \(article.shownTitle) (\(article.feedTitle))")
  }

  private func json(
    _ placement: ArticlePlacement, _ rules: [RuleMatch], _ page: ArticlePage?,
    _ removed: [RemovedBlock]
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("article_id", placement.article.id.rawValue)
      writer.member("lineage", placement.article.lineage.rawValue)
      writer.member("story", placement.article.story.rawValue)
      writer.member("score", placement.score)
      writer.member("why", placement.why)
      writer.member("story_score", placement.storyScore)
      writer.member("story_why", placement.storyWhy)
      writer.member("backlog", placement.isBacklog ? true : nil)
      writer.member("correction", placement.correction?.rawValue)
      if placement.article.score != 0 { writer.member("score_by_rules", placement.article.score) }
      writer.member("hidden", placement.article.hiddenAt == nil ? nil : true)
      if !rules.isEmpty { writer.rules(rules) }
      for (name, articles) in [
        ("same_text", placement.sameText), ("same_story", placement.sameStory),
      ] {
        writer.name(name)
        writer.array { writer in
          for article in articles { writer.value(article.id.rawValue) }
        }
      }
      if let page { PageWords.write(page, to: &writer) }
      writer.removed(removed)
    }
    writer.endLine()
    return writer.bytes
  }
}

extension JSONWriter {
  /// What rules did with an article.
  fileprivate mutating func rules(_ matches: [RuleMatch]) {
    name("rules")
    array { writer in
      for match in matches {
        writer.object { writer in
          writer.member("rule", match.rule.rawValue)
          writer.member("name", match.name)
          writer.member("actions", match.actions.map(\.description))
        }
      }
    }
  }
}
