import Cleaning
import GRDB
import Vocabulary

/// Puts articles together to stories.
struct StoryReader {
  let db: Database

  /// Those of these articles for which an expression of the rules' language holds.
  ///
  /// - Throws: `StorageError.statement` when it is none, which the command line does not let in.
  func those(of ids: [Int64], for condition: String, at now: Timestamp) throws -> Set<Int64> {
    let filter: Filter
    do {
      filter = try Filter(parsing: condition)
    } catch {
      throw StorageError.statement("the condition of a digest cannot be read: \(error)")
    }
    var found: Set<Int64> = []
    var rest = ids[...]
    while !rest.isEmpty {
      let records = try ArticleReader(db: db).records(Array(rest.prefix(Limits.filteredPage)))
      let counts = try counts(of: records.map(\.summary.story))
      for article in records {
        let size = counts[article.summary.story]
        guard filter.holds(for: FilterSubject(article, storySize: size, now: now)) else { continue }
        found.insert(article.summary.id.rawValue)
      }
      rest = rest.dropFirst(Limits.filteredPage)
    }
    return found
  }

  /// The stories of a filter, newest first, each once.
  ///
  /// Each story is judged once: as a condition on each of its articles that took, for a story of
  /// many, the square of their number.
  func newest(_ filter: ArticleFilter, limit: Int) throws -> StorySelection {
    var once = filter
    once.oncePerStory = true
    once.newsOnly = true
    let candidates = ArticleSelection(candidatesOf: once)
    let best = ArticleSelection.best(within: once, story: "?")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.id, a.storyId FROM article a WHERE a.id > 0 AND \(candidates.sql)
        ORDER BY a.id DESC
        """, arguments: StatementArguments(candidates.arguments.map { $0?.databaseValue }))
    var judged: [Int64: Int64] = [:]
    var leads: [ArticleID] = []
    while leads.count < limit, let row = try rows.next() {
      let (id, story): (Int64, Int64) = (row[0], row[1])
      let lead = try judged[story] ?? db.value(best.sql, [story] + best.arguments) ?? id
      judged[story] = lead
      if lead == id { leads.append(ArticleID(rawValue: id)) }
    }
    return StorySelection(leads: leads) { ids in
      try stories(leadBy: ids.map(\.rawValue))
    }
  }

  /// The stories that these articles lead, in the same order.
  func stories(leadBy ids: [Int64]) throws -> [DigestStory] {
    let records = try ArticleReader(db: db).records(ids)
    let counts = try counts(of: records.map(\.summary.story))
    return try records.map { lead in
      let count = counts[lead.summary.story] ?? 1
      return DigestStory(
        lead: lead, alsoCoveredBy: count > 1 ? try others(than: lead.summary) : [],
        articleCount: count)
    }
  }

  /// For each of these articles, the others of its story; those that are alone are left out.
  func others(than leads: [ArticleSummary]) throws -> [ArticleID: [ArticleSummary]] {
    let counts = try counts(of: leads.map(\.story))
    var others: [ArticleID: [ArticleSummary]] = [:]
    for lead in leads where counts[lead.story] ?? 1 > 1 {
      others[lead.id] = try self.others(than: lead)
    }
    return others
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
    SELECT j.value, (
      SELECT count(*) FROM article a WHERE a.storyId = j.value AND a.hiddenAt IS NULL)
    FROM json_each(?) j
    """

  static let others = """
    SELECT id FROM article WHERE storyId = ? AND id <> ? AND hiddenAt IS NULL ORDER BY id LIMIT ?
    """
}
