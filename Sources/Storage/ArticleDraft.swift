public import Cleaning
public import Deduplication
public import Vocabulary

/// An article as it is to be stored.
public struct ArticleDraft: Sendable {
  /// The evidence for which article it is.
  public var evidence: EntryEvidence
  /// The entry's own identifier.
  public var guid: String?
  /// The entry's page.
  public var url: String?
  /// The normal form of that address.
  public var canonicalURL: String?
  /// What a reader sees, and what was taken out.
  public var article: CleanArticle
  /// The feed's own HTML, kept only where cleaning removed something.
  public var original: String?
  /// What links of the original are relative to.
  public var originalBase: String?
  /// What learning takes note of; nil for an article that teaches nothing.
  public var seen: SeenArticle?
  /// When it was published.
  public var publishedAt: Timestamp?
  /// When it was last changed.
  public var modifiedAt: Timestamp?
  /// Files that belong to it.
  public var enclosures: [Enclosure]
  /// All else.
  public var details: EntryDetails
  /// The sample of its text; nil when there is too little of it.
  public var sketch: Sketch?
  /// The language as a BCP 47 tag: the entry's, else its feed's, else what its words tell.
  public var language: String?
  /// Whether the article's page is to be fetched.
  public var wantsPage = false
  /// What it is about; nil when that is not to be looked at.
  public var story: StoryText?

  /// An article with all that is known of it.
  public init(
    evidence: EntryEvidence, guid: String?, url: String?, canonicalURL: String?,
    article: CleanArticle, original: String?, publishedAt: Timestamp?, modifiedAt: Timestamp?,
    enclosures: [Enclosure], details: EntryDetails, sketch: Sketch?
  ) {
    self.evidence = evidence
    self.guid = guid
    self.url = url
    self.canonicalURL = canonicalURL
    self.article = article
    self.original = original
    self.publishedAt = publishedAt
    self.modifiedAt = modifiedAt
    self.enclosures = enclosures
    self.details = details
    self.sketch = sketch
  }
}

extension ArticleDraft {
  /// What its story is read from beside the title.
  var storyBody: PlainText? { article.text ?? article.summary }

  /// How long it is.
  var measures: TextMeasures { TextMeasures(of: storyBody) }

  /// What it is about, as far as its words tell.
  public func storyText() -> StoryText {
    StoryText(title: article.title, text: storyBody ?? PlainText(verbatim: ""))
  }
}

/// What one entry of a document does to the store.
public enum ArticleChange: Sendable {
  /// An article that is not there yet; the writer looks once more and skips what came meanwhile.
  case insert(ArticleDraft)
  /// A new text of an article: an update only where the reader would see a difference.
  case revise(ArticleID, ArticleDraft)
}
