import GRDB
import Vocabulary

/// Takes articles out with what no foreign key reaches: search rows and bands.
struct ArticleRemoval {
  let db: Database

  /// Removes one article.
  func removeArticle(_ id: ArticleID) throws {
    let text = try db.row("SELECT title, authors, text FROM articleText WHERE id = ?", [id])
    if let text { try SearchIndex(db: db).remove(SearchText(text), of: id) }
    try SketchIndex(db: db, week: 0).replace(by: nil, id: id.rawValue)
    try db.run("DELETE FROM article WHERE id = ?", [id])
  }

  /// Removes all articles of a feed.
  func removeArticles(of feed: FeedID) throws {
    let index = SearchIndex(db: db)
    let texts = try Row.fetchCursor(
      db,
      sql: """
        SELECT t.id, t.title, t.authors, t.text
        FROM article a JOIN articleText t ON t.id = a.id WHERE a.feedId = ?
        """, arguments: [feed.rawValue])
    while let row = try texts.next() { try index.remove(SearchText(row), of: row["id"]) }
    try SketchIndex(db: db, week: 0).forget(feed)
    try db.run("DELETE FROM article WHERE feedId = ?", [feed])
  }
}
