import Foundation
import GRDB

/// Brings the schema of a database up to date, after a copy of what is there.
struct SchemaUpgrade {
  let pool: DatabasePool
  let path: String
  let isReadOnly: Bool

  /// Runs what is pending; a database that is up to date is only looked at.
  ///
  /// - Throws: `tooNew` for the database of a newer Winnow, `damaged` for another program's.
  func run() throws {
    let migrator = Schema.migrator
    // Another process may be upgrading at the same time. Its lock is waited for, and a migration
    // that it was faster with fails here; a second look finds it done.
    for attempt in 0...Schema.migrations.count {
      let applied = try pool.read { db in try check(db, migrator) }
      guard applied.count < Schema.migrations.count else { return }
      guard !isReadOnly else {
        throw StorageError.damaged(path: path, reason: "its schema is not complete")
      }
      let pending = Schema.migrations.first { !applied.contains($0.name) }
      if !applied.isEmpty, let pending { try backUp(before: pending.name) }
      do {
        return try migrator.migrate(pool)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
        guard attempt < Schema.migrations.count else { throw error }
      }
    }
  }

  /// The migrations that were run, in order.
  private func check(_ db: Database, _ migrator: DatabaseMigrator) throws -> [String] {
    guard try !migrator.hasBeenSuperseded(db) else { throw StorageError.tooNew(path: path) }
    let applied = try migrator.appliedMigrations(db)
    if applied.isEmpty, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") != 0,
      try !db.tableExists("grdb_migrations")
    {
      throw StorageError.damaged(path: path, reason: "it is the database of another program")
    }
    return applied
  }

  /// A copy beside the database, whole or not there.
  private func backUp(before migration: String) throws {
    let backup = "\(path).before-\(migration)"
    let partial = backup + ".partial"
    guard !FileManager.default.fileExists(atPath: backup) else { return }
    if FileManager.default.fileExists(atPath: partial) {
      try FileManager.default.removeItem(atPath: partial)
    }
    try pool.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [partial])
    }
    try FileManager.default.moveItem(atPath: partial, toPath: backup)
  }
}
