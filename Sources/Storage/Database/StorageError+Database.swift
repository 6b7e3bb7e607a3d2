import GRDB

extension StorageError {
  /// What a failure of the database library means for the store at a path.
  init(_ error: any Error, at path: String) {
    switch error {
    case let error as StorageError: self = error
    case let error as DatabaseError: self.init(error, at: path)
    case is DecodingError, is RowDecodingError:
      self = .damaged(path: path, reason: "a value in it cannot be read (\(error))")
    default: self = .statement("\(error)")
    }
  }

  /// SQLite's primary result codes by what a person can do about them.
  private init(_ error: DatabaseError, at path: String) {
    let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_NOLFS:
      self = .inputOutput(path: path, reason: reason)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT:
      self = .damaged(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
      self = .locked(path: path, holder: nil)
    case .SQLITE_PERM, .SQLITE_AUTH:
      self = .inputOutput(path: path, reason: reason)
    default:
      self = .statement("\(reason) in \(error.sql ?? "a transaction")")
    }
  }

  /// True when the next statement would fail for the same reason, so that trying again is useless.
  var concernsWholeStore: Bool {
    switch self {
    case .cannotCreate, .damaged, .inputOutput, .locked, .tooNew: true
    case .statement, .notFound, .ambiguous, .exists, .badQuery: false
    }
  }
}
