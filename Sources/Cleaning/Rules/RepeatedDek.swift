import Markup
import Vocabulary
import WebText

/// A dek in the body: a first block that the lede says once more, word for word, or that the entry
/// gives as its summary, or that a page calls one.
struct RepeatedDek: RemovalRule {
  static let kind = "repeated-dek"
  var kind: String { Self.kind }

  /// Shorter ones may be a refrain.
  private static let fewestBytes = 30
  private static let mostBytes = 400

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    let remaining = article.remaining
    guard remaining.count > 2, let dek = remaining.first else { return [] }
    let lede = remaining[1]
    guard article.blocks[dek].canBeDek, article.blocks[lede].isParagraph,
      (Self.fewestBytes...Self.mostBytes).contains(article.blocks[dek].textCount)
    else { return [] }
    let words = ComparableWords.of(article.text(of: dek))
    if article.blocks[lede].textCount >= article.blocks[dek].textCount,
      ComparableWords.of(article.text(of: lede)).hasPhrase(words)
    {
      // What stands there a third time is a refrain.
      let third = remaining[2]
      let isRefrain =
        article.blocks[third].textCount == article.blocks[dek].textCount
        && ComparableWords.of(article.text(of: third)) == words
      return isRefrain ? [] : [dek]
    }
    let isCalledDek = article.isOfPage && article.isCalledDek(dek)
    return isCalledDek || isSummary(dek, words, before: lede, in: article) ? [dek] : []
  }

  /// True where the block is the entry's summary and no excerpt of the story.
  ///
  /// An excerpt is the story's beginning and stays. A dek is set as a heading, or is told again by the
  /// lede in other words; in a feed it stands under the headline, where a page has its lede, which is
  /// mostly its description, too.
  private func isSummary(
    _ dek: Int, _ words: String, before lede: Int, in article: ArticleBlocks
  ) -> Bool {
    guard let summary = article.summary,
      Description.matches(ComparableWords.of(summary.string), words)
    else { return false }
    return article.blocks[dek].element?.isHeading == true
      || !article.isOfPage && article.isUnderTitle(dek)
      || Self.tells(ComparableWords.of(article.text(of: lede)), words)
  }

  /// True when the lede has half of the dek's longer words.
  private static func tells(_ lede: String, _ dek: String) -> Bool {
    let told = Set(lede.split(separator: " "))
    let words = Set(dek.split(separator: " ")).filter { $0.unicodeScalars.count > 3 }
    return words.count >= 4 && words.count { told.contains($0) } * 2 >= words.count
  }
}

extension ArticleBlocks {
  /// True when a class of the block says that it is a dek.
  fileprivate func isCalledDek(_ index: Int) -> Bool {
    let nodes = blocks[index].nodes
    return nodes.prefix(4).contains { node in
      guard let names = tree.value(of: .class, in: node) else { return false }
      return tree.bytes.withUnsafeBufferPointer { bytes in
        PageWords.known.traits(of: UnsafeBufferPointer(rebasing: bytes[names])).contains(.dek)
      }
    }
  }

  /// True when the headline stood before a block, as it does in the text of a whole page.
  fileprivate func isUnderTitle(_ index: Int) -> Bool {
    guard let title else { return false }
    let words = ComparableWords.of(title.string)
    return blocks[..<index].indices.contains { ComparableWords.of(text(of: $0)) == words }
  }
}
