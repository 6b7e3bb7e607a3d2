import GRDB
import Vocabulary

extension Store {
  /// Stores the articles of an export that are not there yet, in one transaction.
  ///
  /// Those that are there get its marks; what was read or starred stays so. Returns an outcome for
  /// each, nil when one of their feeds is being polled: a poll does not know of articles that
  /// come meanwhile. With `dryRun` nothing is kept.
  public func importArticles(
    _ articles: [ArticleImport], dryRun: Bool
  ) async throws(StorageError) -> [ImportOutcome]? {
    let now = time.now
    return try await onWriter { db in
      try Store.transaction(db, isKept: !dryRun) { db in
        guard try !FeedClaim.isHeld(anyOf: articles.map(\.feed), at: now, in: db) else {
          return nil
        }
        return try ImportWriter(db: db, now: now).write(articles)
      }
    }
  }

  /// Marks the articles that have one of these identifiers as read; returns how many were unread.
  public func markRead(
    identifiers: [String], dryRun: Bool
  ) async throws(StorageError) -> Int {
    let now = time.now
    return try await onWriter { db in
      try Store.transaction(db, isKept: !dryRun) { db in
        try db.run(
          """
          UPDATE article SET readAt = ?
          WHERE readAt IS NULL AND guid IN (SELECT value FROM json_each(?))
          """, [now, JSONColumn.encode(identifiers)])
        return db.changesCount
      }
    }
  }
}
