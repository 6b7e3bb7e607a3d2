import GRDB

/// Verbs are whole transactions that run to their end, also when the task that asked is cancelled.
extension Store {
  /// Reads on a snapshot.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StorageError) -> Value {
    let outcome: Result<Value, StorageError> = await withCheckedContinuation { continuation in
      pool.asyncRead { [path] database in
        continuation.resume(
          returning: Result { try body(database.get()) }
            .mapError { StorageError($0, at: path) })
      }
    }
    return try outcome.get()
  }

  /// Writes in one transaction, which has the lock from its beginning.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StorageError) -> Value {
    try await onWriter { db in try Store.transaction(db, body) }
  }

  /// As `write`, and on the disk when it returns: a power failure takes nothing of it back.
  func writeDurably<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StorageError) -> Value {
    try await onWriter { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      let outcome = Result { try Store.transaction(db, body) }
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      return try outcome.get()
    }
  }

  /// Runs on the writer, outside a transaction.
  func onWriter<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StorageError) -> Value {
    let outcome: Result<Value, StorageError> = await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { [path] db in
        continuation.resume(
          returning: Result { try body(db) }.mapError { StorageError($0, at: path) })
      }
    }
    return try outcome.get()
  }

  /// Everything in the body, or nothing of it; nothing either where it is not to be kept.
  static func transaction<Value>(
    _ db: Database, isKept: Bool = true, _ body: (Database) throws -> Value
  ) throws -> Value {
    try db.beginTransaction(.immediate)
    do {
      let value = try body(db)
      try isKept ? db.commit() : db.rollback()
      return value
    } catch {
      // SQLite has rolled back by itself after some errors (a full disk); else this does.
      if db.isInsideTransaction { try db.rollback() }
      throw error
    }
  }
}
