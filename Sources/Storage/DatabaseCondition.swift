import GRDB
public import Vocabulary

/// How a database is, found without changing anything of it.
public struct DatabaseCondition: Hashable, Sendable {
  /// Its size on disk with its log, in bytes.
  public var byteCount: Int64 = 0
  /// The size of its log alone, in bytes.
  public var logByteCount: Int64 = 0
  /// How many pages it has.
  public var pageCount = 0
  /// How many of them hold nothing.
  public var freePageCount = 0
  /// How large a page is, in bytes.
  public var pageByteCount = 0
  /// The last migration that was run; nil for a database without a schema.
  public var schemaVersion: String?
  /// How many migrations the next command would run.
  public var pendingMigrationCount = 0
  /// What `integrity_check` and `foreign_key_check` found; empty when all is well.
  public var faults: [String] = []
  /// When a feed was last asked.
  public var newestFetchAt: Timestamp?

  /// Nothing known.
  public init() {}

  /// The share of pages that hold nothing, from 0 to 1.
  public var freeShare: Double { pageCount > 0 ? Double(freePageCount) / Double(pageCount) : 0 }
}

extension Store {
  /// Looks at a database that others may be using: integrity, size, fragmentation, schema.
  ///
  /// - Parameters:
  ///   - path: The database's file.
  ///   - thorough: Whether indexes are compared with their tables too, which reads every page
  ///     several times.
  /// - Returns: How it is.
  /// - Throws: `StorageError` when it cannot be read at all or is a newer Winnow's.
  public static func examine(
    _ path: String, thorough: Bool
  ) throws(StorageError) -> DatabaseCondition {
    do {
      _ = try DatabaseFile(path: path, mayCreate: false)
      let queue = try DatabaseQueue(path: path, configuration: DatabaseCopier.readOnly)
      defer { try? queue.close() }
      var condition = try queue.read { db in try examine(db, at: path, thorough: thorough) }
      condition.byteCount = DatabaseFile.byteCount(at: path)
      condition.logByteCount = DatabaseFile.logByteCount(at: path)
      return condition
    } catch {
      throw StorageError(error, at: path)
    }
  }

  /// So many faults are told; the first ones say enough.
  private static let toldFaults = 5

  private static func examine(
    _ db: Database, at path: String, thorough: Bool
  ) throws -> DatabaseCondition {
    let migrator = Schema.migrator
    guard try !migrator.hasBeenSuperseded(db) else { throw StorageError.tooNew(path: path) }
    var condition = DatabaseCondition()
    condition.pageCount = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    condition.freePageCount = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
    condition.pageByteCount = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    let check = thorough ? "integrity_check" : "quick_check"
    let answer = try String.fetchAll(db, sql: "PRAGMA \(check)(\(toldFaults))")
    if answer != ["ok"] { condition.faults = answer }
    let applied = try migrator.appliedMigrations(db)
    condition.schemaVersion = applied.last
    condition.pendingMigrationCount = Schema.migrations.count - applied.count
    guard !applied.isEmpty else { return condition }
    let dangling = try Row.fetchAll(
      db, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check LIMIT \(toldFaults)")
    condition.faults += dangling.map {
      "rows of \($0[0] as String) refer to rows that are not there"
    }
    condition.newestFetchAt = try db.value("SELECT max(fetchedAt) FROM feedState")
    return condition
  }
}
