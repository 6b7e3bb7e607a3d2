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
