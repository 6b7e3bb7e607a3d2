import Markup
import Vocabulary

/// What a page holds beside its article, and why it is not part of it.
enum BesideArticle {
  /// The blocks that were not chosen, in the order of the page.
  static func blocks(of page: AnnotatedPage, _ selection: Selection) -> [RemovedBlock] {
    let selected = selection.selectedTexts(of: page)
    return page.blocks.indices.compactMap { number in
      let block = page.blocks[number]
      guard !page.nodes(of: number).contains(where: { selected[$0] }) else { return nil }
      let text = page.line(ofBlock: number)
      return text.isEmpty
        ? nil : RemovedBlock(kind: reason(for: block, in: page), text: text)
    }
  }

  /// The innermost name that says what a block is for.
  private static func reason(for block: PageBlock, in page: AnnotatedPage) -> String {
    var node = Int(page.tree.nodes[block.start].parent)
    while node > page.body {
      if let reason = reason(page.tree.nodes[node].element, page.traits[node]) { return reason }
      node = Int(page.tree.nodes[node].parent)
    }
    return block.linked * 2 > block.count ? "links" : "outside"
  }

  private static func reason(_ element: HTMLElement?, _ traits: PageTraits) -> String? {
    switch element {
    case .nav, .menu, .search: return "navigation"
    case .footer: return "footer"
    case .header: return "header"
    case .aside: return "aside"
    case .form, .input, .label: return "form"
    default: break
    }
    if traits.contains(.comments) { return "comments" }
    if traits.contains(.share) { return "share-bar" }
    if traits.contains(.consent) { return "consent" }
    if traits.contains(.foreignRole) { return "navigation" }
    if traits.contains(.boilerplate) { return "boilerplate" }
    return traits.contains(.aside) ? "aside" : nil
  }
}
