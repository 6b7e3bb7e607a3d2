import Cleaning
import GRDB
import Vocabulary

/// Rules, and what they did.
struct RuleTable {
  let db: Database

  /// All rules in the order in which they are asked.
  func all() throws -> [Rule] {
    try db.rows(RuleTable.columns + " ORDER BY id").map(rule)
  }

  /// One rule; nil when there is none of that number.
  func rule(_ id: RuleID) throws -> Rule? {
    try db.row(RuleTable.columns + " WHERE id = ?", [id]).map(rule)
  }

  /// Adds a rule behind all others.
  func insert(
    name: String?, _ scope: RuleScope, _ filter: Filter, _ actions: [RuleAction], at now: Timestamp
  ) throws -> RuleID {
    var feed: FeedID?
    var folder: String?
    switch scope {
    case .everything: break
    case .folder(let path): folder = path
    case .feed(let id): feed = id
    }
    try db.run(
      """
      INSERT INTO rule (name, feedId, folder, expression, actions, addedAt)
      VALUES (?, ?, ?, ?, ?, ?)
      """, [name, feed, folder, filter.description, try RuleTable.text(actions), now])
    return RuleID(rawValue: db.lastInsertedRowID)
  }

  /// Notes what a rule did with an article.
  func note(_ rule: Rule, of article: ArticleID) throws {
    try db.run(
      "INSERT INTO ruleMatch (articleId, ruleId, name, actions) VALUES (?, ?, ?, ?)",
      [article, rule.id, rule.shownName, try RuleTable.text(rule.actions)])
  }

  /// What rules did with an article, in the order in which they were asked.
  func matches(of article: ArticleID) throws -> [RuleMatch] {
    try db.rows(
      "SELECT ruleId, name, actions FROM ruleMatch WHERE articleId = ? ORDER BY ruleId", [article]
    ).map { RuleMatch(rule: $0[0], name: $0[1], actions: try RuleTable.actions($0[2])) }
  }

  private static let columns = "SELECT id, name, feedId, folder, expression, actions FROM rule"

  private func rule(_ row: Row) throws -> Rule {
    let id: RuleID = row["id"]
    let scope: RuleScope =
      if let feed = row["feedId"] as FeedID? {
        .feed(feed)
      } else if let folder = row["folder"] as String? {
        .folder(folder)
      } else {
        .everything
      }
    do {
      return Rule(
        id: id, name: row["name"], scope: scope, filter: try Filter(parsing: row["expression"]),
        actions: try RuleTable.actions(row["actions"]))
    } catch let error as FilterError {
      throw StorageError.statement("rule \(id) cannot be read: \(error); winnow rule remove \(id)")
    }
  }

  private static func text(_ actions: [RuleAction]) throws -> String {
    try JSONColumn.encode(actions.map(\.description))
  }

  private static func actions(_ text: String) throws -> [RuleAction] {
    try JSONColumn.decode([String].self, text).compactMap(RuleAction.init)
  }
}
