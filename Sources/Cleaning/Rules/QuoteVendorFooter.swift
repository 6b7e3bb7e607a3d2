import WebText

/// Where the prices, readings or pictures on a page come from, and how late they are.
struct QuoteVendorFooter: RemovalRule {
  let kind = "quote-vendor-footer"

  private static let subjects = [
    "quotes", "market data", "stock data", "stock price", "stock market data", "index data",
    "financial data", "exchange data", "fund data",
  ]
  private static let statements = [
    "delayed at least", "delayed by at least", "real-time or delayed", "delayed up to",
    "provided by", "powered by", "supplied by", "is delayed", "are delayed",
  ]
  /// Who gave what: "Tide tables supplied by the river authority".
  private static let credits = [
    "supplied by", "provided by", "powered by", "delivered by", "bereitgestellt von",
    "geliefert von", "fournies par", "fournis par", "proporcionados por", "suministrados por",
    "forniti da", "fornecidos por", "geleverd door",
  ]
  /// With one of these before a credit, the line is a sentence.
  private static let verbs = [
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "not", "and",
    "who", "which", "that", "wurde", "wurden", "werden", "wird", "sont", "est", "son", "es", "sono",
  ]
  /// What stands beside a credit: how late and how sure it is.
  private static let cautions = [
    "minutes old", "an hour old", "hours old", "a day old", "may be wrong", "may be delayed",
    "may be inaccurate", "may differ", "are predictions", "are estimates", "for information only",
    "for informational purposes", "at your own risk", "no guarantee", "without guarantee",
    "without warranty", "not guaranteed",
  ]
  /// In words.
  private static let longestSubject = 6
  private static let longestCredit = 240

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    // The two kinds of footers alternate, so each kind looks past the other.
    let footers = article.trailing {
      Self.matches($0) || Self.isCaution($0) || LegalFooter.matches($0)
    }
    let credits = footers.filter { Self.matches(article.lowercasedText(of: $0)) }
    guard let first = credits.min() else { return [] }
    let cautions = footers.filter { $0 > first && Self.isCaution(article.lowercasedText(of: $0)) }
    return credits + cautions.filter { !credits.contains($0) }
  }

  static func matches(_ text: String) -> Bool {
    isCredit(text) || isQuoteNotice(text)
  }

  private static func isQuoteNotice(_ text: String) -> Bool {
    // The statements first: few texts have one, while a blank before a subject is found at each word.
    statements.contains { text.hasPhrase($0) }
      && subjects.contains { text.hasPrefix($0) || text.hasPhrase(" " + $0) }
  }

  /// True for a credit with nothing but what it is for before it.
  private static func isCredit(_ text: String) -> Bool {
    guard text.utf8.count <= longestCredit else { return false }
    let words = text.split(separator: " ", maxSplits: longestSubject + 2)
    for (position, word) in words.dropLast(2).enumerated() {
      if position > 0, credits.contains(word + " " + words[position + 1]) { return true }
      guard position < longestSubject, !verbs.contains(String(word)), word.utf8.last != colon,
        !word.unicodeScalars.contains(where: { ".,;!?–—\"“”".unicodeScalars.contains($0) })
      else { return false }
    }
    return false
  }

  private static let colon = UInt8(ascii: ":")

  private static func isCaution(_ text: String) -> Bool {
    text.utf8.count <= longestCredit && cautions.contains { text.hasPhrase($0) }
  }
}
