import Markup
import Vocabulary
import WebText

/// Finds the article on a page and makes it ready for cleaning.
struct PageExtractor {
  let tree: HTMLTree
  let address: WebURL?
  let cleaner: Cleaner

  /// Ten megabytes of the shortest tags stay within these.
  static let limits: MarkupLimits = {
    var limits = MarkupLimits()
    limits.nodes = 1_000_000
    return limits
  }()

  init(_ tree: HTMLTree, address: WebURL?, cleaner: Cleaner) {
    self.tree = tree
    self.address = address
    self.cleaner = cleaner
  }

  func prepare() throws(MissingArticle) -> PreparedPage {
    guard var page = AnnotatedPage(tree) else { throw .notAPage }
    // Scripts would show what is hidden; an element that is never closed hides all behind it.
    if page.blocks.isEmpty { page = AnnotatedPage(tree, showingHidden: true) ?? page }
    guard !page.blocks.isEmpty else { throw .empty }
    let rule = cleaner.siteRules[address?.host]
    let data = LinkedData(in: tree)
    guard var selection = rule?.selection(in: page) ?? ArticleChoice.choose(in: page) else {
      let wall = WallSigns.wall(of: page, nil, data: data)
      throw wall.map { MissingArticle.wall($0) } ?? .noArticle
    }
    if rule == nil { SideCells.prune(&selection, in: page) }
    rule?.prune(&selection, in: tree)
    var extracted = PageMetadata(page, selection, data, address: address).extracted
    extracted.wall = WallSigns.wall(of: page, selection, data: data)
    // A request for consent is no beginning of an article.
    if extracted.wall == .consent { throw .wall(.consent) }
    let base = PageMetadata.base(of: tree, at: address)
    if let next = rule?.nextPage(in: tree).flatMap({ WebURL(parsing: $0, base: base) }), next.isWeb
    {
      extracted.nextPageURL = next.string
    }
    if let next = extracted.nextPageURL {
      NextPage.leaveOut(next, of: &selection, in: tree, base: base)
    }
    var prepared = PreparedPage(
      extracted: extracted, article: article(extracted.article, selection, rule, base: base))
    if cleaner.explainsSelection { prepared.beside = BesideArticle.blocks(of: page, selection) }
    return prepared
  }

  /// The chosen part as a tree of its own, cut into blocks and cleaned of what any site would be
  /// rid of.
  private func article(
    _ article: CleanArticle, _ selection: Selection, _ rule: SiteRule?, base: WebURL?
  ) -> PreparedArticle {
    let kept = rule?.kept(in: tree, within: selection)
    let pictures = Set(selection.pictureTexts)
    var isPictureText = [false]
    var isPinned = [false]
    let part = tree.part(of: selection.root) { node in
      guard !selection.leftOut[node] else { return true }
      isPictureText.append(pictures.contains(node))
      if let kept { isPinned.append(kept[node]) }
      return false
    }
    var prepared = cleaner.prepare(
      part: part, article, base: base, isPinned: kept == nil ? nil : isPinned)
    if !pictures.isEmpty { prepared.body?.isLeftOutOfText = isPictureText }
    return prepared
  }
}
