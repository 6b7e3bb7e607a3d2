import Vocabulary
import WebText

/// What stands over the headline in the chosen part of a page: a path, a section, links.
///
/// Where running text stands there, too, the headline is told again in the middle of something else.
struct AboveTitle: RemovalRule {
  let kind = "above-title"

  private static let mostBlocks = 8
  private static let longest = 160

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage, let title = article.title else { return [] }
    let words = ComparableWords.of(title.string)
    let first = article.remaining.prefix(Self.mostBlocks)
    guard !words.isEmpty,
      let place = first.firstIndex(where: { ComparableWords.of(article.text(of: $0)) == words }),
      place < article.remaining.count - 1
    else { return [] }
    let above = first[..<place]
    let isRunning = above.contains { index in
      article.blocks[index].textCount > Self.longest
        || article.blocks[index].link == nil && article.text(of: index).hasSuffix(".")
    }
    return isRunning ? [] : Array(above)
  }
}
