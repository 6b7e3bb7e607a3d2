import GRDB
import Vocabulary

/// Writes the search index, which keeps no text: to forget one it has to be told the same again.
///
/// Articles of the backlog, which older versions indexed, stand there with their texts as they are,
/// all others as `IndexedText` has them. Which form it is depends on the article's number alone.
struct SearchIndex {
  let db: Database

  /// Makes an article findable by its words.
  func insert(_ text: SearchText, of id: ArticleID) throws {
    try insert(verbatim: try form(of: text, id), of: id)
  }

  /// Forgets an article's words.
  func remove(_ text: SearchText, of id: ArticleID) throws {
    try remove(verbatim: try form(of: text, id), of: id)
  }

  /// Takes an article's words for others, where they differ.
  func replace(_ former: SearchText, by text: SearchText, of id: ArticleID) throws {
    guard former != text else { return }
    try remove(former, of: id)
    try insert(text, of: id)
  }

  /// Takes the next articles of the backlog, at most so many bytes of text, into today's form.
  ///
  /// True when there are more.
  func workOffBacklog(byteCount: Int) throws -> Bool {
    guard let backlog = try backlog() else { return false }
    var (after, rest) = (backlog.lowerBound, byteCount)
    while rest > 0, let row = try db.row(SearchIndex.next, [after, backlog.upperBound]) {
      let id: ArticleID = row["id"]
      let text = SearchText(row)
      let indexed = text.indexed
      rest -= text.byteCount / SearchIndex.readingDiscount + 1
      if indexed != text {
        try remove(verbatim: text, of: id)
        try insert(verbatim: indexed, of: id)
        rest -= text.byteCount
      }
      after = id.rawValue
    }
    guard rest <= 0 else {
      try db.run("DELETE FROM searchBacklog")
      return false
    }
    try db.run("UPDATE searchBacklog SET after = ?", [after])
    return true
  }

  static let next = """
    SELECT id, title, authors, text FROM articleText WHERE id > ? AND id <= ? ORDER BY id LIMIT 1
    """

  /// Indexing a text costs so many times what reading it does.
  private static let readingDiscount = 16

  private func form(of text: SearchText, _ id: ArticleID) throws -> SearchText {
    let indexed = text.indexed
    guard indexed != text, let backlog = try backlog(),
      id.rawValue > backlog.lowerBound, id.rawValue <= backlog.upperBound
    else { return indexed }
    return text
  }

  /// The articles after the lower bound up to the upper one; nil where there is no backlog.
  private func backlog() throws -> ClosedRange<Int64>? {
    guard let row = try db.row("SELECT after, last FROM searchBacklog") else { return nil }
    let (after, last): (Int64, Int64) = (row[0], row[1])
    return after...max(after, last)
  }

  private func insert(verbatim text: SearchText, of id: ArticleID) throws {
    try db.run(
      "INSERT INTO articleSearch (rowid, title, authors, text) VALUES (?, ?, ?, ?)",
      [id, text.title, text.authors, text.text])
  }

  private func remove(verbatim text: SearchText, of id: ArticleID) throws {
    try db.run(
      """
      INSERT INTO articleSearch (articleSearch, rowid, title, authors, text)
      VALUES ('delete', ?, ?, ?, ?)
      """, [id, text.title, text.authors, text.text])
  }
}
