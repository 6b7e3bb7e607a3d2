import GRDB
import Vocabulary

/// The folders of imported lists.
struct FolderTable {
  let db: Database

  /// Notes a folder before the next feed; one that is there stays as it is.
  func insert(_ folder: FolderRecord) throws {
    try db.run(
      """
      INSERT INTO folder (path, position, attributes)
      VALUES (?, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'feed'), 0) + 1, ?)
      ON CONFLICT (path) DO NOTHING
      """,
      [folder.path, folder.attributes.isEmpty ? nil : try JSONColumn.encode(folder.attributes)])
  }

  /// All folders in the order of their places.
  func all() throws -> [FolderRecord] {
    try db.rows("SELECT path, position, attributes FROM folder ORDER BY position, id").map { row in
      let attributes = row[2] as String?
      return FolderRecord(
        path: row[0], position: row[1],
        attributes: try attributes.map { try JSONColumn.decode([OutlineAttribute].self, $0) } ?? [])
    }
  }
}
