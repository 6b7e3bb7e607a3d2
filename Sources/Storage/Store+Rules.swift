public import Cleaning
import GRDB
public import Vocabulary

/// A page of a trial: the articles that a filter holds for.
public struct FilterTrial: Sendable {
  /// Those that it holds for, newest first.
  public var articles: [ArticleSummary]
  /// How many were looked at.
  public var examinedCount: Int
  /// The last one that was; nil at the end.
  public var last: ArticleID?
}

extension Store {
  /// All rules in the order in which they are asked.
  public func rules() async throws(StorageError) -> [Rule] {
    try await read { db in try RuleTable(db: db).all() }
  }

  /// One rule.
  public func rule(_ id: RuleID) async throws(StorageError) -> Rule {
    try await read { db in
      guard let rule = try RuleTable(db: db).rule(id) else { throw Store.notFound(id) }
      return rule
    }
  }

  /// Adds a rule behind all others; it is asked of what comes from now on.
  public func addRule(
    name: String?, _ scope: RuleScope, _ filter: Filter, _ actions: [RuleAction]
  ) async throws(StorageError) -> RuleID {
    let now = time.now
    return try await write { db in
      try RuleTable(db: db).insert(name: name, scope, filter, actions, at: now)
    }
  }

  /// Removes rules; what they did stays.
  public func removeRules(_ ids: [RuleID]) async throws(StorageError) {
    try await write { db in
      for id in ids {
        try db.run("DELETE FROM rule WHERE id = ?", [id])
        guard db.changesCount == 1 else { throw Store.notFound(id) }
      }
    }
  }

  /// What rules did with an article.
  public func ruleMatches(of id: ArticleID) async throws(StorageError) -> [RuleMatch] {
    try await read { db in try RuleTable(db: db).matches(of: id) }
  }

  /// Tries a filter on a page of stored articles, newest first, from before an article.
  public func tryFilter(
    _ filter: Filter, on articles: ArticleFilter, before: ArticleID?, limit: Int
  ) async throws(StorageError) -> FilterTrial {
    let now = time.now
    return try await read { db in
      let page = try ArticleReader(db: db).readable(articles, before: before, limit: limit)
      let sizes =
        filter.asksForStorySize
        ? try StoryReader(db: db).counts(of: page.map(\.article.story)) : [:]
      let found = page.filter { article, text in
        filter.holds(
          for: FilterSubject(article, text: text, storySize: sizes[article.story], now: now))
      }
      return FilterTrial(
        articles: found.map(\.article), examinedCount: page.count,
        last: page.count < limit ? nil : page.last?.article.id)
    }
  }

  private static func notFound(_ id: RuleID) -> StorageError {
    .notFound(kind: "rule", name: id.description, nearest: [])
  }
}
