/// A page whose article is found but not yet cleaned of what recurs on its site.
public struct PreparedPage: Sendable {
  /// What the page says of its article.
  var extracted: ExtractedArticle
  /// The chosen part of the page, as learning and cleaning see the content of a feed, too.
  public internal(set) var article: PreparedArticle
  /// What the page holds beside its article, where that was asked for.
  var beside: [RemovedBlock] = []
}
