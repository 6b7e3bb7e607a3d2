import GRDB
import Vocabulary

/// Reads the tags of articles and those of their feeds, a page at a time.
struct TagReader {
  /// Tags by whom they belong to, in the order in which they are shown.
  struct Tags {
    /// Those of feeds, in the order of the user.
    var byFeed: [FeedID: [String]] = [:]
    /// Those that rules gave, by name.
    var byArticle: [ArticleID: [String]] = [:]
  }

  let db: Database

  /// The tags of the articles in rows with the columns `id` and `feedId`.
  func tags(of rows: [Row]) throws -> Tags {
    var tags = Tags()
    guard !rows.isEmpty else { return tags }
    let feeds = Set(rows.map { $0["feedId"] as Int64 }).sorted()
    for row in try db.rows(TagReader.feedTags, [JSONColumn.list(feeds)]) {
      tags.byFeed[row[0], default: []].append(row[1])
    }
    let articles = rows.map { $0["id"] as Int64 }
    for row in try db.rows(TagReader.articleTags, [JSONColumn.list(articles)]) {
      tags.byArticle[row[0], default: []].append(row[1])
    }
    return tags
  }

  static let feedTags = """
    SELECT t.feedId, t.tag FROM json_each(?) j CROSS JOIN feedTag t ON t.feedId = j.value
    ORDER BY t.feedId, t.position
    """

  static let articleTags = """
    SELECT t.articleId, t.tag FROM json_each(?) j CROSS JOIN articleTag t ON t.articleId = j.value
    ORDER BY t.articleId, t.tag
    """
}
