public import Cleaning
public import Deduplication
public import Vocabulary

/// The texts of a stored article, to be cleaned again.
public struct StoredBody: Sendable {
  /// The article.
  public var article: ArticleID
  /// Its page, which links of old articles are relative to.
  public var url: String?
  /// The headline.
  public var title: PlainText?
  /// The shorter body.
  public var summary: PlainText?
  /// The body as it is shown.
  public var content: SafeHTML?
  /// The body before cleaning, where that took something out.
  public var original: String?
  /// What links of the original are relative to.
  public var originalBase: String?
  /// Whether the body is that of the article's page, and the original the feed's own.
  public var isFromPage = false
  /// The page's article before cleaning, where that took something out.
  public var pageContent: SafeHTML?

  /// What the body is made from, and what links in it are relative to.
  public var source: (html: String, base: String?)? {
    if isFromPage { return (pageContent ?? content).map { ($0.string, nil) } }
    if let original { return (original, originalBase ?? url) }
    return content.map { ($0.string, nil) }
  }
}

/// An article that was cleaned again.
public struct CleanedBody: Sendable {
  /// What it was made from; when the store has another text by now, nothing is written.
  public var body: StoredBody
  /// What a reader sees, and what was taken out.
  public var cleaned: CleanArticle
  /// The sample of its text.
  public var sketch: Sketch?

  /// An article that was cleaned again.
  public init(body: StoredBody, cleaned: CleanArticle, sketch: Sketch?) {
    self.body = body
    self.cleaned = cleaned
    self.sketch = sketch
  }
}

/// The articles of one feed that are to be cleaned again.
public struct CleaningTask: Sendable {
  /// The feed.
  public var feed: FeedID
  /// Up to which article.
  public var last: ArticleID
  /// The texts, the newest first.
  public var bodies: [StoredBody]
  /// What is known of the feed's blocks.
  public var ledger: BlockLedger
}
