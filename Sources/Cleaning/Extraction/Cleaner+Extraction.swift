import Markup
import Vocabulary
public import WebText

extension Cleaner {
  /// The main article of a web page, and what the page says of it.
  ///
  /// The page is parsed once; selectors, rules, the sanitizer and the text all read that tree. Pure,
  /// and bounded in time and memory for any bytes.
  ///
  /// - Parameters:
  ///   - page: The page's bytes, in any encoding.
  ///   - address: Where the page came from: the base of its links.
  ///   - transport: The encoding that came with the transfer (`Content-Type`).
  ///   - learned: What recurs on the articles of the site.
  /// - Returns: The article, or why there is none.
  public func extract(
    page: Span<UInt8>, at address: WebURL? = nil, transport: Charset? = nil,
    learned: LearnedBlocks = LearnedBlocks()
  ) -> PageExtraction {
    do {
      let prepared = try prepare(page: page, at: address, transport: transport)
      return .found(try finish(prepared, learned: learned))
    } catch {
      return .missing(error)
    }
  }

  /// The first half of `extract`: all that needs no other article of the site.
  public func prepare(
    page: Span<UInt8>, at address: WebURL? = nil, transport: Charset? = nil
  ) throws(MissingArticle) -> PreparedPage {
    guard page.count > 0 else { throw .empty }
    guard PageSignature.mayBePage(page, isEncoded: transport != nil) else { throw .notAPage }
    let tree = HTMLTree(page: page, transport: transport, limits: PageExtractor.limits)
    return try PageExtractor(tree, address: address, cleaner: self).prepare()
  }

  /// The second half: takes out what recurs on the site, then sanitises and reads the rest.
  public func finish(
    _ page: PreparedPage, learned: LearnedBlocks
  ) throws(MissingArticle) -> ExtractedArticle {
    var extracted = page.extracted
    let article = finish(page.article, learned: learned)
    guard let text = article.text else { throw .noArticle }
    extracted.language = extracted.language ?? LanguageGuess.language(of: text.utf8)
    let leadImage = extracted.article.leadImage
    extracted.article = article
    extracted.article.leadImage = leadImage ?? article.leadImage
    if let dek = article.removed.first(where: { $0.kind == RepeatedDek.kind }) {
      extracted.article.summary = TextNormalizer.line(Array(dek.text.utf8))
    }
    extracted.article.removed += page.beside
    return extracted
  }
}
