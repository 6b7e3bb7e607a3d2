import GRDB
import Vocabulary

/// Puts articles together to stories.
struct StoryReader {
  let db: Database

  /// The stories of a filter, newest first, each once.
  func newest(_ filter: ArticleFilter, limit: Int) throws -> [DigestStory] {
    var once = filter
    once.oncePerStory = true
    let selection = ArticleSelection(once)
    let leads: [Int64] = try db.values(
      """
      SELECT a.id FROM article a WHERE a.id > 0 AND \(selection.sql) ORDER BY a.id DESC LIMIT ?
      """, selection.arguments + [limit])
    return try stories(leadBy: leads)
  }

  /// The stories that these articles lead, in the same order.
  func stories(leadBy ids: [Int64]) throws -> [DigestStory] {
    try ArticleReader(db: db).records(ids).map { lead in
      DigestStory(lead: lead, alsoCoveredBy: try others(than: lead.summary))
    }
  }

  private func others(than lead: ArticleSummary) throws -> [ArticleSummary] {
    let ids: [Int64] = try db.values(
      StoryReader.others, [lead.story, lead.id, Limits.otherArticlesPerStory])
    return ids.isEmpty ? [] : try ArticleReader(db: db).summaries(ids)
  }

  /// How many articles tell each of these stories.
  func counts(of stories: [StoryID]) throws -> [StoryID: Int] {
    let rows = try db.rows(StoryReader.counts, [JSONColumn.list(stories.map(\.rawValue))])
    return rows.reduce(into: [:]) { counts, row in
      counts[StoryID(rawValue: row[0])] = row[1]
    }
  }

  static let counts = """
    SELECT j.value, (SELECT count(*) FROM article a WHERE a.storyId = j.value) FROM json_each(?) j
    """

  static let others = "SELECT id FROM article WHERE storyId = ? AND id <> ? ORDER BY id LIMIT ?"
}
