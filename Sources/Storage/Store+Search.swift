import GRDB
import Vocabulary

extension Store {
  /// Articles that a query finds, best first, at most `limit`.
  ///
  /// Among very many that match, the best of the newest are found. A query without words gives the
  /// newest.
  ///
  /// - Throws: `badQuery` for one that says nothing, or asks for what there is not.
  public func search(
    _ query: String, filter: ArticleFilter, limit: Int
  ) async throws(StorageError) -> [SearchHit] {
    let query = try SearchQuery(query)
    let now = time.now
    return try await read { db in
      let selection = ArticleSelection(filter)
      let conditions = try SearchConditions(db: db, now: now).sql(of: query)
      let arguments = selection.arguments + conditions.arguments
      let filters = "\(selection.sql) AND \(conditions.sql)"
      let ids: [Int64] =
        if let matching = query.matching {
          try db.values(
            Store.rankedStatement(filters),
            [matching] + arguments + [max(limit, Limits.rankedMatches), limit])
        } else {
          try db.values(Store.newestStatement(filters), arguments + [limit])
        }
      let snippet = SearchSnippet(query.shown)
      return try ArticleReader(db: db).records(ids).map { article in
        let text = article.text ?? article.summary.summary
        return SearchHit(article: article, snippet: snippet.piece(of: text?.utf8 ?? []))
      }
    }
  }

  /// Takes a piece of what older versions indexed into today's form, in one short transaction.
  ///
  /// True when there is more to do.
  public func improveSearchIndex() async throws(StorageError) -> Bool {
    let backlog = try await read { db in
      try db.row("SELECT 1 FROM searchBacklog") != nil
    }
    guard backlog else { return false }
    return try await write { db in
      try SearchIndex(db: db).workOffBacklog(byteCount: Limits.indexedAtOnce)
    }
  }

  /// The index is the outer loop and gives its rows newest first, so that it ends after so many;
  /// ranking all of a frequent word's articles takes half a second.
  static func rankedStatement(_ filters: String) -> String {
    """
    SELECT id FROM (
      SELECT a.id, articleSearch.rank AS rank
      FROM articleSearch CROSS JOIN article a ON a.id = articleSearch.rowid
      WHERE articleSearch MATCH ? AND \(filters)
      ORDER BY articleSearch.rowid DESC LIMIT ?)
    ORDER BY rank, id DESC LIMIT ?
    """
  }

  static func newestStatement(_ filters: String) -> String {
    "SELECT a.id FROM article a WHERE \(filters) ORDER BY a.id DESC LIMIT ?"
  }
}
