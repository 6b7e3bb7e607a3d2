import Markup
import Vocabulary
import WebText

/// Finds the article on a page and cleans it.
struct PageExtractor {
  let tree: HTMLTree
  let address: WebURL?

  /// Ten megabytes of the shortest tags stay within these.
  static let limits: MarkupLimits = {
    var limits = MarkupLimits()
    limits.nodes = 1_000_000
    return limits
  }()

  init(_ tree: HTMLTree, address: WebURL?) {
    self.tree = tree
    self.address = address
  }

  func extract() -> PageExtraction {
    guard let page = AnnotatedPage(tree) else { return .missing(.notAPage) }
    guard !page.blocks.isEmpty else { return .missing(.empty) }
    guard let selection = ArticleChoice.choose(in: page) else { return .missing(.noArticle) }
    var extracted = ExtractedArticle()
    extracted.article = article(from: selection)
    guard extracted.article.text != nil else { return .missing(.noArticle) }
    return .found(extracted)
  }

  private func article(from selection: Selection) -> CleanArticle {
    var article = CleanArticle()
    let leftOut = selection.leftOut
    var sanitizer = TreeSanitizer(
      tree, in: selection.root, base: address, leavingOut: { leftOut[$0] })
    let fragment = sanitizer.fragment()
    if !fragment.isEmpty { article.content = SafeHTML(sanitized: fragment) }
    let silent = selection.leftOutOfText
    article.text = TextNormalizer.plainText(
      TreeText.text(of: tree, in: selection.root, leavingOut: { silent[$0] }))
    article.leadImage = sanitizer.leadImage
    return article
  }
}
