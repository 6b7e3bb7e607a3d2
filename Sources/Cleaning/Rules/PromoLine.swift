/// A paragraph between paragraphs whose whole text is one link to elsewhere, set in capitals.
///
/// Portals put such lines between the paragraphs of a wire story to lead readers to another one.
struct PromoLine: RemovalRule {
  let kind = "promo-line"

  /// Shorter ones may be a name or an abbreviation.
  private static let fewestLetters = 10

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    var candidates: [Int] = []
    var between: [Int] = []
    var isAfterParagraph = false
    for index in article.remaining {
      if isCandidate(index, in: article) {
        if isAfterParagraph { candidates.append(index) }
      } else if article.blocks[index].isParagraph {
        isAfterParagraph = true
        between += candidates
        candidates.removeAll()
      }
    }
    return between
  }

  private func isCandidate(_ index: Int, in article: ArticleBlocks) -> Bool {
    let block = article.blocks[index]
    guard block.isParagraph, block.isOneLink, block.textCount <= 300,
      let target = article.target(of: index), leadsElsewhere(target)
    else { return false }
    return isShouted(article.text(of: index))
  }

  private func leadsElsewhere(_ target: String) -> Bool {
    target.hasPrefix("http") || target.hasPrefix("/")
      || !target.contains(":") && !target.hasPrefix("#")
  }

  /// True for several words in capitals; a script without case cannot shout.
  private func isShouted(_ text: String) -> Bool {
    var capitals = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { capitals += 1 }
    }
    return capitals >= Self.fewestLetters && text.contains(" ")
  }
}
