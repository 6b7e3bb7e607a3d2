import Foundation
import GRDB
import Glibc

extension Store {
  /// Copies the whole database to a file, online, and verifies the copy.
  ///
  /// - Throws: `StorageError`; a file that stood there before is then as it was.
  public func backUp(to file: String) async throws(StorageError) -> DatabaseCopy {
    let source = path
    guard realpath(source) != realpath(file) else {
      throw .cannotCreate(path: file, reason: "it is the database itself")
    }
    return try await offTheWriter { () throws(StorageError) in
      try DatabaseCopier.copy(source, to: file)
    }
  }

  /// Looks at all of a backup.
  ///
  /// - Throws: as `restore` does for a file that it refuses.
  public static func verify(_ backup: String) throws(StorageError) -> DatabaseCopy {
    try DatabaseCopier.verified(backup)
  }

  /// Puts a backup in the place of the database at a path, whose file is kept beside it.
  ///
  /// - Throws: `locked` while another process uses the database, and for a file that is damaged, of
  ///   a newer Winnow or none of its databases; then nothing has changed.
  /// - Returns: What was restored, and where the former database is; nil where there was none.
  public static func restore(
    _ backup: String, to path: String
  ) throws(StorageError) -> (copy: DatabaseCopy, former: String?) {
    guard realpath(backup) != realpath(path) else {
      throw .cannotCreate(path: path, reason: "the backup is the database itself")
    }
    _ = try DatabaseFile(path: path, mayCreate: true)
    let lock = try DaemonLock(besideDatabase: path)
    defer { withExtendedLifetime(lock) {} }
    let incoming = path + ".restored"
    defer { unlink(incoming) }
    _ = try DatabaseCopier.verified(backup)
    let copy = try DatabaseCopier.copy(backup, to: incoming)
    let former = try FormerDatabase(path: path).setAside()
    guard rename(incoming, path) == 0 else {
      throw .inputOutput(path: path, reason: DatabaseCopier.reason)
    }
    do {
      try DatabaseCopier.synchronize(DatabaseCopier.folder(of: path))
    } catch {
      throw StorageError(error, at: path)
    }
    return (copy, former)
  }

  private func offTheWriter<Value: Sendable>(
    _ body: @escaping @Sendable () throws(StorageError) -> Value
  ) async throws(StorageError) -> Value {
    let outcome: Result<Value, StorageError> = await withCheckedContinuation { continuation in
      // A copy of a large database takes its time, and Swift's own threads are few.
      DispatchQueue(label: "winnow.backup").async {
        continuation.resume(returning: Result { () throws(StorageError) in try body() })
      }
    }
    return try outcome.get()
  }
}

/// The path without links and detours, as far as the file is there.
private func realpath(_ path: String) -> String {
  guard let resolved = Glibc.realpath(path, nil) else {
    return URL(fileURLWithPath: path).standardizedFileURL.path
  }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The database that another one takes the place of.
private struct FormerDatabase {
  let path: String

  /// Keeps its file under another name as well, with all that its log held.
  ///
  /// Its name is that of the new one afterwards, which a rename gives it: there is no moment without
  /// a database.
  func setAside() throws(StorageError) -> String? {
    guard access(path, F_OK) == 0 else { return nil }
    let name = try freeName()
    do {
      try emptyLog()
    } catch {
      let error = StorageError(error, at: path)
      // A damaged one cannot be asked; its log goes aside with it.
      guard case .damaged = error else { throw error }
      for suffix in ["-wal", "-shm"] where access(path + suffix, F_OK) == 0 {
        guard rename(path + suffix, name + suffix) == 0 else {
          throw .inputOutput(path: path + suffix, reason: DatabaseCopier.reason)
        }
      }
    }
    guard link(path, name) == 0 || rename(path, name) == 0 else {
      throw .inputOutput(path: name, reason: DatabaseCopier.reason)
    }
    return name
  }

  /// Brings the log into the file and takes it away; fails while anybody else has it open.
  private func emptyLog() throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(1)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
    }
    try queue.close()
  }

  private func freeName() throws(StorageError) -> String {
    for number in 1...Limits.formerDatabases {
      let name = "\(path).before-restore-\(number)"
      if access(name, F_OK) != 0 { return name }
    }
    throw .cannotCreate(
      path: path + ".before-restore", reason: "there are \(Limits.formerDatabases) of them already")
  }
}
