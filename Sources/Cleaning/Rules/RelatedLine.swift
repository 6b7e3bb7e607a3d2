import WebText

/// A line that leads to another story: "Read also:" and its headline, or such words over a list of
/// headlines, all of them links.
struct RelatedLine: RemovalRule {
  let kind = "related-line"

  private static let longest = 300
  private static let mostBlocksBelow = 12
  /// A shorter link below such words may be a name that an encyclopedia refers to.
  private static let shortestHeadline = 20

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    let remaining = article.remaining
    var found: [Int] = []
    var position = 1
    while position < remaining.count {
      let index = remaining[position]
      position += 1
      let block = article.blocks[index]
      guard block.textCount <= Self.longest,
        case let words = ComparableWords.of(article.text(of: index)),
        let rest = LeadInWords.rest(of: words)
      else { continue }
      if rest.allSatisfy({ $0 == " " }), !block.isProtected {
        let below = headlines(in: article, remaining[position...])
        // What they stood over may be gone; a heading may have its text below it.
        let isLabel = block.element?.isHeading != true && words.split(separator: " ").count > 1
        guard block.isOneLink || !below.isEmpty || isLabel else { continue }
        found.append(index)
        if block.isOneLink { continue }
        found += below
        position += below.count
      } else if leadsElsewhere(index, in: article, isSingleWord: isSingleWord(words, before: rest))
      {
        found.append(index)
      }
    }
    return found
  }

  /// True where the words are told apart from what follows, and that is a link.
  private func leadsElsewhere(
    _ index: Int, in article: ArticleBlocks, isSingleWord: Bool
  ) -> Bool {
    let block = article.blocks[index]
    if block.isOneLink, !block.isProtected, !isSingleWord { return true }
    let text = article.text(of: index)
    let isDivided = text.prefix(48).contains { $0 == ":" || $0 == "：" || $0 == "|" || $0 == "»" }
    let isBracketed = text.first == "[" && text.last == "]" || text.first == "(" && text.last == ")"
    return isBracketed && !block.isProtected
      || isDivided && block.linkedCount * 5 >= block.textCount * 3
  }

  /// True where the lead-in is one word, which a headline may begin with, too.
  private func isSingleWord(_ words: String, before rest: Substring) -> Bool {
    !words[..<rest.startIndex].dropFirst().contains(" ")
  }

  /// The blocks that follow and are links, each as long as headlines are.
  private func headlines(in article: ArticleBlocks, _ following: ArraySlice<Int>) -> [Int] {
    Array(
      following.prefix(Self.mostBlocksBelow).prefix { index in
        let block = article.blocks[index]
        return !block.isProtected && block.textCount >= Self.shortestHeadline
          && block.textCount <= Self.longest && block.linkedCount * 5 >= block.textCount * 4
      })
  }
}
