import Cleaning
import Fetching
import Storage
import Vocabulary
import WebText

/// The article of a page before it is cleaned.
struct PageArticle: Sendable {
  /// Its body.
  var content: SafeHTML
  /// The paragraphs of its text; empty where nobody compares them.
  private(set) var paragraphs: [Substring] = []
  /// What has been taken out of it whatever else the site's pages say.
  var removed: [RemovedBlock] = []
  /// The line under its headline.
  var dek: PlainText?
  /// Authors, language and picture.
  var details = EntryDetails()
  /// When it was published.
  var publishedAt: Timestamp?
  /// Where it goes on.
  var next: WebURL?
  /// Of how many pages it was put together.
  var partCount = 1
}

/// What a page gave.
enum PageFinding: Sendable {
  /// An article.
  case article(PageArticle)
  /// Nothing that could take a feed's text's place.
  case nothing(PageResult)
}

/// Turns a fetched page into what is stored of it; pure, without network, disk or clock.
struct PageProcessor: Sendable {
  private let cleaner: Cleaner

  /// A processor that finds articles where these rules say, else by itself.
  init(siteRules: SiteRules = SiteRules()) {
    cleaner = Cleaner(siteRules: siteRules)
  }

  /// The article of a page that was asked for at an address.
  func read(_ document: FetchedDocument, askedFor url: WebURL) -> PageFinding {
    if let refusal = PagePolicy.refusal(of: document) { return .nothing(refusal) }
    if PagePolicy.isFrontPage(document, askedFor: url) {
      return .nothing(.kept(.frontPage, wordCount: nil))
    }
    let transport = HTTPCharset.charset(in: document.contentType)
    switch cleaner.extract(page: document.body.span, at: document.url, transport: transport) {
    case .missing(let reason):
      return .nothing(.kept(PageReason(reason), wordCount: nil))
    case .found(let extracted):
      let words = extracted.article.text.map { WordCount.of($0) }
      if let wall = extracted.wall { return .nothing(.kept(PageReason(wall), wordCount: words)) }
      guard let content = extracted.article.content else {
        return .nothing(.kept(.empty, wordCount: nil))
      }
      return .article(PageArticle(extracted, content))
    }
  }

  /// A page beside the entry that it belongs to, both half cleaned.
  func compare(_ page: PageArticle, with target: PageTarget) -> ComparedPage {
    let title = target.title.map { TextConstruct(.text, $0.utf8) }
    let summary = target.summary.map { TextConstruct(.text, $0.utf8) }
    let base = target.base.flatMap { WebURL(parsing: $0) }
    return ComparedPage(
      page: page, target: target,
      own: cleaner.prepare(
        EntryContent(
          title: title, summary: summary,
          content: target.html.map { TextConstruct(.html, $0, base: base) })),
      fromPage: cleaner.prepare(
        EntryContent(
          title: title, summary: nil, content: TextConstruct(.html, page.content.utf8))))
  }

  /// What becomes of an entry's text: the page's, where that has more of the article.
  func result(of compared: ComparedPage, _ learned: LearnedBlocks) -> PageResult {
    var article = cleaner.finish(compared.fromPage, learned: learned)
    let own = cleaner.finish(compared.own, learned: learned)
    let words = article.text.map { WordCount.of($0) } ?? 0
    let ownWords = (own.text ?? compared.target.summary).map { WordCount.of($0) } ?? 0
    guard words > ownWords else { return .kept(.shorter, wordCount: words) }
    article.removed = compared.page.removed + article.removed
    article.summary = compared.page.dek ?? article.summary
    var text = PageText(article: article)
    text.original = compared.page.content
    text.details = compared.page.details
    text.details.image = text.details.image ?? article.leadImage
    text.publishedAt = compared.page.publishedAt
    text.partCount = compared.page.partCount
    return .replaced(text)
  }
}

/// A page beside the entry that it belongs to, both half cleaned.
struct ComparedPage: Sendable {
  /// The page.
  var page: PageArticle
  /// The entry.
  var target: PageTarget
  /// What the feed gives.
  var own: PreparedArticle
  /// What the page gives.
  var fromPage: PreparedArticle

  /// What the page teaches of its feed's blocks beside what the entry has taught.
  func seen(among headlines: Set<BlockFingerprint>) -> SeenArticle {
    fromPage.seen(among: headlines).without(own.seen(among: headlines))
  }
}

extension PageArticle {
  /// Adds the page on which the article goes on.
  ///
  /// False when that page mostly repeats what is there: a page of comments, or the article again.
  mutating func append(_ part: PageArticle) -> Bool {
    let known = Set(paragraphs)
    let added = part.paragraphs.filter { !known.contains($0) }
    guard added.count * 2 > part.paragraphs.count else { return false }
    content = content.followed(by: part.content)
    removed += part.removed
    paragraphs += added
    next = part.next
    partCount += 1
    return true
  }

  init(_ extracted: ExtractedArticle, _ content: SafeHTML) {
    self.init(content: content)
    paragraphs = (extracted.article.text?.string ?? "").split(separator: "\n\n")
    removed = extracted.article.removed
    dek = extracted.article.summary
    details.authors = extracted.authors
    details.language = extracted.language
    details.image = extracted.article.leadImage
    publishedAt = extracted.published
    next = extracted.nextPageURL.flatMap { WebURL(parsing: $0) }
  }

  /// The page as another article has it.
  init(_ known: KnownPage) {
    self.init(content: known.content)
    details = known.details
    partCount = known.partCount
  }
}

extension PageReason {
  fileprivate init(_ missing: MissingArticle) {
    self =
      switch missing {
      case .notAPage: .notAPage
      case .empty: .empty
      case .noArticle: .noArticle
      case .wall(let wall): PageReason(wall)
      }
  }

  fileprivate init(_ wall: PageWall) {
    self =
      switch wall {
      case .consent: .consentWall
      case .paywall: .paywall
      }
  }
}
