import WebText

/// A dek in the body: a first block that the lede says once more, word for word.
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
      (Self.fewestBytes...Self.mostBytes).contains(article.blocks[dek].textCount),
      article.blocks[lede].textCount >= article.blocks[dek].textCount
    else { return [] }
    let words = ComparableWords.of(article.text(of: dek))
    return ComparableWords.of(article.text(of: lede)).hasPhrase(words) ? [dek] : []
  }
}
