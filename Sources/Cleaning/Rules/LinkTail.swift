import Markup
import WebText

/// A list of headlines of the same site below an article, and the line over it.
struct LinkTail: RemovalRule {
  let kind = "link-tail"

  private static let fewestHeadlines = 2
  private static let mostHeadlines = 20
  private static let shortestHeadline = 20
  private static let longestHeadline = 300
  private static let longestLine = 60

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    let remaining = article.remaining.dropFirst()
    let headlines = remaining.reversed().prefix(Self.mostHeadlines).prefix { index in
      let block = article.blocks[index]
      return !block.isProtected && block.linkedCount * 5 >= block.textCount * 4
        && (Self.shortestHeadline...Self.longestHeadline).contains(block.textCount)
        && article.leadsWithinSite(index)
    }
    guard headlines.count >= Self.fewestHeadlines else { return [] }
    var found = Array(headlines)
    if let above = remaining.dropLast(found.count).last, isLineOver(above, in: article) {
      found.append(above)
    }
    return found
  }

  /// True for a heading or a short line that ends in no full stop.
  private func isLineOver(_ index: Int, in article: ArticleBlocks) -> Bool {
    let block = article.blocks[index]
    guard !block.isProtected, block.textCount <= Self.longestLine, block.linkedCount == 0 else {
      return false
    }
    return block.element?.isHeading == true || article.text(of: index).last != "."
  }
}

extension ArticleBlocks {
  /// True when the first link of a block leads to another page of the article's own site.
  fileprivate func leadsWithinSite(_ index: Int) -> Bool {
    guard
      let link = blocks[index].nodes.first(where: { tree.nodes[$0].element == .a }),
      let target = tree.string(of: .href, in: link), !target.hasPrefix("#"),
      let address = WebURL(parsing: target, base: base)
    else { return false }
    return address.host == base?.host
  }
}
