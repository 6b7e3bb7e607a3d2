import Markup

/// A heading, or a line that ends with a colon, below which nothing is left.
struct DanglingHeading: RemovalRule {
  let kind = "dangling-heading"

  private static let longest = 80
  /// A longer line is a sentence of the article.
  private static let mostWords = 5
  private static let most = 3
  /// So far behind it a picture or a player is looked for.
  private static let reach = 400

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    let last = article.lastWithText.prefix(Self.most).prefix { index in
      let block = article.blocks[index]
      guard !block.isProtected, block.textCount <= Self.longest else { return false }
      if block.element?.isHeading == true { return true }
      let text = article.text(of: index)
      return text.hasSuffix(":") && text.split(separator: " ").count <= Self.mostWords
    }
    // What is nothing but headings is a list of them.
    guard last.count < Self.most, let first = last.last,
      !hasMedia(behind: article.blocks[first], in: article.tree)
    else { return [] }
    return Array(last)
  }

  /// True where it announces what has no text.
  private func hasMedia(behind block: ArticleBlocks.Block, in tree: HTMLTree) -> Bool {
    let end = min(block.nodes.upperBound + Self.reach, tree.nodes.count)
    return (block.nodes.upperBound..<max(block.nodes.upperBound, end)).contains { node in
      switch tree.nodes[node].element {
      case .img, .picture, .video, .audio, .iframe, .embed, .object: true
      default: false
      }
    }
  }
}
