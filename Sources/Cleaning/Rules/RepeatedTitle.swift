import Vocabulary

/// A first block that says the headline once more.
struct RepeatedTitle: RemovalRule {
  let kind = "repeated-title"

  func blocks(toRemoveFrom article: ArticleBlocks) -> [Int] {
    let remaining = article.remaining
    guard remaining.count > 1, let first = remaining.first, let title = article.title,
      article.blocks[first].canBeDek,
      article.blocks[first].textCount <= title.string.utf8.count + 16
    else { return [] }
    let words = ComparableWords.of(title.string)
    return !words.isEmpty && words == ComparableWords.of(article.text(of: first)) ? [first] : []
  }
}

/// A text reduced to what two copies of it share: letters and digits in lower case.
enum ComparableWords {
  /// The words, one blank before each and after the last, so that a search finds whole words.
  static func of(_ text: String) -> String {
    var result = ""
    var isInWord = false
    for scalar in text.lowercased().unicodeScalars {
      let isWordPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWordPart != isInWord { result += " " }
      isInWord = isWordPart
      if isWordPart { result.unicodeScalars.append(scalar) }
    }
    return isInWord ? result + " " : result
  }
}
