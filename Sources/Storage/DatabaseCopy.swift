import Foundation
import GRDB
import Glibc

/// What a verified copy of the database holds.
public struct DatabaseCopy: Hashable, Sendable {
  /// How many feeds.
  public var feedCount: Int
  /// How many articles.
  public var articleCount: Int
  /// Its size, in bytes.
  public var byteCount: Int64
}

/// Copies databases whole, and believes in a copy only after having looked at all of it.
struct DatabaseCopier {
  /// Copies a database to a path: a temporary file beside it, fsync, rename.
  ///
  /// Pollers go on meanwhile: the copy is that of one moment.
  ///
  /// - Throws: `StorageError`; the path then holds what it held before.
  static func copy(_ source: String, to path: String) throws(StorageError) -> DatabaseCopy {
    let partial = "\(path).\(getpid()).new"
    do {
      defer { unlink(partial) }
      try requireFolder(of: path)
      let queue = try DatabaseQueue(path: source, configuration: readOnly)
      defer { try? queue.close() }
      try queue.inDatabase { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [partial])
      }
      let copy = try verified(partial)
      try synchronize(partial)
      guard rename(partial, path) == 0 else {
        throw StorageError.inputOutput(path: path, reason: reason)
      }
      try synchronize(folder(of: path))
      return copy
    } catch {
      throw StorageError(error, at: path)
    }
  }

  /// Looks at every page of a database, at its schema and its references.
  ///
  /// - Throws: `damaged` and `tooNew` as opening does.
  static func verified(_ path: String) throws(StorageError) -> DatabaseCopy {
    do {
      let file = try DatabaseFile(path: path, mayCreate: false)
      guard file.exists else { throw StorageError.damaged(path: path, reason: "it is empty") }
      let queue = try DatabaseQueue(path: path, configuration: readOnly)
      defer { try? queue.close() }
      return try queue.read { db in
        let migrator = Schema.migrator
        guard try !migrator.hasBeenSuperseded(db) else { throw StorageError.tooNew(path: path) }
        guard try !migrator.appliedMigrations(db).isEmpty else {
          throw StorageError.damaged(path: path, reason: "it is the database of another program")
        }
        let faults: [String] = try String.fetchAll(db, sql: "PRAGMA integrity_check(1)")
        guard faults == ["ok"] else {
          throw StorageError.damaged(path: path, reason: faults.first ?? "no answer")
        }
        guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil else {
          throw StorageError.damaged(path: path, reason: "it refers to rows that are not there")
        }
        return DatabaseCopy(
          feedCount: try Int.fetchOne(db, sql: "SELECT count(*) FROM feed") ?? 0,
          articleCount: try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0,
          byteCount: DatabaseFile.byteCount(at: path))
      }
    } catch {
      throw StorageError(error, at: path)
    }
  }

  /// Returns when a file or a folder is on the disk.
  static func synchronize(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageError.inputOutput(path: path, reason: reason) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw StorageError.inputOutput(path: path, reason: reason)
    }
  }

  /// The folder that a file is in.
  static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  static var reason: String { String(cString: strerror(errno)) }

  static var readOnly: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Limits.busyTimeoutSeconds)
    return configuration
  }

  private static func requireFolder(of path: String) throws {
    guard access(folder(of: path), W_OK | X_OK) == 0 else {
      throw StorageError.cannotCreate(path: path, reason: reason)
    }
    var status = stat()
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw StorageError.cannotCreate(path: path, reason: "it is not a regular file")
    }
  }
}
