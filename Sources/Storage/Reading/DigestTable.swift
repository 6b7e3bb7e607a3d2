import GRDB
import Vocabulary

/// Named digests with the number under which their issues stand.
struct DigestTable {
  /// A digest and its number.
  struct Entry {
    /// Its number.
    var id: Int64
    /// What others see of it.
    var record: DigestRecord
  }

  let db: Database

  /// A digest by its name.
  func digest(named name: String) throws -> Entry? {
    try db.row(DigestTable.columns + " WHERE d.name = ?", [name]).map(entry)
  }

  /// A digest by its name.
  ///
  /// - Throws: `StorageError.notFound` with the nearest names.
  func existing(_ name: String) throws -> Entry {
    if let entry = try digest(named: name) { return entry }
    let names: [String] = try db.values("SELECT name FROM digest ORDER BY name")
    throw StorageError.notFound(
      kind: "digest", name: name,
      nearest: NearestName.ranked(name, among: names, limit: Limits.suggestions))
  }

  /// All digests by name.
  func all() throws -> [Entry] {
    try db.rows(DigestTable.columns + " ORDER BY d.name").map(entry)
  }

  /// Makes a digest, or changes what an existing one selects; its cursor stays.
  func define(_ name: String, _ settings: DigestSettings) throws {
    try db.run(
      """
      INSERT INTO digest (name, settings, cursor) VALUES (?, ?, 0)
      ON CONFLICT (name) DO UPDATE SET settings = excluded.settings
      """, [name, try JSONColumn.encode(settings)])
  }

  private static let columns = """
    SELECT d.id, d.name, d.settings, d.cursor,
      (SELECT max(i.deliveredAt) FROM digestIssue i WHERE i.digestId = d.id) AS lastIssueAt
    FROM digest d
    """

  private func entry(_ row: Row) throws -> Entry {
    Entry(
      id: row["id"],
      record: DigestRecord(
        name: row["name"],
        settings: try JSONColumn.decode(DigestSettings.self, row["settings"]),
        cursor: row["cursor"], lastIssueAt: row["lastIssueAt"]))
  }
}
