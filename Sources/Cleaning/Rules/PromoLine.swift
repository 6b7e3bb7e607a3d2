import Markup
import WebText

/// A paragraph between paragraphs that is set in capitals and leads elsewhere.
///
/// Portals put such lines between the paragraphs of a wire story to lead readers to another one:
/// mostly the whole text is a link; where a feed carries the scraped text alone, the link is lost.
struct PromoLine: RemovalRule {
  let kind = "promo-line"

  /// Shorter ones may be a name or an abbreviation.
  private static let fewestLetters = 10
  /// Without a link, fewer words may be a heading, a sign or a cry.
  private static let fewestWordsWithoutLink = 6
  private static let longest = 300

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    var found: [Int] = []
    var candidates: [Int] = []
    var before: Int?
    for index in article.remaining {
      if isCandidate(index, after: before, in: article) {
        if before != nil { candidates.append(index) }
      } else {
        before = article.blocks[index].isParagraph || before != nil ? index : nil
        guard article.blocks[index].isParagraph else { continue }
        found += candidates
        candidates.removeAll()
      }
    }
    return found
  }

  private func isCandidate(_ index: Int, after before: Int?, in article: ArticleBlocks) -> Bool {
    let block = article.blocks[index]
    guard block.isParagraph, block.textCount <= Self.longest else { return false }
    if block.isOneLink {
      guard let target = article.target(of: index), leadsElsewhere(target) else { return false }
      return isShouted(article.text(of: index))
    }
    guard block.link == nil, let before else { return false }
    return isHeadline(article.text(of: index), after: before, in: article, block)
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

  /// True for a shouted line that says what another story is about, neither a sentence nor a verse.
  ///
  /// What belongs to the article is announced (by a colon), ends as sentences do, repeats itself as
  /// refrains do, or has lines as signs and poems have.
  private func isHeadline(
    _ text: String, after before: Int, in article: ArticleBlocks, _ block: ArticleBlocks.Block
  ) -> Bool {
    guard isShouted(text), let last = text.unicodeScalars.last, !Self.endsSentence(last),
      let previous = article.text(of: before).unicodeScalars.last, Self.endsSentence(previous),
      previous != ":", previous != "：", previous != ","
    else { return false }
    let words = ComparableWords.of(text).split(separator: " ")
    guard words.count >= Self.fewestWordsWithoutLink,
      Set(words).count * 10 >= words.count * 8, !article.hasLinesOrCode(block)
    else { return false }
    return article.blocks.indices.count { article.text(of: $0, equals: text) } == 1
  }

  /// True for the marks that end sentences and quotations, in any script; commas and colons too.
  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .otherPunctuation, .finalPunctuation, .closePunctuation, .initialPunctuation: true
    default: false
    }
  }
}

extension ArticleBlocks {
  /// True when a block has several lines, or code in it.
  fileprivate func hasLinesOrCode(_ block: Block) -> Bool {
    block.nodes.contains { node in
      switch tree.nodes[node].element {
      case .br, .code, .kbd, .samp, .tt: true
      default: false
      }
    }
  }

  fileprivate func text(of index: Int, equals text: String) -> Bool {
    // Most blocks differ in length, which is known without making their text.
    blocks[index].textCount == text.utf8.count { $0 != UInt8(ascii: " ") }
      && self.text(of: index) == text
  }
}
