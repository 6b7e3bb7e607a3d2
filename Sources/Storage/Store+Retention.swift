import GRDB
import Vocabulary

extension Store {
  /// Purges at most so many articles that are beyond what is kept, in one transaction.
  ///
  /// Their keys stay: as long as their feed lists them they do not come back, and for 90 days more.
  /// What a feed has of its own goes before `retention`.
  public func purge(
    beyond retention: Retention, limit: Int = Store.purgeStep
  ) async throws(StorageError) -> PurgeReport {
    let now = time.now
    return try await write { db in
      try ArticlePurge(db: db, now: now, retention: retention).step(limit: limit)
    }
  }

  /// How many articles one step purges.
  public static let purgeStep = 100
}
