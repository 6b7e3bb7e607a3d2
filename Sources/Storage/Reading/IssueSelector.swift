import Cleaning
import GRDB
import Vocabulary

/// Selects what the next issue of a digest tells.
struct IssueSelector {
  /// What was found.
  struct Selection {
    /// The best article of each story, the stories in the order in which they were stored.
    var leads: [Int64] = []
    /// All articles that count as told then.
    var told: [Int64] = []
    /// How far was looked.
    var cursor: ArticleID
  }

  let db: Database
  let now: Timestamp

  /// Articles above the cursor whose story has not been told.
  ///
  /// Written as a cross join because the planner otherwise begins with all that was ever told.
  static func candidates(_ selection: ArticleSelection) -> String {
    """
    SELECT a.id, a.storyId FROM article a
    WHERE a.id > ? AND a.id < ? AND a.importedAt IS NULL AND \(selection.sql) AND NOT EXISTS (
      SELECT 1 FROM article s CROSS JOIN digestItem i
      WHERE s.storyId = a.storyId AND i.digestId = ? AND i.articleId = s.id)
    ORDER BY a.id LIMIT ?
    """
  }

  /// What is new for a digest.
  func select(for digest: DigestTable.Entry) throws -> Selection {
    var selection = Selection(cursor: digest.record.cursor)
    let settings = digest.record.settings
    let feeds = try feeds(of: settings)
    if let feeds, feeds.isEmpty {
      selection.cursor = try cursor(after: [], from: digest.record.cursor)
      return selection
    }
    var filter = ArticleFilter()
    filter.feeds = feeds ?? []
    filter.anyTags = settings.tags
    filter.newsOnly = true
    let conditions = ArticleSelection(filter)
    let awaited = try firstAwaited(conditions, after: digest.record.cursor)
    let rows = try db.rows(
      IssueSelector.candidates(conditions),
      [digest.record.cursor, awaited?.rawValue ?? Int64.max] + conditions.arguments
        + [digest.id, Limits.articlesPerIssue])
    let wanted = try settings.condition.map { condition in
      try StoryReader(db: db).those(of: rows.map { $0[0] }, for: condition, at: now)
    }
    var versions: [[Int64]] = []
    var places: [Int64: Int] = [:]
    for row in rows where wanted?.contains(row[0]) ?? true {
      selection.told.append(row[0])
      if let place = places[row[1]] {
        versions[place].append(row[0])
      } else {
        places[row[1]] = versions.count
        versions.append([row[0]])
      }
    }
    selection.leads = try BestVersion(db: db).best(of: versions)
    selection.cursor = try cursor(
      after: rows.map { $0[0] }, from: digest.record.cursor, before: awaited)
    return selection
  }

  /// The first article of a digest whose page may still come: what follows is for a later issue.
  private func firstAwaited(
    _ conditions: ArticleSelection, after cursor: ArticleID
  ) throws -> ArticleID? {
    try db.value(
      IssueSelector.awaited(conditions), [cursor, now] + conditions.arguments)
  }

  /// Pages that are waited for: not for ever, and not where nobody wants them any more.
  static func awaited(_ selection: ArticleSelection) -> String {
    """
    SELECT a.id FROM page p
    CROSS JOIN article a ON a.id = p.articleId
    CROSS JOIN feed f ON f.id = a.feedId
    WHERE p.dueAt IS NOT NULL AND p.articleId > ? AND p.awaitedUntil > ? AND f.fullText
      AND \(selection.sql)
    ORDER BY p.articleId LIMIT 1
    """
  }

  /// The stories of a selection with all that is told beside them.
  func stories(_ selection: Selection, for digest: DigestTable.Entry) throws -> StorySelection {
    let reader = StoryReader(db: db)
    var stories = StorySelection(leads: selection.leads.reversed().map(ArticleID.init(rawValue:))) {
      try reader.stories(leadBy: $0.map(\.rawValue))
    }
    stories.corrections = try corrections(for: digest)
    stories.failingFeeds = try failingFeeds(of: try feedsWithTags(of: digest.record.settings))
    return stories
  }

