import GRDB
import Vocabulary

/// A filter as conditions on the table `article` under an alias, with their arguments.
struct ArticleSelection {
  /// The conditions, joined by AND; never empty.
  let sql: String
  /// Their arguments, in order.
  let arguments: Arguments

  /// The conditions of a filter.
  init(_ filter: ArticleFilter, alias: String = "a") {
    var selection = ArticleSelection.candidates(filter, alias: alias)
    if filter.oncePerStory {
      let best = ArticleSelection.best(within: filter, story: "\(alias).storyId")
      selection.conditions.append("\(alias).id = (\(best.sql))")
      selection.arguments += best.arguments
    }
    self.init(selection)
  }

  /// The conditions of a filter for all articles of its stories, of which it shows the best.
  init(candidatesOf filter: ArticleFilter, alias: String = "a") {
    self.init(ArticleSelection.candidates(filter, alias: alias))
  }

  private init(_ selection: (conditions: [String], arguments: Arguments)) {
    sql = selection.conditions.joined(separator: " AND ")
    arguments = selection.arguments
  }

  /// The best article of a story within a filter, which need not be the best of all.
  static func best(within filter: ArticleFilter, story: String) -> (
    sql: String, arguments: Arguments
  ) {
    let inner = each(filter, alias: "o")
    return (
      """
      SELECT o.id FROM article o \(BestVersion.joins("o"))
      WHERE o.storyId = \(story) AND \(inner.conditions.joined(separator: " AND "))
      ORDER BY \(BestVersion.order("o")) LIMIT 1
      """, inner.arguments
    )
  }

  private static func candidates(
    _ filter: ArticleFilter, alias: String
  ) -> (conditions: [String], arguments: Arguments) {
    var selection = each(filter, alias: alias)
    if filter.oncePerStory, filter.unreadOnly {
      // Who has read one of a story's articles has read the story.
      selection.conditions.append(
        """
        NOT EXISTS (SELECT 1 FROM article r
          WHERE r.storyId = \(alias).storyId AND r.readAt IS NOT NULL AND r.hiddenAt IS NULL)
        """)
    }
    return selection
  }

  private static func each(
    _ filter: ArticleFilter, alias: String
  ) -> (conditions: [String], arguments: Arguments) {
    var conditions = ["TRUE"]
    var arguments: Arguments = []
    if filter.feeds.count == 1, let feed = filter.feeds.first {
      conditions.append("\(alias).feedId = ?")
      arguments += [feed]
    } else if !filter.feeds.isEmpty {
      conditions.append("\(alias).feedId IN (SELECT value FROM json_each(?))")
      arguments += [JSONColumn.list(filter.feeds.map(\.rawValue))]
    }
    func add(_ condition: ArticleConditions.Condition) {
      conditions.append(condition.sql)
      arguments += condition.arguments
    }
    if let folder = filter.folder { add(ArticleConditions.folder(folder, alias: alias)) }
    if let tag = filter.tag { add(ArticleConditions.tags([tag], alias: alias)) }
    if !filter.anyTags.isEmpty { add(ArticleConditions.tags(filter.anyTags, alias: alias)) }
    if let language = filter.language { add(ArticleConditions.language(language, alias: alias)) }
    if let story = filter.story { add(("\(alias).storyId = ?", [story])) }
    if let until = filter.until { add(("\(alias).firstSeenAt < ?", [until])) }
    if let since = filter.since { add(("\(alias).firstSeenAt >= ?", [since])) }
    if !filter.includesHidden { conditions.append("\(alias).hiddenAt IS NULL") }
    if filter.newsOnly { conditions.append("NOT \(alias).isBacklog") }
    if filter.unreadOnly { conditions.append("\(alias).readAt IS NULL") }
    if filter.starredOnly { conditions.append("\(alias).starredAt IS NOT NULL") }
    return (conditions, arguments)
  }
}
