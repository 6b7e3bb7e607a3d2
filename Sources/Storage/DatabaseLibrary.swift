import GRDB

/// What the SQLite that was loaded can do; another one than at build time may have been installed.
public struct DatabaseLibrary: Sendable {
  /// The library's version.
  public let version: String
  /// Whether it has the search index (FTS5).
  public let hasFullTextSearch: Bool

  /// The library as it is loaded.
  ///
  /// - Throws: `StorageError` when it does not even open a database in memory.
  public init() throws(StorageError) {
    do {
      let queue = try DatabaseQueue()
      (version, hasFullTextSearch) = try queue.read { db in
        (
          try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "unknown",
          try Int.fetchOne(db, sql: "SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'")
            == 1
        )
      }
    } catch {
      throw StorageError(error, at: ":memory:")
    }
  }
}
