/// What the rules for footers share: they look at the last blocks, from the end.
extension ArticleBlocks {
  /// A footer is short; what is longer is an article about footers.
  private static let longestFooter = 900
  private static let mostFooters = 8

  /// The blocks at the end for which the test holds, as far as they follow each other.
  ///
  /// What other rules took out does not stand between them; the first block always stays.
  mutating func trailing(where isFooter: (_ text: String) -> Bool) -> [Int] {
    var found: [Int] = []
    for index in remaining.dropFirst().reversed().prefix(Self.mostFooters) {
      guard blocks[index].textCount <= Self.longestFooter else { break }
      let text = lowercasedText(of: index)
      // Hard blanks hold a place open.
      if text.isEmpty { continue }
      guard isFooter(text) else { break }
      found.append(index)
    }
    return found
  }

  /// The last blocks that are still there and have text, the last one first.
  var lastWithText: some Sequence<Int> {
    remaining.reversed().lazy.filter { !text(of: $0).isEmpty }
  }
}
