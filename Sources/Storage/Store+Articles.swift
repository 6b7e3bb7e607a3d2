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

  /// For each of these articles, the others of its story, oldest first and at most 20; those that
  /// are alone are left out.
  public func otherArticles(
    than articles: [ArticleSummary]
  ) async throws(StorageError) -> [ArticleID: [ArticleSummary]] {
    try await read { db in try StoryReader(db: db).others(than: articles) }
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
