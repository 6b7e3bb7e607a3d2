import GRDB
import Vocabulary

/// Several updates in one transaction for speed; where it fails, each in its own.
struct UpdateBatch {
  let db: Database
  let path: String
  let now: Timestamp

  /// Stores updates; a receipt for each, in order.
  func store(_ updates: [FeedUpdate]) -> [UpdateReceipt] {
    switch attempt(updates) {
    case .success(let receipts): return receipts
    case .failure(let error) where error.concernsWholeStore || updates.count < 2:
      return updates.map { refuse($0, error) }
    case .failure:
      return updates.map { update in
        switch attempt([update]) {
        case .success(let receipts): receipts.first ?? UpdateReceipt(feed: update.feed)
        case .failure(let error): refuse(update, error)
        }
      }
    }
  }

  private func attempt(_ updates: [FeedUpdate]) -> Result<[UpdateReceipt], StorageError> {
    Result {
      try Store.transaction(db) { db in
        var writer = try UpdateWriter(db: db, now: now)
        let receipts = try updates.map { try writer.write($0) }
        try writer.finish()
        return receipts
      }
    }.mapError { StorageError($0, at: path) }
  }

  /// Notes with the feed why its update could not be stored, where the store itself still works.
  private func refuse(_ update: FeedUpdate, _ error: StorageError) -> UpdateReceipt {
    let receipt = UpdateReceipt(feed: update.feed, failure: error)
    guard !error.concernsWholeStore else { return receipt }
    let noted = Result {
      try Store.transaction(db) { db in
        let states = FeedStateWriter(db: db, now: now)
        guard let before = try states.before(update) else { return }
        try states.write(update.refused(because: error), receipt, before)
      }
    }
    guard case .failure(let second) = noted else { return receipt }
    return UpdateReceipt(feed: update.feed, failure: StorageError(second, at: path))
  }
}

extension FeedUpdate {
  /// The same poll as a failure that keeps validators, title and address as they were.
  fileprivate func refused(because error: StorageError) -> FeedUpdate {
    var update = self
    update.status = .error
    update.failure = FeedFailure(.storage, "what came could not be stored: \(error)")
    update.document = nil
    update.renewedValidators = nil
    update.changes = []
    update.listed = []
    update.failureCount = failureCount + 1
    return update
  }
}

extension UpdateReceipt {
  /// A receipt that counts nothing.
  init(feed: FeedID, failure: StorageError? = nil) {
    self.init(feed: feed, newCount: 0, updatedCount: 0, duplicateCount: 0, failure: failure)
  }
}
