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
  /// Tabs and the like: shorter links of one list.
  private static let mostShortLinks = 4

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    let last = Array(article.lastWithText.prefix(Self.mostHeadlines + 1))
    let headlines = links(last, in: article, isLong: true)
    guard headlines.count >= Self.fewestHeadlines, headlines.count < last.count else {
      let tabs = links(last, in: article, isLong: false)
      return (Self.fewestHeadlines...Self.mostShortLinks).contains(tabs.count) ? tabs : []
    }
    var found = headlines
    if let above = last.dropFirst(found.count).first, isLineOver(above, in: article) {
      found.append(above)
    }
    return found
  }

  /// The last blocks that are links within the site, as long as headlines are, or shorter ones in lists.
  private func links(_ last: [Int], in article: ArticleBlocks, isLong: Bool) -> [Int] {
    Array(
      last.prefix(Self.mostHeadlines).prefix { index in
        let block = article.blocks[index]
        guard !block.isProtected, block.linkedCount * 5 >= block.textCount * 4,
          article.leadsWithinSite(index)
        else { return false }
        return isLong
          ? (Self.shortestHeadline...Self.longestHeadline).contains(block.textCount)
          : block.list != nil && block.textCount < Self.shortestHeadline
      })
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
