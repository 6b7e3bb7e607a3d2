import GRDB
public import Vocabulary

extension Store {
  /// A page of articles, newest first, from before an article.
  public func articles(
    _ filter: ArticleFilter, before: ArticleID?, limit: Int
  ) async throws(StorageError) -> [ArticleSummary] {
    try await read { db in
      try ArticleReader(db: db).summaries(filter, before: before, limit: limit)
    }
  }

  /// How many articles tell each of these stories.
  public func articleCounts(of stories: [StoryID]) async throws(StorageError) -> [StoryID: Int] {
    try await read { db in try StoryReader(db: db).counts(of: stories) }
  }

  /// A page of whole articles in the order of their ids, from after an article: for export.
  public func exportPage(
    _ filter: ArticleFilter, after: ArticleID?, limit: Int
  ) async throws(StorageError) -> [ArticleRecord] {
    try await read { db in
      try ArticleReader(db: db).records(filter, after: after, limit: limit)
    }
  }

  /// A whole article.
  public func article(_ id: ArticleID) async throws(StorageError) -> ArticleRecord {
    try await read { db in
      guard let record = try ArticleReader(db: db).records([id.rawValue]).first else {
        throw StorageError.notFound(kind: "article", name: id.description, nearest: [])
      }
      return record
    }
  }

  /// Marks as read or unread.
  public func mark(_ ids: [ArticleID], read: Bool) async throws(StorageError) {
    let now = time.now
    try await set(
      read ? "readAt = coalesce(readAt, ?)" : "readAt = nullif(?, ?)",
      read ? [now] : [now, now], of: ids)
  }

  /// Stars or takes the star away.
  public func star(_ ids: [ArticleID], starred: Bool) async throws(StorageError) {
    let now = time.now
    try await set(
      starred ? "starredAt = coalesce(starredAt, ?)" : "starredAt = nullif(?, ?)",
      starred ? [now] : [now, now], of: ids)
  }

  /// Marks all of a filter as read; returns how many were.
  public func markAllRead(_ filter: ArticleFilter) async throws(StorageError) -> Int {
    let now = time.now
    return try await write { db in
      let selection = ArticleSelection(filter)
      try db.run(
        "UPDATE article AS a SET readAt = ? WHERE a.readAt IS NULL AND \(selection.sql)",
        [now] + selection.arguments)
      return db.changesCount
    }
  }

  /// Articles that hold the words of a query, best first, at most `limit`.
  public func search(
    _ query: String, filter: ArticleFilter, limit: Int
  ) async throws(StorageError) -> [SearchHit] {
    guard let expression = SearchQuery(query).expression else { return [] }
    return try await read { db in
      let selection = ArticleSelection(filter)
      let found = try db.rows(
        Store.searchStatement(selection), [expression] + selection.arguments + [limit])
      var snippets: [Int64: String] = [:]
      for row in found { snippets[row[0]] = row[1] }
      return try ArticleReader(db: db).records(found.map { $0[0] as Int64 }).map { article in
        SearchHit(article: article, snippet: snippets[article.summary.id.rawValue] ?? "")
      }
    }
  }

  /// The index is the outer loop and gives its rows in the order of their rank, so that only as many
  /// snippets are made as are asked for.
  static func searchStatement(_ selection: ArticleSelection) -> String {
    """
    SELECT a.id, coalesce(snippet(articleSearch, -1, char(2), char(3), '…', 24), '')
    FROM articleSearch CROSS JOIN article a ON a.id = articleSearch.rowid
    WHERE articleSearch MATCH ? AND \(selection.sql)
    ORDER BY articleSearch.rank LIMIT ?
    """
  }

  private func set(
    _ assignment: String, _ arguments: Arguments, of ids: [ArticleID]
  ) async throws(StorageError) {
    try await write { db in
      for id in ids {
        try db.run("UPDATE article SET \(assignment) WHERE id = ?", arguments + [id])
        guard db.changesCount == 1 else {
          throw StorageError.notFound(kind: "article", name: id.description, nearest: [])
        }
      }
    }
  }
}
