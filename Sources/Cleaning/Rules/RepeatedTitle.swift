import Vocabulary

/// A first block that says the headline once more.
struct RepeatedTitle: RemovalRule {
  let kind = "repeated-title"

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    let remaining = article.remaining
    guard remaining.count > 1, let first = remaining.first, let title = article.title,
      article.blocks[first].canBeDek,
      article.blocks[first].textCount <= title.utf8.count + 16
    else { return [] }
    let words = ComparableWords.of(title.string)
    return !words.isEmpty && words == ComparableWords.of(article.text(of: first)) ? [first] : []
  }
}

/// A text reduced to what two copies of it share: letters and digits in lower case.
enum ComparableWords {
  /// The words, one blank before each and after the last, so that a search finds whole words.
  static func of(_ text: String) -> String {
    let blank = UInt8(ascii: " ")
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 2)
    var isInWord = false
    for scalar in text.lowercased().unicodeScalars {
      let isWordPart = isWordPart(scalar)
      if isWordPart != isInWord { result.append(blank) }
      isInWord = isWordPart
      if isWordPart { result.append(contentsOf: scalar.utf8) }
    }
    if isInWord { result.append(blank) }
    return String(decoding: result, as: UTF8.self)
  }

  /// The phrases of a list with commas, each as `of` has it.
  static func phrases(_ list: some StringProtocol) -> [String] {
    list.split(separator: ",").map { of(String($0)) }
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    // Without a look into the tables of Unicode.
    case "a"..."z", "0"..."9": true
    case "\0"..."\u{7F}": false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
