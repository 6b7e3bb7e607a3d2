public import Cleaning
public import Vocabulary

extension FilterSubject {
  /// A stored article; `storySize` is how many articles tell its story.
  public init(_ article: ArticleRecord, storySize: Int?, now: Timestamp) {
    self.init(article.summary, text: article.text, storySize: storySize, now: now)
  }

  /// A stored article whose text was read apart from the rest of its body.
  init(_ article: ArticleSummary, text: PlainText?, storySize: Int?, now: Timestamp) {
    self.init(now: now)
    title = article.title
    self.text = text ?? article.summary
    take(article.details)
    language = article.language
    wordCount = article.measures?.wordCount
    tags += article.feedTags + article.tags
    address = article.url
    feed = [article.feedTitle, article.feedURL]
    folder = article.folder
    date = article.publishedAt ?? article.modifiedAt
    self.storySize = storySize
  }

  /// An article that is being stored.
  init(_ draft: ArticleDraft, of feed: FilteredFeed, now: Timestamp) {
    self.init(now: now)
    title = draft.article.title
    text = draft.article.text ?? draft.article.summary
    take(draft.details)
    language = draft.language
    tags += feed.tags
    address = draft.url
    self.feed = [feed.title, feed.url]
    folder = feed.folder
    date = draft.publishedAt ?? draft.modifiedAt
  }

  private mutating func take(_ details: EntryDetails) {
    authors = details.authors.compactMap { $0.name ?? $0.email }
    tags = details.tags
  }
}

/// What a filter may ask of a feed.
struct FilteredFeed {
  /// The user's title, else the feed's own, else the address.
  var title: String
  /// The address that it is polled at.
  var url: String
  /// Its folder.
  var folder: String
  /// Its tags.
  var tags: [String]
}
