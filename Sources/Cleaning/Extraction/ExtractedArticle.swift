public import Vocabulary

/// The main article of a web page, and what the page says of it.
public struct ExtractedArticle: Sendable {
  /// Headline, dek (as the summary), body, lead image, and what was taken out.
  public var article = CleanArticle()
  /// Who wrote it.
  public var authors: [Person] = []
  /// When it was published.
  public var published: Timestamp?
  /// When it was last changed.
  public var modified: Timestamp?
  /// What the site is called.
  public var siteName: String?
  /// The language as a BCP 47 tag.
  public var language: String?
  /// The address that the page calls its own, absolute.
  public var canonicalURL: String?
  /// Where the article goes on, absolute, when it has several pages.
  public var nextPageURL: String?
  /// What stands before the rest of the article; the text is then perhaps its beginning alone.
  public var wall: PageWall?

  /// An article of which nothing is known yet.
  public init() {}
}

/// What keeps a reader from an article.
public enum PageWall: String, Hashable, Sendable {
  /// The page asks for consent to cookies first.
  case consent = "consent-wall"
  /// The page asks for a subscription or a login.
  case paywall
}

/// What a page yields.
public enum PageExtraction: Sendable {
  /// Its main article.
  case found(ExtractedArticle)
  /// Nothing, for a reason.
  case missing(MissingArticle)

  /// The article, nil where there is none.
  public var article: ExtractedArticle? {
    if case .found(let article) = self { article } else { nil }
  }
}

/// Why a page yields no article.
public enum MissingArticle: Error, Hashable, Sendable {
  /// The bytes are no page of HTML.
  case notAPage
  /// There is no text on the page.
  case empty
  /// The page has text, but no article: a list of links, a form.
  case noArticle
  /// A wall stands in place of the article.
  case wall(PageWall)

  /// The reason in words.
  public var message: String {
    switch self {
    case .notAPage: "not a page: these bytes are no HTML"
    case .empty: "the page has no text"
    case .noArticle: "no article on the page: nothing but links and fragments"
    case .wall(.consent): "no article on the page: it asks for consent to cookies first"
    case .wall(.paywall): "no article on the page: it asks for a subscription first"
    }
  }
}
