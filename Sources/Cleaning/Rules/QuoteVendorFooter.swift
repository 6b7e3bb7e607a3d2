import WebText

/// Where the share prices on a page come from, and how late they are.
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

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    // The two kinds of footers alternate, so each kind looks past the other.
    let footers = article.trailing { Self.matches($0) || LegalFooter.matches($0) }
    return footers.filter { Self.matches(article.lowercasedText(of: $0)) }
  }

  static func matches(_ text: String) -> Bool {
    // The statements first: few texts have one, while a blank before a subject is found at each word.
    statements.contains { text.hasPhrase($0) }
      && subjects.contains { text.hasPrefix($0) || text.hasPhrase(" " + $0) }
  }
}
