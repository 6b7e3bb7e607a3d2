import Vocabulary
import WebText

/// Who wrote the article and when, on a line before it: it is told beside the text.
struct BylineLine: RemovalRule {
  let kind = "byline"

  private static let mostBlocks = 3
  private static let longest = 120
  private static let mostWords = 14

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    var found: [Int] = []
    for index in article.remaining.dropLast().prefix(Self.mostBlocks) {
      let block = article.blocks[index]
      guard block.isParagraph || block.isNested && !block.isProtected,
        block.textCount <= Self.longest, isByline(article.text(of: index))
      else { break }
      found.append(index)
    }
    return found
  }

  private func isByline(_ text: String) -> Bool {
    let words = text.split(separator: " ").count
    guard words <= Self.mostWords, text.last != ".", text.last != ":", text.last != "?" else {
      return false
    }
    return BylineText.isByline(text) || DateInText(text) != nil && words <= Self.mostWords / 2
  }
}
