public import Vocabulary

extension Store {
  /// A page of articles, newest first, from before an article.
  public func articles(
    _ filter: ArticleFilter, before: ArticleID?, limit: Int
  ) async throws(StorageError) -> [ArticleSummary] { fatalError() }

  /// A page of whole articles in the order of their ids, from after an article: for export.
  public func exportPage(
    _ filter: ArticleFilter, after: ArticleID?, limit: Int
  ) async throws(StorageError) -> [ArticleRecord] { fatalError() }

  /// A whole article.
  public func article(_ id: ArticleID) async throws(StorageError) -> ArticleRecord { fatalError() }

  /// Marks as read or unread.
  public func mark(_ ids: [ArticleID], read: Bool) async throws(StorageError) { fatalError() }

  /// Marks all of a filter as read; returns how many were.
  public func markAllRead(_ filter: ArticleFilter) async throws(StorageError) -> Int {
    fatalError()
  }

  /// Stars or takes the star away.
  public func star(_ ids: [ArticleID], starred: Bool) async throws(StorageError) { fatalError() }

  /// Articles that hold the words of a query, best first, at most `limit`.
  public func search(
    _ query: String, filter: ArticleFilter, limit: Int
  ) async throws(StorageError) -> [SearchHit] { fatalError() }
}

/// An article that a search found.
public struct SearchHit: Sendable {
  /// The whole article.
  public var article: ArticleRecord
  /// A piece of its text with the words found between U+0002 and U+0003.
  public var snippet: String

  /// An article with the piece that was found.
  public init(article: ArticleRecord, snippet: String) {
    self.article = article
    self.snippet = snippet
  }
}
