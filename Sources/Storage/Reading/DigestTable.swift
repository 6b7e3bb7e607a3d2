import GRDB
import Vocabulary

/// Named digests with the number under which their issues stand.
struct DigestTable {
  /// A digest and its number.
  struct Entry {
    /// Its number.
    var id: Int64
    /// The last earlier text of an article that it has considered.
    var versionCursor: Int64
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

  /// Makes a digest, or changes the settings of an existing one; its cursors stay.
  func define(_ name: String, _ settings: DigestSettings, nextRunAt: Timestamp?) throws {
    try db.run(
      """
      INSERT INTO digest (name, settings, cursor, versionCursor, nextRunAt)
      VALUES (?, ?, 0, coalesce((SELECT max(id) FROM articleVersion), 0), ?)
      ON CONFLICT (name) DO UPDATE SET settings = excluded.settings, nextRunAt = excluded.nextRunAt
      """, [name, try JSONColumn.encode(settings), nextRunAt])
  }

  /// Forgets a digest, its issues and what it told.
  func remove(_ name: String) throws {
    try db.run("DELETE FROM digest WHERE id = ?", [try existing(name).id])
  }

  /// Notes when a digest is made by itself the next time.
  func setNextRun(_ name: String, at time: Timestamp?) throws {
    try db.run("UPDATE digest SET nextRunAt = ? WHERE name = ?", [time, name])
  }

  private static let columns = """
    SELECT d.id, d.name, d.settings, d.cursor, d.versionCursor, d.nextRunAt,
      (SELECT max(i.deliveredAt) FROM digestIssue i WHERE i.digestId = d.id) AS lastIssueAt,
      (SELECT count(*) FROM digestIssue i WHERE i.digestId = d.id) AS issueCount,
      (SELECT count(*) FROM digestIssue i
        WHERE i.digestId = d.id AND i.deliveredAt IS NULL) AS waitingCount,
      (SELECT i.failure FROM digestIssue i
        WHERE i.digestId = d.id AND i.deliveredAt IS NULL ORDER BY i.id LIMIT 1) AS failure
    FROM digest d
    """

  private func entry(_ row: Row) throws -> Entry {
    var record = DigestRecord(
      name: row["name"],
      settings: try JSONColumn.decode(DigestSettings.self, row["settings"]),
      cursor: row["cursor"], lastIssueAt: row["lastIssueAt"])
    record.nextRunAt = row["nextRunAt"]
    record.issueCount = row["issueCount"]
    record.waitingCount = row["waitingCount"]
    record.failure = row["failure"]
    return Entry(id: row["id"], versionCursor: row["versionCursor"], record: record)
  }
}
