import Cleaning
import GRDB
import Vocabulary

/// Reads articles, as lists show them and whole.
struct ArticleReader {
  let db: Database

  /// A page, newest first, of what was stored before an article.
  func summaries(
    _ filter: ArticleFilter, before: ArticleID?, limit: Int
  ) throws -> [ArticleSummary] {
    let selection = ArticleSelection(filter)
    return try summaries(
      db.rows(
        ArticleReader.page(selection, columns: ArticleReader.summaryColumns, "<", "DESC"),
        [before?.rawValue ?? Int64.max] + selection.arguments + [limit]))
  }

  /// A page with the texts, newest first, of what was stored before an article.
  func readable(
    _ filter: ArticleFilter, before: ArticleID?, limit: Int
  ) throws -> [(article: ArticleSummary, text: PlainText?)] {
    let selection = ArticleSelection(filter)
    let rows = try db.rows(
      ArticleReader.page(
        selection, columns: ArticleReader.summaryColumns + ", c.text", "<", "DESC"),
      [before?.rawValue ?? Int64.max] + selection.arguments + [limit])
    return zip(try summaries(rows), rows).map { ($0, plain($1["text"])) }
  }

  /// A page of whole articles in the order of their ids.
  func records(_ filter: ArticleFilter, after: ArticleID?, limit: Int) throws -> [ArticleRecord] {
    let selection = ArticleSelection(filter)
    let rows = try db.rows(
      ArticleReader.page(selection, columns: ArticleReader.recordColumns, ">", "ASC"),
      [after?.rawValue ?? 0] + selection.arguments + [limit])
    return try records(rows)
  }

  /// These articles, in this order; those that are gone are left out.
  func records(_ ids: [Int64]) throws -> [ArticleRecord] {
    try records(
      db.rows(
        """
        SELECT \(ArticleReader.recordColumns) FROM json_each(?) j
        CROSS JOIN article a ON a.id = j.value \(ArticleReader.joins) ORDER BY j.key
        """, [JSONColumn.list(ids)]))
  }

  /// These articles as lists show them, in this order.
  func summaries(_ ids: [Int64]) throws -> [ArticleSummary] {
    try summaries(
      db.rows(
        """
        SELECT \(ArticleReader.summaryColumns) FROM json_each(?) j
        CROSS JOIN article a ON a.id = j.value \(ArticleReader.joins) ORDER BY j.key
        """, [JSONColumn.list(ids)]))
  }

  /// A keyset page: the range of ids first, so that the table is walked by its key and no further
  /// than the page.
  static func page(
    _ selection: ArticleSelection, columns: String, _ side: String, _ order: String
  ) -> String {
    """
    SELECT \(columns) FROM article a \(joins)
    WHERE a.id \(side) ? AND \(selection.sql) ORDER BY a.id \(order) LIMIT ?
    """
  }

  static let joins = """
    CROSS JOIN articleContent c ON c.articleId = a.id
    CROSS JOIN feed f ON f.id = a.feedId
    CROSS JOIN feedState s ON s.feedId = a.feedId
    """

  static let summaryColumns = """
    a.id, a.feedId, coalesce(nullif(f.title, ''), nullif(s.title, ''), s.effectiveURL) AS feedTitle,
    f.folder, a.lineageId, a.storyId, a.guid, a.url, a.title, a.summary, a.publishedAt,
    a.modifiedAt, a.firstSeenAt, a.version, a.readAt, a.starredAt, c.details,
    s.effectiveURL AS feedURL, a.score, a.hiddenAt, c.wordCount, c.readingMinutes, c.language
    """

  static let recordColumns =
    summaryColumns + ", c.html, c.text, c.titleHTML, c.summaryHTML, c.original, c.removed"

  private func summaries(_ rows: [Row]) throws -> [ArticleSummary] {
    let tags = try TagReader(db: db).tags(of: rows)
    return try rows.map { try summary($0, tags) }
  }

  private func summary(_ row: Row, _ tags: TagReader.Tags) throws -> ArticleSummary {
    let details = row["details"] as String?
    var summary = ArticleSummary(
      id: row["id"], feed: row["feedId"], feedTitle: row["feedTitle"], folder: row["folder"],
      lineage: row["lineageId"], story: row["storyId"], guid: row["guid"], url: row["url"],
      title: plain(row["title"]), summary: plain(row["summary"]),
      publishedAt: row["publishedAt"], modifiedAt: row["modifiedAt"],
      firstSeenAt: row["firstSeenAt"], version: row["version"], readAt: row["readAt"],
      starredAt: row["starredAt"],
      details: try details.map { try JSONColumn.decode(EntryDetails.self, $0) } ?? EntryDetails())
    summary.feedURL = row["feedURL"]
    summary.feedTags = tags.byFeed[summary.feed] ?? []
    summary.tags = tags.byArticle[summary.id] ?? []
    summary.score = row["score"]
    summary.hiddenAt = row["hiddenAt"]
    summary.measures = (row["wordCount"] as Int?).map {
      TextMeasures(wordCount: $0, readingMinutes: row["readingMinutes"])
    }
    summary.language = row["language"] ?? summary.details.language
    return summary
  }

  private func records(_ rows: [Row]) throws -> [ArticleRecord] {
    let enclosures = try enclosures(of: rows.map { $0["id"] as Int64 })
    let tags = try TagReader(db: db).tags(of: rows)
    return try rows.map { row in
      let removed = row["removed"] as String?
      return ArticleRecord(
        summary: try summary(row, tags), content: safe(row["html"]), text: plain(row["text"]),
        titleHTML: safe(row["titleHTML"]), summaryHTML: safe(row["summaryHTML"]),
        original: row["original"],
        removed: try removed.map { try JSONColumn.decode([RemovedBlock].self, $0) } ?? [],
        enclosures: enclosures[row["id"]] ?? [])
    }
  }

  private func enclosures(of ids: [Int64]) throws -> [Int64: [Enclosure]] {
    var enclosures: [Int64: [Enclosure]] = [:]
    for row in try db.rows(ArticleReader.enclosures, [JSONColumn.list(ids)]) {
      enclosures[row[0], default: []].append(
        Enclosure(
          url: row[1], mimeType: row[2], title: row[3], byteCount: row[4], durationSeconds: row[5]))
    }
    return enclosures
  }

  static let enclosures = """
    SELECT e.articleId, e.url, e.mimeType, e.title, e.byteCount, e.durationSeconds
    FROM json_each(?) j CROSS JOIN enclosure e ON e.articleId = j.value
    ORDER BY e.articleId, e.position
    """

  /// What stands in the store came from the cleaner.
  private func plain(_ text: String?) -> PlainText? { text.map(PlainText.init(verbatim:)) }

  /// What stands in the store came from the sanitizer.
  private func safe(_ html: String?) -> SafeHTML? { html.map(SafeHTML.init(sanitized:)) }
}
