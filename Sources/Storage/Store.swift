import GRDB
public import Vocabulary

/// Where the database is.
public enum StorageLocation: Hashable, Sendable {
  /// A file; it and its folder are made when they are missing.
  case file(path: String)
  /// A file that must exist already and is only read.
  case readOnly(path: String)
}

/// The store: every SQL statement of Winnow, one verb a transaction.
///
/// One writer and a pool of readers (WAL). This file and its extensions are the module's whole
/// interface; no type of the database library is seen outside.
public final class Store: Sendable {
  let pool: DatabasePool
  let path: String
  let time: any TimeSource

  /// Opens the database and brings its schema up to date.
  ///
  /// - Throws: `StorageError` when it cannot be made, read or upgraded.
  public init(opening location: StorageLocation, time: any TimeSource) throws(StorageError) {
    var configuration = Store.configuration
    let file: DatabaseFile
    switch location {
    case .file(let path): file = try DatabaseFile(path: path, mayCreate: true)
    case .readOnly(let path):
      file = try DatabaseFile(path: path, mayCreate: false)
      configuration.readonly = true
    }
    self.time = time
    path = file.path
    do {
      pool = try DatabasePool(path: file.path, configuration: configuration)
      try SchemaUpgrade(pool: pool, path: file.path, isReadOnly: configuration.readonly).run()
    } catch {
      throw Store.opening(StorageError(error, at: file.path), of: file)
    }
  }

  /// Checkpoints and closes; the store cannot be used after it.
  public func close() async {
    await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { db in
        // Not needed for the data to be safe: what fails here is done at the next opening. Nothing is
        // analysed: without statistics the plans are always those that the tests have seen.
        _ = try? db.checkpoint(.truncate)
        continuation.resume()
      }
    }
    // A reader that is still at work keeps the pool open; the last one to go closes it.
    try? pool.close()
  }

  /// Answers once the writer has come to it: whether it is alive.
  public func answer() async {
    await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { _ in continuation.resume() }
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "winnow.store"
    configuration.maximumReaderCount = Limits.readerCount
    configuration.busyMode = .timeout(Limits.busyTimeoutSeconds)
    configuration.prepareDatabase { db in
      let cache =
        db.configuration.readonly ? Limits.readerCacheKilobytes : Limits.pageCacheKilobytes
      // The log is synchronised at checkpoints: a crash of the process loses nothing, a power
      // failure at most the last transactions, each whole.
      try db.execute(
        sql: """
          PRAGMA synchronous = NORMAL;
          PRAGMA wal_autocheckpoint = \(Limits.pagesBeforeCheckpoint);
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -\(cache);
          """)
      if !db.configuration.readonly { try db.execute(sql: FreshBands.tables) }
    }
    return configuration
  }

  /// A file that was not there and cannot be opened could not be made.
  private static func opening(_ error: StorageError, of file: DatabaseFile) -> StorageError {
    guard case .inputOutput(let path, let reason) = error, !file.exists else { return error }
    return .cannotCreate(path: path, reason: reason)
  }
}