  /// A full page is gone on with after its last article; else everything there is was considered.
  private func cursor(
    after considered: [Int64], from cursor: ArticleID, before awaited: ArticleID? = nil
  ) throws -> ArticleID {
    if considered.count == Limits.articlesPerIssue, let last = considered.last {
      return ArticleID(rawValue: last)
    }
    let last: ArticleID? = try db.value("SELECT max(id) FROM article")
    let end = awaited.map { ArticleID(rawValue: $0.rawValue - 1) } ?? last
    return max(cursor, end ?? cursor)
  }

  /// The feeds that a digest is about, as far as its folders and feeds say; nil for all.
  func feeds(of settings: DigestSettings) throws -> [FeedID]? {
    guard !(settings.folders.isEmpty && settings.feeds.isEmpty) else { return nil }
    let rows = try db.rows("SELECT id, folder FROM feed ORDER BY id")
    var feeds: Set<FeedID>?
    if !settings.folders.isEmpty {
      feeds = Set(
        rows.filter { row in
          let folder: String = row[1]
          return settings.folders.contains { folder == $0 || folder.hasPrefix($0 + "/") }
        }.map { $0[0] as FeedID })
    }
    if !settings.feeds.isEmpty {
      feeds = feeds.map { $0.intersection(settings.feeds) } ?? Set(settings.feeds)
    }
    return feeds.map { $0.sorted() }
  }

  /// The same without those that have none of its tags.
  private func feedsWithTags(of settings: DigestSettings) throws -> [FeedID]? {
    let feeds = try feeds(of: settings)
    guard !settings.tags.isEmpty else { return feeds }
    var tagged: Set<FeedID> = []
    for tag in settings.tags {
      let ids: [Int64] = try db.values("SELECT feedId FROM feedTag WHERE tag = ?", [tag])
      tagged.formUnion(ids.map(FeedID.init(rawValue:)))
    }
    return feeds.map { $0.filter(tagged.contains) } ?? tagged.sorted()
  }

  /// What this digest has told and has changed since its last issue: the text before the first of
  /// the changes, beside that of now.
  private func corrections(for digest: DigestTable.Entry) throws -> [CorrectedArticle] {
    let rows = try db.rows(
      IssueSelector.corrections,
      [digest.versionCursor, digest.id, Limits.correctionsPerIssue])
    return try rows.compactMap { row in
      let records = try ArticleReader(db: db).records([row["articleId"] as Int64])
      return records.first.map { article in
        CorrectedArticle(
          article: article, formerTitle: (row["title"] as String?).map(PlainText.init(verbatim:)),
          formerContent: (row["html"] as String?).map(SafeHTML.init(sanitized:)),
          changedAt: row["seenAt"])
      }
    }
  }

  static let corrections = """
    SELECT v.articleId, v.title, v.html, v.seenAt FROM articleVersion v
    WHERE v.id > ?1
      AND v.id = (SELECT min(o.id) FROM articleVersion o WHERE o.articleId = v.articleId AND o.id > ?1)
      AND EXISTS (SELECT 1 FROM digestItem i WHERE i.digestId = ?2 AND i.articleId = v.articleId)
    ORDER BY v.id LIMIT ?3
    """

  private func failingFeeds(of feeds: [FeedID]?) throws -> [FailingFeed] {
    let rows = try db.rows(
      """
      SELECT coalesce(nullif(f.title, ''), nullif(s.title, ''), s.effectiveURL) AS feedTitle,
        s.failureCode, s.failureMessage
      FROM feed f JOIN feedState s ON s.feedId = f.id
      WHERE s.failureCount > 0 AND f.pausedAt IS NULL
        AND (?1 IS NULL OR f.id IN (SELECT value FROM json_each(?1)))
      ORDER BY feedTitle, f.id LIMIT ?2
      """,
      [feeds.map { JSONColumn.list($0.map(\.rawValue)) }, Limits.failingFeedsPerIssue])
    return rows.compactMap { row in
      FeedFailure(row).map { FailingFeed(title: row["feedTitle"], failure: $0) }
    }
  }
}
