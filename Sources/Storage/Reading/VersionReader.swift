import Cleaning
import GRDB
import Vocabulary

/// Reads the texts that an article had.
struct VersionReader {
  let db: Database

  /// All versions that are kept, oldest first; the last one is the article as it stands.
  func versions(of id: ArticleID) throws -> [ArticleVersion] {
    guard let row = try db.row(VersionReader.standing, [id]) else {
      throw StorageError.notFound(kind: "article", name: id.description, nearest: [])
    }
    return try db.rows(VersionReader.former, [id]).map(version) + [version(row)]
  }

  static let standing = """
    SELECT a.version, NULL, a.title, c.html
    FROM article a CROSS JOIN articleContent c ON c.articleId = a.id WHERE a.id = ?
    """

  static let former = """
    SELECT version, seenAt, title, html FROM articleVersion WHERE articleId = ? ORDER BY version
    """

  private func version(_ row: Row) -> ArticleVersion {
    ArticleVersion(
      number: row[0], replacedAt: row[1],
      title: (row[2] as String?).map(PlainText.init(verbatim:)),
      content: (row[3] as String?).map(SafeHTML.init(sanitized:)))
  }
}
